import type { SchoolDate } from '../domain/calendar/school-date.ts'
import { addDays } from '../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../domain/calendar/school-year.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import type {
  Moment,
  Nudge,
  NudgeDecision,
  NudgeItem,
  Situation,
} from '../domain/messages/nudge.ts'
import {
  byDueDate,
  isToDo,
  itemOf,
  wasSentFor,
  withoutDropInsOnTrainingDays,
} from '../domain/messages/nudge-items.ts'

/** How many school days ahead an event or an arranged drop-in is named. */
const DAYS_AHEAD = 2
/** Far enough to look across the longest holiday inside a school year. */
const HORIZON_DAYS = 21

/**
 * An event, or a drop-in whose day the pair arranged, two working days ahead, or on the last day
 * on which the person works before it. Not where 'my week' has just named it.
 */
export const comingUp = {
  id: 'coming-up',
  called: 'the card about what is coming up',
  why: 'This comes two school days before, so that there is time to arrange it.',
  audience: ['ect', 'mentor'],
  budget: 'three',
  offSwitch: 'Events and {dropIns} that are coming up',
  decide(situation: Situation, moment: Moment): NudgeDecision {
    const horizon = addDays(moment.today, HORIZON_DAYS)
    const coming = situation.expectations
      .filter((one) => hasItsDay(one) && one.dueOn > moment.today && one.dueOn <= horizon)
      .filter((one) => isToDo(one, situation, moment) && isTheTime(one.dueOn, situation, moment))
      .map(itemOf)
      .sort(byDueDate)
    const items = withoutDropInsOnTrainingDays(coming, moment)
    const fresh = items.filter((item) => !isKnown(item, situation))
    const [first] = fresh
    if (first === undefined) {
      const because = items.length > 0 ? 'already-sent' : 'nothing-coming-up'
      return { kind: 'not-due', because: coming.length > items.length ? 'training-day' : because }
    }
    return {
      kind: 'send',
      period: first.dueOn,
      items: fresh.filter((item) => item.dueOn === first.dueOn),
    }
  },
} as const satisfies Nudge

/** An event of a whole term has no day to be reminded of: 'my week' names it while it is open. */
const hasItsDay = (one: Expectation): boolean =>
  one.marks?.includes('cannot-come') !== true &&
  (one.arranged === true ||
    one.held !== undefined ||
    (one.activity === 'event' && one.opensOn === one.dueOn))

/** Two school days ahead at most, or no later moment to say it. */
const isTheTime = (day: SchoolDate, situation: Situation, moment: Moment): boolean =>
  moment.nextLocal === undefined ||
  moment.nextLocal.slice(0, 10) >= day ||
  isWithinTwoSchoolDays(moment.today, day, situation.calendar)

/** Whether at most two school days lie after `from`, up to and with `day`. */
function isWithinTwoSchoolDays(
  from: SchoolDate,
  day: SchoolDate,
  calendar: SchoolCalendar,
): boolean {
  let count = 0
  for (let one = addDays(from, 1); one <= day && count <= DAYS_AHEAD; one = addDays(one, 1)) {
    const kind = calendar.kindOf(one)
    if (kind === 'teaching' || kind === 'inset') count += 1
  }
  return count <= DAYS_AHEAD
}

/** A message for that day went out, or 'my week' named it within the last two school days. */
const isKnown = (item: NudgeItem, situation: Situation): boolean =>
  wasSentFor('coming-up', item.dueOn, situation) ||
  situation.sent.some(
    ({ kind, period, on }) =>
      kind === 'my-week' &&
      period <= item.dueOn &&
      item.dueOn <= addDays(period, 6) &&
      isWithinTwoSchoolDays(on, item.dueOn, situation.calendar),
  )
