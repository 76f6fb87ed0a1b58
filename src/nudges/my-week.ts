import type { SchoolDate } from '../domain/calendar/school-date.ts'
import { addDays, weekdayOf } from '../domain/calendar/school-date.ts'
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
  sentThisWeek,
  toDoThisWeek,
  withoutDropInsOnTrainingDays,
} from '../domain/messages/nudge-items.ts'

/**
 * Everything of this week in one card, once, on the person's day or the next day that suits them.
 * A week in which nothing opens and nothing is due has no card.
 */
export const myWeek = {
  id: 'my-week',
  called: 'the week card',
  audience: ['ect', 'mentor', 'induction-tutor'],
  budget: 'two',
  offSwitch: 'My week, once a week',
  decide(situation: Situation, moment: Moment): NudgeDecision {
    if (sentThisWeek('my-week', situation, moment) !== undefined) {
      return { kind: 'not-due', because: 'already-sent' }
    }
    if (moment.today < myDay(situation, moment)) return { kind: 'not-due', because: 'not-yet' }
    const all = [
      ...toDoThisWeek(situation, moment),
      ...meetings(situation, moment),
      ...tasks(situation, moment),
    ].sort(byDueDate)
    if (!all.some((item) => isNews(item, moment))) {
      return { kind: 'not-due', because: 'nothing-this-week' }
    }
    const items = withoutDropInsOnTrainingDays(all, moment)
    if (items.length < all.length && hasLaterDay(moment)) {
      return { kind: 'not-due', because: 'training-day' }
    }
    if (items.length === 0) return { kind: 'not-due', because: 'training-day' }
    return { kind: 'send', period: moment.week.monday, items }
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

/** Study is of every week while it is open; a seminar that merely stays open is no reason to write. */
const isNews = (item: NudgeItem, { week, sunday }: Moment): boolean =>
  item.dueOn <= sunday ||
  (item.opensOn ?? week.monday) >= week.monday ||
  item.activity === 'self-study' ||
  item.activity === 'diagnostic'

/** The ECT's own meeting of this week: it has a place in their week although the mentor logs it. */
const meetings = (
  { takesPartIn = [] }: Situation,
  { week, sunday }: Moment,
): readonly NudgeItem[] =>
  takesPartIn
    .filter((one) => one.state === 'open' && one.dueOn >= week.monday && one.opensOn <= sunday)
    .map(itemOf)

/** What needs the induction tutor within this week and the next. */
const tasks = (situation: Situation, moment: Moment): NudgeItem[] =>
  situation.roles.includes('induction-tutor')
    ? situation.tasks
        .filter((task) => task.dueOn <= addDays(moment.sunday, 7))
        .map((task) => ({ activity: 'task', title: task.title, dueOn: task.dueOn }))
    : []
