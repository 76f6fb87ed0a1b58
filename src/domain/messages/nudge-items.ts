import { addDays, mondayOf, type SchoolDate } from '../calendar/school-date.ts'
import { type Expectation, isWaiting } from '../expectations/expectation.ts'
import { type PartOfWeek, partOfWeek } from '../expectations/part-of-week.ts'
import { given } from '../given.ts'
import { groupBy } from '../group-by.ts'
import { onceFor } from '../once-each.ts'
import type { Moment, NudgeId, NudgeItem, SentMessage, Situation } from './nudge.ts'

/** Asked for, not logged, not excused, and the person did not put it aside this week. */
export function isToDo(expectation: Expectation, situation: Situation, moment: Moment): boolean {
  if (!isWaiting(expectation)) return false
  return expectation.optional !== true && !isPutAside(expectation, situation, moment)
}

const isPutAside = (
  { id }: Expectation,
  { manners }: Situation,
  { week }: Pick<Moment, 'week'>,
): boolean =>
  manners.notThisWeek.some((one) => one.week === week.monday && one.expectationId === id)

/** The expectation as an item of a nudge. */
export const itemOf = (expectation: Expectation): NudgeItem => ({
  activity: expectation.activity,
  title: expectation.title,
  opensOn: expectation.opensOn,
  dueOn: expectation.dueOn,
  expectationId: expectation.id,
  ...given({ inductionId: expectation.inductionId }),
})

/**
 * What a person's week card holds of what is still to do, whoever logs it: what is due now, and what is
 * open for later. The card itself goes by the same rule, part by part.
 */
export const onWeekCard = (
  situation: Situation,
  { today, week }: Pick<Moment, 'today' | 'week'>,
): PartOfWeek => weekCardOf({ situation, moment: { today, week } })

/** Several nudges ask for the same one. */
const weekCardOf = onceFor(
  ({ situation, moment: { today, week } }: CardAsked) => [situation, today, week],
  foundOnWeekCard,
)

interface CardAsked {
  readonly situation: Situation
  readonly moment: Pick<Moment, 'today' | 'week'>
}

function foundOnWeekCard({ situation, moment }: CardAsked): PartOfWeek {
  const { expectations, takesPartIn = [], around = [] } = situation
  const parts = groupBy([...expectations, ...takesPartIn], ({ inductionId = '' }) => inductionId)
  const beside = groupBy(around, ({ inductionId = '' }) => inductionId)
  const found = [...parts].map(([id, some]) => partOfWeek(some, moment, beside.get(id)))
  const isShown = (one: Expectation): boolean =>
    isWaiting(one) &&
    !isPutAside(one, situation, moment) &&
    (one.optional !== true || one.dueOn >= moment.today)
  return {
    now: found.flatMap(({ now }) => now).filter(isShown),
    later: found.flatMap(({ later }) => later).filter(isShown),
  }
}

/** What a person can log now of what their week card holds and what is due by its Sunday. */
export const openByNow = (situation: Situation, moment: Moment): readonly Expectation[] =>
  onWeekCard(situation, moment).now.filter(
    (one) => one.personId === situation.personId && isToLog(one, moment.today),
  )

/**
 * Whether it is to be logged by the end of the week of that day: what opens on a later day, such as
 * tomorrow's webinar, is not, nor what has another week.
 */
export const isToLog = ({ opensOn, dueOn, held }: Expectation, today: SchoolDate): boolean =>
  opensOn <= today && dueOn <= addDays(mondayOf(today), 6) && (held?.on ?? today) <= today

/** Earliest first; things due on one day keep their order. */
export const byDueDate = (a: NudgeItem, b: NudgeItem): number =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0

/** On a training day there are no lessons, so nothing is said about drop-ins (B-24). */
export const withoutDropInsOnTrainingDays = (
  items: readonly NudgeItem[],
  moment: Moment,
): readonly NudgeItem[] =>
  moment.hasLessons ? items : items.filter((item) => item.activity !== 'drop-in')

/** The message of that kind sent in this school week, if any. */
export const sentThisWeek = (
  kind: NudgeId,
  situation: Situation,
  moment: Moment,
): SentMessage | undefined =>
  situation.sent.find((message) => message.kind === kind && message.on >= moment.week.monday)

/** Whether a message of that kind went out for that date. */
export const wasSentFor = (kind: NudgeId, period: SchoolDate, situation: Situation): boolean =>
  situation.sent.some((message) => message.kind === kind && message.period === period)
