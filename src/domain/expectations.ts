import { type Answers, answersTo, arrangedDays } from './answers.ts'
import { mentorCircle, pairCircle } from './circles.ts'
import type { Expectation, ExpectationState, WeekPosition } from './expectation.ts'
import type { InductionFacts, MentorTrainingFacts } from './induction-facts.ts'
import { inOrder, type OrderedItem } from './order-of-items.ts'
import type { PlannedItem } from './planned-item.ts'
import { plannedTraining } from './planned-training.ts'
import { plannedInduction } from './planned-year.ts'
import type { SchoolDate } from './school-date.ts'
import { sayDay } from './school-date.ts'
import type { TeachingWeek } from './school-year.ts'
import { type Circle, settle } from './settled-item.ts'

/**
 * What a programme expects of an ECT and those who mentor them, through all of the calendar, in the
 * order of the days on which it is due. Computed from facts, never stored: rules are laid on weeks
 * (`planned-year.ts`), people's days settle when (`settled-item.ts`), the log answers (`answers.ts`).
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

type Happened = Pick<InductionFacts, 'log' | 'excuses' | 'calendar' | 'today'> & {
  readonly about: Pick<Expectation, 'inductionId' | 'ectId'>
}

function expectationsFrom(
  planned: readonly PlannedItem[],
  circle: Circle,
  happened: Happened,
): Expectation[] {
  const settled = inOrder(
    planned.map((item) => settle(item, circle)),
    circle,
  ).toSorted((a, b) => compare(a.dueOn, b.dueOn) || compare(a.opensOn, b.opensOn))
  const answers = answersTo(settled, happened.log)
  const arranged = arrangedDays(settled, answers, happened)
  const excuses = new Map(happened.excuses?.map((each) => [each.expectationId, each.because]))
  const expectations = settled.map((item) => {
    const day = arranged.get(item.id)
    const excuse = excuses.get(item.id) ?? item.excuse
    return expectation(item, happened, { answers, arranged: day, excuse })
  })
  return arranged.size === 0 ? expectations : expectations.sort((a, b) => compare(a.dueOn, b.dueOn))
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

interface Outcome {
  readonly answers: Answers
  readonly arranged: SchoolDate | undefined
  readonly excuse: string | undefined
}

function expectation(item: OrderedItem, happened: Happened, outcome: Outcome): Expectation {
  const { arranged } = outcome
  const { activity, minutes, meetingType, gaugeMinutes } = item.item
  const dueOn = arranged ?? item.dueOn
  const { state, because, doneBy } = stateOf({ ...item, dueOn }, happened.today, outcome)
  return {
    id: item.id,
    activity,
    title: item.title,
    ...(item.module === undefined ? {} : { module: item.module }),
    ...happened.about,
    personId: item.personId,
    opensOn: item.opensOn < dueOn ? item.opensOn : dueOn,
    dueOn,
    minutes,
    ...(gaugeMinutes === undefined ? {} : { gaugeMinutes }),
    week: positionOf(item.weeks.at(-1) as TeachingWeek),
    inductionYear: item.inductionYear,
    ...(meetingType === undefined ? {} : { meetingType }),
    ...(item.after.length === 0 ? {} : { after: item.after }),
    ...(arranged === undefined ? {} : { arranged: true }),
    state,
    ...(doneBy === undefined ? {} : { doneBy }),
    reasons: [`${item.item.because} (${item.item.source}).`, ...item.notes, because],
  }
}

interface State {
  readonly state: ExpectationState
  readonly because: string
  readonly doneBy?: string
}

/** What was logged counts, even where nobody expected it any more. */
function stateOf(
  item: Pick<OrderedItem, 'id' | 'dueOn'>,
  today: SchoolDate,
  { answers, arranged, excuse }: Outcome,
): State {
  const entry = answers.get(item.id)
  if (entry !== undefined) {
    return { state: 'done', because: `Logged for ${sayDay(entry.on)}.`, doneBy: entry.id }
  }
  if (excuse !== undefined) return { state: 'excused', because: excuse }
  const day = sayDay(item.dueOn)
  if (item.dueOn < today)
    return { state: 'not-logged', because: `Not logged yet. It was due on ${day}.` }
  const because =
    arranged === undefined ? `Due by ${day}.` : `Arranged for ${day} at the last meeting.`
  return { state: 'open', because }
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
