import type { SchoolDate } from '../domain/calendar/school-date.ts'
import { addDays, weekdayOf } from '../domain/calendar/school-date.ts'
import { type Expectation, isStudy } from '../domain/expectations/expectation.ts'
import type {
  Moment,
  Nudge,
  NudgeDecision,
  NudgeItem,
  Situation,
} from '../domain/messages/nudge.ts'
import {
  byDueDate,
  itemOf,
  onWeekCard,
  sentThisWeek,
  withoutDropInsOnTrainingDays,
} from '../domain/messages/nudge-items.ts'

/**
 * Everything of this week in one card, once, on the person's day or the next day that suits them.
 * A week in which nothing opens and nothing is due has no card.
 */
export const myWeek = {
  id: 'my-week',
  called: 'the week card',
  why: 'This card comes once a week, on your own day.',
  audience: ['ect', 'mentor', 'induction-tutor'],
  budget: 'two',
  offSwitch: 'My week, once a week',
  decide(situation: Situation, moment: Moment): NudgeDecision {
    if (sentThisWeek('my-week', situation, moment) !== undefined) {
      return { kind: 'not-due', because: 'already-sent' }
    }
    if (moment.today < myDay(situation, moment)) return { kind: 'not-due', because: 'not-yet' }
    const card = onWeekCard(situation, moment)
    const waiting = tasks(situation, moment)
    const reasons = [...card.now, ...card.later].filter((one) => isNews(one, situation, moment))
    if (reasons.length === 0 && waiting.length === 0) {
      return { kind: 'not-due', because: 'nothing-this-week' }
    }
    if (isForLessons(reasons, moment) && (hasLaterDay(moment) || isOnlyLessons(reasons, waiting))) {
      return { kind: 'not-due', because: 'training-day' }
    }
    const items = withoutDropInsOnTrainingDays(card.now.map(itemOf), moment)
    return {
      kind: 'send',
      period: moment.week.monday,
      items: [...items, ...waiting].sort(byDueDate),
    }
  },
} as const satisfies Nudge

/** The chosen weekday or the next own working day after it; else the last one of the week. */
function myDay(situation: Situation, moment: Moment): SchoolDate {
  const { reminderDay = 1 } = situation.manners
  const { workingDays, today } = moment
  return workingDays.find((day) => weekdayOf(day) >= reminderDay) ?? workingDays.at(-1) ?? today
}

const hasLaterDay = ({ today, workingDays }: Moment): boolean =>
  workingDays.some((day) => day > today)

/**
 * Study is of every week while it is open; a seminar that merely stays open is no reason to write, nor
 * is somebody else's drop-in.
 */
function isNews(
  one: Expectation,
  { takesPartIn = [] }: Situation,
  { week, sunday }: Moment,
): boolean {
  if (one.optional === true || one.dueOn < week.monday) return false
  if (one.activity === 'drop-in' && takesPartIn.includes(one)) return false
  return one.dueOn <= sunday || one.opensOn >= week.monday || isStudy(one)
}

/** On a training day there are no lessons to drop in on (B-24). */
const isForLessons = (reasons: readonly Expectation[], { hasLessons }: Moment): boolean =>
  !hasLessons && reasons.some(({ activity }) => activity === 'drop-in')

const isOnlyLessons = (reasons: readonly Expectation[], waiting: readonly NudgeItem[]): boolean =>
  waiting.length === 0 && reasons.every(({ activity }) => activity === 'drop-in')

/** What needs the induction tutor within this week and the next. */
const tasks = (situation: Situation, moment: Moment): NudgeItem[] =>
  situation.roles.includes('induction-tutor')
    ? situation.tasks
        .filter((task) => task.dueOn <= addDays(moment.sunday, 7))
        .map((task) => ({ activity: 'task', title: task.title, dueOn: task.dueOn }))
    : []
