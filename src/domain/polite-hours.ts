import { localOf } from './local-clock.ts'
import { EARLIEST, LATEST } from './manners.ts'
import { addDays, instantAt, type SchoolDate, weekdayOf } from './school-date.ts'

/**
 * The next instant from `from` on that is neither at night nor at the weekend, holidays included:
 * for a first welcome, which a roster or an app sent out to everybody may bring at any hour.
 */
export function nextPoliteHour(from: Date, timeZone: string): Date {
  const { date, time } = localOf(from, timeZone)
  const isWeekday = weekdayOf(date) <= 5
  if (isWeekday && time >= EARLIEST && time < LATEST) return from
  const first = isWeekday && time < EARLIEST ? date : nextWeekday(date)
  return instantAt(first, EARLIEST, timeZone)
}

function nextWeekday(date: SchoolDate): SchoolDate {
  const next = addDays(date, 1)
  return weekdayOf(next) <= 5 ? next : addDays(next, 8 - weekdayOf(next))
}
