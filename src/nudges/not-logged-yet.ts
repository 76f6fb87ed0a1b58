import { localTime } from '../domain/calendar/local-clock.ts'
import { addDays, daysBetween } from '../domain/calendar/school-date.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import type { Moment, Nudge, NudgeDecision, Situation } from '../domain/messages/nudge.ts'
import { byDueDate, itemOf, openByNow, sentThisWeek } from '../domain/messages/nudge-items.ts'

/** Days that a person has to themselves after 'my week'. */
const ROOM_AFTER_MY_WEEK = 2
/** A snooze that ended longer ago than this is forgotten. */
const SNOOZE_KEPT_DAYS = 4

/**
 * The one follow-up of a week, for what is due in it and not logged yet: on the last but one of
 * the person's working days, or when their snooze ends. Never twice, and never for things done.
 */
export const notLoggedYet = {
  id: 'not-logged-yet',
  called: 'the reminder of what is not logged yet',
  why: 'This comes at most once a week, because something due this week is not logged yet.',
  audience: ['ect', 'mentor'],
  budget: 'two',
  offSwitch: 'What is not logged yet, once a week at most',
  decide(situation: Situation, moment: Moment): NudgeDecision {
    const all = openByNow(situation, moment)
    if (!all.some((one) => isReason(one, moment))) {
      return { kind: 'not-due', because: 'nothing-open' }
    }
    const open = moment.hasLessons ? all : all.filter(({ activity }) => activity !== 'drop-in')
    if (!open.some((one) => isReason(one, moment))) {
      return { kind: 'not-due', because: 'training-day' }
    }
    const items = open.map(itemOf).sort(byDueDate)
    const snoozeEnd = endedSnooze(situation, moment)
    if (snoozeEnd !== undefined) return { kind: 'send', period: snoozeEnd, items, askedFor: true }
    if (sentThisWeek('not-logged-yet', situation, moment) !== undefined) {
      return { kind: 'not-due', because: 'already-sent' }
    }
    return isTheDay(situation, moment)
      ? { kind: 'send', period: moment.week.monday, items }
      : { kind: 'not-due', because: 'not-yet' }
  },
} as const satisfies Nudge

/** What is left behind stands on the card too; it is no reason to write. */
const isReason = (one: Expectation, { week }: Moment): boolean =>
  one.optional !== true && one.dueOn >= week.monday

/** The last but one working day that leaves room after 'my week'; the last in a short week. */
function isTheDay(situation: Situation, moment: Moment): boolean {
  const { week, workingDays, today } = moment
  const first = sentThisWeek('my-week', situation, moment)?.on ?? week.monday
  const days = workingDays.filter((day) => daysBetween(first, day) >= ROOM_AFTER_MY_WEEK)
  const day = days.at(-2) ?? days.at(-1)
  return day !== undefined && today >= day
}

/** The local day on which a snooze ended that nothing has answered yet. */
function endedSnooze(situation: Situation, moment: Moment): string | undefined {
  const { snoozedUntil } = situation.manners
  if (snoozedUntil === undefined || snoozedUntil > moment.now) return undefined
  if (situation.sent.some((message) => message.at >= snoozedUntil)) return undefined
  const { date } = localTime(snoozedUntil, situation.timeZone)
  return addDays(date, SNOOZE_KEPT_DAYS) >= moment.today ? date : undefined
}
