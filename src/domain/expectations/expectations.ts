import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays, sayDay } from '../calendar/school-date.ts'
import type { TeachingWeek, WeekPosition } from '../calendar/school-year.ts'
import type { EveryField } from '../given.ts'
import type { LogEntry } from '../log-entry.ts'
import { onceEach } from '../once-each.ts'
import type { CatchUp } from '../programme/programme-rule.ts'
import { type AgreedDay, agreedDays, arrangedDays } from './agreed-days.ts'
import { mentorCircle, pairCircle } from './circles.ts'
import type { Circle, DatedItem } from './dated-item.ts'
import type { ExcuseKind, Expectation, ExpectationState } from './expectation.ts'
import { chosenIds, type Fulfilments, fulfilmentsOf } from './fulfilments.ts'
import { heldEvent, type MarksOf, marksOf } from './held-event.ts'
import type { Excuse, InductionFacts, MentorTrainingFacts } from './induction-facts.ts'
import { laidOut } from './laid-out.ts'
import type { ComesAfter } from './order-of-items.ts'
import type { PlannedItem } from './planned-item.ts'
import { plannedTraining } from './planned-training.ts'
import { plannedInduction } from './planned-year.ts'

/**
 * What a programme expects of an ECT and those who mentor them, through all of the calendar, in the
 * order of the days on which it is due. Computed from facts, never stored: rules are laid on weeks
 * (`planned-year.ts`), people's days say when (`dated-item.ts`), the log says what is done (`fulfilments.ts`).
 */
export function inductionExpectations(facts: InductionFacts): Expectation[] {
  const { induction, ect } = facts
  const log = facts.log.filter((entry) => entry.inductionId === induction.id && isKept(entry))
  const about = { inductionId: induction.id, ectId: ect.id }
  return expectationsFrom(plannedInduction(facts), pairCircle(facts), { facts, log, about })
}

/** What the programme's mentor training expects of one mentor: nothing of those who are trained. */
export function mentorTrainingExpectations(facts: MentorTrainingFacts): Expectation[] {
  const { mentor } = facts
  const log = facts.log.filter(
    (entry) => entry.inductionId === undefined && entry.personId === mentor.id && isKept(entry),
  )
  return expectationsFrom(plannedTraining(facts), mentorCircle(facts), { facts, log, about: {} })
}

const isKept = ({ undoneAt }: Pick<LogEntry, 'undoneAt'>): boolean => undoneAt === undefined

interface Happened {
  readonly facts: Pick<InductionFacts, 'excuses' | 'eventMarks' | 'calendar' | 'today' | 'within'>
  /** What was logged of it, as far as it was kept. */
  readonly log: InductionFacts['log']
  /** Whose it is; nothing for a mentor's own training. */
  readonly about: Pick<Expectation, 'inductionId' | 'ectId'>
}

function expectationsFrom(
  planned: readonly PlannedItem[],
  circle: Circle,
  { facts, log, about }: Happened,
): Expectation[] {
  const { excuses, eventMarks, calendar, today, within } = facts
  const { dated, comesAfter } = laidOut(planned, circle, within)
  const agreed = agreedWithin(agreedDays(log, calendar), planned, within)
  const fulfilments = fulfilmentsOf(dated, nearbyLog(dated, log, within), agreed)
  const outcome: Outcome = {
    fulfilments,
    arranged: arrangedDays(dated, fulfilments, agreed),
    excuses: excuses === undefined ? NO_EXCUSES : excusesById(excuses),
    comesAfter,
    marks: marksOf(eventMarks),
    today,
  }
  const expectations = dated.map((item) => expectation(item, outcome, about))
  return outcome.arranged.size === 0
    ? expectations
    : expectations.sort((a, b) => compare(a.dueOn, b.dueOn))
}

const NO_EXCUSES: ReadonlyMap<string, Excuse> = new Map()

const excusesById = onceEach(
  (excuses: readonly Excuse[]): ReadonlyMap<string, Excuse> =>
    new Map(excuses.map((each) => [each.expectationId, each])),
)

/** With a window, the first inside it is not what was to come next where something lies before it. */
function agreedWithin(
  agreed: readonly AgreedDay[],
  planned: readonly PlannedItem[],
  within: InductionFacts['within'],
): readonly AgreedDay[] {
  if (within === undefined) return agreed
  const outside = addDays(within.from, -6)
  const isPassedOver = ({ activity, madeOn }: AgreedDay): boolean =>
    planned.some(
      ({ item, weeks }) =>
        item.activity === activity &&
        (weeks[0] as TeachingWeek).monday > madeOn &&
        (weeks.at(-1) as TeachingWeek).monday < outside,
    )
  return agreed.map((day) => ({ ...day, isNextUnknown: isPassedOver(day) }))
}

