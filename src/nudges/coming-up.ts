import type { Expectation } from '../domain/expectation.ts'
import type { Moment, Nudge, NudgeItem, Situation } from '../domain/nudge.ts'
import {
  byDueDate,
  isToDo,
  itemOf,
  wasSentFor,
  withoutDropInsOnTrainingDays,
} from '../domain/nudge-items.ts'
import type { SchoolDate } from '../domain/school-date.ts'
import { addDays, eachDay } from '../domain/school-date.ts'
import type { SchoolCalendar } from '../domain/school-year.ts'

/** How many school days ahead an event or an arranged drop-in is named. */
const DAYS_AHEAD = 2
/** Far enough to look across the longest holiday inside a school year. */
const HORIZON_DAYS = 21

/**
 * An event, or a drop-in whose day the pair arranged, two working days ahead, or on the last day
 * on which the person works before it. Not where 'my week' has just named it.
 */
export const comingUp: Nudge = {
  id: 'coming-up',
  audience: ['ect', 'mentor'],
  wording: 'messages/coming-up',
  budget: 'three',
  canTurnOff: true,
  decide(situation, moment) {
    const coming = situation.expectations
      .filter((one) => isNear(one, moment) && isToDo(one, situation, moment))
      .filter((one) => isTheTime(one.dueOn, situation, moment))
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
}

/** An event of a whole term has no day to be reminded of: 'my week' names it while it is open. */
const hasItsDay = (one: Expectation): boolean =>
  one.arranged === true || (one.activity === 'event' && one.opensOn === one.dueOn)

const isNear = (one: Expectation, { today }: Moment): boolean =>
  hasItsDay(one) && one.dueOn > today && one.dueOn <= addDays(today, HORIZON_DAYS)

/** Two school days ahead at most, or no later moment to say it. */
const isTheTime = (day: SchoolDate, situation: Situation, moment: Moment): boolean =>
  moment.nextLocal === undefined ||
  moment.nextLocal.slice(0, 10) >= day ||
  schoolDaysUntil(day, moment.today, situation.calendar) <= DAYS_AHEAD

/** School days after `from`, up to and with `day`. */
const schoolDaysUntil = (day: SchoolDate, from: SchoolDate, calendar: SchoolCalendar): number =>
  eachDay(addDays(from, 1), day).filter((one) => {
    const kind = calendar.kindOf(one)
    return kind === 'teaching' || kind === 'inset'
  }).length

/** A message for that day went out, or 'my week' named it within the last two school days. */
const isKnown = (item: NudgeItem, situation: Situation): boolean =>
  wasSentFor('coming-up', item.dueOn, situation) ||
  situation.sent.some(
    (message) =>
      message.kind === 'my-week' &&
      message.period <= item.dueOn &&
      item.dueOn <= addDays(message.period, 6) &&
      schoolDaysUntil(item.dueOn, message.on, situation.calendar) <= DAYS_AHEAD,
  )
