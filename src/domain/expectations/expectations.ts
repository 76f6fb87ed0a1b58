import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays, sayDay } from '../calendar/school-date.ts'
import type { TeachingWeek, WeekPosition } from '../calendar/school-year.ts'
import { onceEach } from '../once-each.ts'
import type { CatchUp } from '../programme/programme-rule.ts'
import { type AgreedDay, agreedDays, arrangedDays } from './agreed-days.ts'
import { mentorCircle, pairCircle } from './circles.ts'
import type { Circle, DatedItem } from './dated-item.ts'
import type { ExcuseKind, Expectation, ExpectationState } from './expectation.ts'
import { type Fulfilments, fulfilmentsOf } from './fulfilments.ts'
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
  return expectationsFrom(plannedInduction(facts), pairCircle(facts), { ...facts, log, about })
}

/** What the programme's mentor training expects of one mentor: nothing of those who are trained. */
export function mentorTrainingExpectations(facts: MentorTrainingFacts): Expectation[] {
  const { mentor } = facts
  const log = facts.log.filter(
    (entry) => entry.inductionId === undefined && entry.personId === mentor.id && isKept(entry),
  )
  return expectationsFrom(plannedTraining(facts), mentorCircle(facts), { ...facts, log, about: {} })
}

const isKept = ({ undoneAt }: { readonly undoneAt?: Date }): boolean => undoneAt === undefined

type Happened = Pick<
  InductionFacts,
  'log' | 'excuses' | 'eventMarks' | 'calendar' | 'today' | 'within'
> & {
  readonly about: Pick<Expectation, 'inductionId' | 'ectId'>
}

function expectationsFrom(
  planned: readonly PlannedItem[],
  circle: Circle,
  happened: Happened,
): Expectation[] {
  const { dated, comesAfter } = laidOut(planned, circle, happened.within)
  const agreed = agreedWithin(agreedDays(happened.log, happened.calendar), planned, happened.within)
  const fulfilments = fulfilmentsOf(dated, nearbyLog(dated, happened), agreed)
  const arranged = arrangedDays(dated, fulfilments, agreed)
  const excuses = new Map(happened.excuses?.map((each) => [each.expectationId, each]))
  const marks = marksOf(happened.eventMarks)
  const outcome = { fulfilments, arranged, excuses, comesAfter, marks, today: happened.today }
  const expectations = dated.map((item) => expectation(item, outcome, happened.about))
  return arranged.size === 0 ? expectations : expectations.sort((a, b) => compare(a.dueOn, b.dueOn))
}

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
  { log, within }: Pick<Happened, 'log' | 'within'>,
): Happened['log'] {
  if (within === undefined) return log
  const ids = new Set(items.map(({ id }) => id))
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
): Expectation {
  const { id, planned, personId, opensOn, dueOn: usualDay, excuse } = datedItem
  const kind = datedItem.excusedFor
  const held = heldEvent(datedItem, outcome.marks)
  const { item } = planned
  const fixed = fixedPart(planned)
  const arranged = outcome.arranged.get(id)
  const after = outcome.comesAfter.get(id)
  const dueOn = arranged ?? usualDay
  const isOptional = item.optional === true
  const dated = stateOf({ id, dueOn, excuse, kind, isOptional }, outcome)
  const { state, because, doneBy, excusedFor } = dated
  const catchUp = state === 'not-logged' ? item.catchUp : undefined
  const made: Writable<Expectation> = {
    id,
    ...fixed.fields,
    personId,
    opensOn: opensOn < dueOn ? opensOn : dueOn,
    dueOn,
    state,
    reasons: [
      ...fixed.reasons,
      because,
      ...held.reasons,
      ...(catchUp === undefined ? [] : [sayCatchUp(catchUp)]),
    ],
    ...present({ after, doneBy, excusedFor, catchUp: catchUp?.kind }, FROM_OUTCOME),
    ...held.fields,
  }
  if (about !== undefined) Object.assign(made, about)
  if (arranged !== undefined) made.arranged = true
  return made
}

/** What the plan says of an item, whoever it is for: worked out once, as many people share a plan. */
const fixedPart = onceEach(({ item, ...planned }: PlannedItem) => ({
  fields: {
    activity: item.activity,
    title: planned.title,
    week: positionOf(planned.weeks.at(-1) as TeachingWeek),
    inductionYear: planned.inductionYear,
    ...present(item, FROM_RULE),
    ...present(planned, FROM_PLAN),
  },
  reasons: [`${item.because} (${item.source}).`, ...planned.notes],
}))

const FROM_RULE = ['minutes', 'gaugeMinutes', 'optional', 'mode', 'proformas'] as const
const FROM_PLAN = ['module', 'meetingType', 'step'] as const
const FROM_OUTCOME = ['after', 'doneBy', 'excusedFor', 'catchUp'] as const

/** Those of the named properties that are there. */
function present<Of, Key extends keyof Of>(
  of: Of,
  keys: readonly Key[],
): { readonly [K in Key]?: NonNullable<Of[K]> } {
  const found: { [K in Key]?: NonNullable<Of[K]> } = {}
  for (const key of keys) {
    const value = of[key]
    if (value !== undefined && value !== null) found[key] = value
  }
  return found
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

interface State {
  readonly state: ExpectationState
  readonly because: string
  readonly doneBy?: string
  readonly excusedFor?: ExcuseKind
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
  const entry = fulfilments.get(id)
  if (entry !== undefined) {
    return { state: 'done', because: `Logged for ${sayDay(entry.on)}.`, doneBy: entry.id }
  }
  const putAside = excuses.get(id)
  if (putAside !== undefined) {
    return { state: 'excused', because: putAside.because, excusedFor: putAside.kind }
  }
  if (excuse !== undefined && kind !== undefined) {
    return { state: 'excused', because: excuse, excusedFor: kind }
  }
  const day = sayDay(dueOn)
  if (dueOn < today && isOptional) {
    return { state: 'excused', because: 'It was optional.', excusedFor: 'optional' }
  }
  if (dueOn < today)
    return { state: 'not-logged', because: `Not logged yet. It was due on ${day}.` }
  return {
    state: 'open',
    because: arranged.has(id) ? `Arranged for ${day} at the last meeting.` : `Due by ${day}.`,
  }
}

const positionOf = (week: TeachingWeek): WeekPosition => ({
  academicYear: week.academicYear,
  monday: week.monday,
  term: week.term,
  half: week.half,
  weekOfHalf: week.weekOfHalf,
  weekOfTerm: week.weekOfTerm,
  weekOfYear: week.weekOfYear,
})
