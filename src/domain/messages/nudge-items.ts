import type { SchoolDate } from '../calendar/school-date.ts'
import type { Expectation } from '../expectations/expectation.ts'
import { given } from '../given.ts'
import type { Moment, NudgeId, NudgeItem, SentMessage, Situation } from './nudge.ts'

/** Asked for, not logged, not excused, and the person did not put it aside this week. */
export function isToDo(expectation: Expectation, situation: Situation, moment: Moment): boolean {
  if (expectation.state !== 'open' && expectation.state !== 'not-logged') return false
  if (expectation.optional === true) return false
  return !situation.manners.notThisWeek.some(
    (one) => one.week === moment.week.monday && one.expectationId === expectation.id,
  )
}

/** The expectation as an item of a nudge. */
export const itemOf = (expectation: Expectation): NudgeItem => ({
  activity: expectation.activity,
  title: expectation.title,
  opensOn: expectation.opensOn,
  dueOn: expectation.dueOn,
  expectationId: expectation.id,
  ...given({ inductionId: expectation.inductionId }),
})

/** What of this week is still to do: opened by its Sunday, due on or after its Monday. */
export function toDoThisWeek(situation: Situation, moment: Moment): readonly NudgeItem[] {
  const { week, sunday } = moment
  return situation.expectations
    .filter(
      (one) => one.dueOn >= week.monday && one.opensOn <= sunday && isToDo(one, situation, moment),
    )
    .map(itemOf)
    .sort(byDueDate)
}

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
