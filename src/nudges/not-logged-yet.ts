import { localTime } from '../domain/calendar/local-clock.ts'
import { addDays, daysBetween } from '../domain/calendar/school-date.ts'
import type {
  Moment,
  Nudge,
  NudgeDecision,
  NudgeItem,
  Situation,
} from '../domain/messages/nudge.ts'
import {
  sentThisWeek,
  toDoThisWeek,
  withoutDropInsOnTrainingDays,
} from '../domain/messages/nudge-items.ts'

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
  audience: ['ect', 'mentor'],
  budget: 'two',
  offSwitch: 'What is not logged yet, once a week at most',
  decide(situation: Situation, moment: Moment): NudgeDecision {
    const all = toDoThisWeek(situation, moment).filter((item) => isDueThisWeek(item, moment))
    if (all.length === 0) return { kind: 'not-due', because: 'nothing-open' }
    const items = withoutDropInsOnTrainingDays(all, moment)
    if (items.length === 0) return { kind: 'not-due', because: 'training-day' }
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

/** What opens on a later day, such as tomorrow's webinar, is not something to log yet. */
const isDueThisWeek = (item: NudgeItem, { sunday, today }: Moment): boolean =>
  item.dueOn <= sunday && (item.opensOn ?? today) <= today

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