/** With a window, an entry that names something outside it fulfils nothing inside. */
function nearbyLog(
  items: readonly DatedItem[],
  log: Happened['log'],
  within: InductionFacts['within'],
): Happened['log'] {
  if (within === undefined) return log
  const ids = chosenIds(items, log)
  return log.filter(({ expectationId }) => expectationId === undefined || ids.has(expectationId))
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

interface Outcome {
  readonly fulfilments: Fulfilments
  readonly arranged: ReadonlyMap<string, SchoolDate>
  readonly excuses: ReadonlyMap<string, Excuse>
  readonly comesAfter: ComesAfter
  readonly marks: MarksOf
  readonly today: SchoolDate
}

function expectation(
  datedItem: DatedItem,
  outcome: Outcome,
  about: Happened['about'],
): EveryField<Expectation> {
  const { id, planned, personId, opensOn, dueOn: usualDay, excuse } = datedItem
  const kind = datedItem.excusedFor
  const fixed = fixedPart(planned)
  const held = heldEvent(datedItem, outcome.marks)
  const arranged = at(outcome.arranged, id)
  const dueOn = arranged ?? usualDay
  const isOptional = fixed.optional === true
  const { state, because, doneBy, excusedFor } = stateOf(
    { id, dueOn, excuse, kind, isOptional },
    outcome,
  )
  const catchUp = state === 'not-logged' ? planned.item.catchUp : undefined
  const reasons = [...fixed.reasons, because, ...held.reasons]
  if (catchUp !== undefined) reasons.push(sayCatchUp(catchUp))
  // Each field by its name: this is made for everything that is expected of everybody, and an object
  // that is put together of others costs several times as much.
  return {
    id,
    activity: fixed.activity,
    title: fixed.title,
    module: fixed.module,
    inductionId: about.inductionId,
    personId,
    ectId: about.ectId,
    opensOn: opensOn < dueOn ? opensOn : dueOn,
    dueOn,
    minutes: fixed.minutes,
    gaugeMinutes: fixed.gaugeMinutes,
    week: fixed.week,
    inductionYear: fixed.inductionYear,
    meetingType: fixed.meetingType,
    step: fixed.step,
    optional: fixed.optional,
    mode: held.mode ?? fixed.mode,
    catchUp: catchUp?.kind,
    proformas: fixed.proformas,
    after: at(outcome.comesAfter, id),
    arranged: arranged === undefined ? undefined : true,
    held: datedItem.held,
    marks: held.marks,
    state,
    excusedFor,
    doneBy,
    reasons,
  }
}

/** What a map has under a key; most of these maps are empty, and then the key need not be hashed. */
const at = <Value>(map: ReadonlyMap<string, Value>, key: string): Value | undefined =>
  map.size === 0 ? undefined : map.get(key)

/** What the plan says of an item, whoever it is for: worked out once, as many people share a plan. */
const fixedPart = onceEach(({ item, ...planned }: PlannedItem) => ({
  activity: item.activity,
  title: planned.title,
  module: planned.module,
  minutes: item.minutes,
  gaugeMinutes: item.gaugeMinutes,
  week: positionOf(planned.weeks.at(-1) as TeachingWeek),
  inductionYear: planned.inductionYear,
  meetingType: planned.meetingType,
  step: planned.step,
  optional: item.optional,
  mode: item.mode,
  proformas: item.proformas,
  reasons: [`${item.because} (${item.source}).`, ...planned.notes],
}))

interface State {
  readonly state: ExpectationState
  readonly because: string
  readonly doneBy: string | undefined
  readonly excusedFor: ExcuseKind | undefined
}

interface DueItem extends Pick<DatedItem, 'id' | 'dueOn'> {
  readonly excuse: string | undefined
  readonly kind: ExcuseKind | undefined
  readonly isOptional: boolean
}

const CATCH_UP: Readonly<Record<CatchUp['kind'], string>> = {
  'set-content': 'Who could not be there studies the material that is set instead',
  'another-date': 'Who could not be there finds another date with the delivery partner',
}

const sayCatchUp = ({ kind, source }: CatchUp): string => `${CATCH_UP[kind]} (${source}).`

/** What was logged counts, even where nobody expected it any more. */
function stateOf(
  { id, dueOn, excuse, kind, isOptional }: DueItem,
  { fulfilments, arranged, excuses, today }: Outcome,
): State {
  const entry = at(fulfilments, id)
  if (entry !== undefined) {
    const because = `Logged for ${sayDay(entry.on)}.`
    return { state: 'done', because, doneBy: entry.id, excusedFor: undefined }
  }
  const putAside = at(excuses, id)
  if (putAside !== undefined) return excused(putAside.because, putAside.kind)
  if (excuse !== undefined && kind !== undefined) return excused(excuse, kind)
  if (dueOn >= today) return open(dueOn, at(arranged, id) !== undefined)
  return isOptional ? excused('It was optional.', 'optional') : notLogged(dueOn)
}

const excused = (because: string, excusedFor: ExcuseKind): State => ({
  state: 'excused',
  because,
  doneBy: undefined,
  excusedFor,
})

const open = (dueOn: SchoolDate, isArranged: boolean): State => ({
  state: 'open',
  because: isArranged
    ? `Arranged for ${sayDay(dueOn)} at the last meeting.`
    : `Due by ${sayDay(dueOn)}.`,
  doneBy: undefined,
  excusedFor: undefined,
})

const notLogged = (dueOn: SchoolDate): State => ({
  state: 'not-logged',
  because: `Not logged yet. It was due on ${sayDay(dueOn)}.`,
  doneBy: undefined,
  excusedFor: undefined,
})

const positionOf = (week: TeachingWeek): WeekPosition => ({
  academicYear: week.academicYear,
  monday: week.monday,
  term: week.term,
  half: week.half,
  weekOfHalf: week.weekOfHalf,
  weekOfTerm: week.weekOfTerm,
  weekOfYear: week.weekOfYear,
})
