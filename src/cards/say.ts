import type { SchoolDate } from '../domain/calendar/school-date.ts'
import { addDays, parseSchoolDate, sayDay, sayTime } from '../domain/calendar/school-date.ts'
import type { WeekPosition } from '../domain/calendar/school-year.ts'

/** '21 to 25 September', '28 September to 2 October'. */
export function sayRange(from: SchoolDate, to: SchoolDate): string {
  const [, firstDay, firstMonth] = sayDay(from).split(' ')
  const [, lastDay, lastMonth] = sayDay(to).split(' ')
  const first = firstMonth === lastMonth ? firstDay : `${firstDay} ${firstMonth}`
  return `${first} to ${lastDay} ${lastMonth}`
}

/** 'Week 3 of autumn 1, 21 to 25 September'. */
export const sayWeek = (week: WeekPosition): string =>
  `${sayShortWeek(week)}, ${sayRange(week.monday, addDays(week.monday, 4))}`

/** 'Week 3 of autumn 1': the third teaching week of the first half of the autumn term. */
export const sayShortWeek = (week: WeekPosition): string =>
  `Week ${week.weekOfHalf} of ${week.term} ${week.half}`

/** 'Thursday 15 October at 3:30pm'; the day alone where no time is known. */
export const sayDayAndTime = (on: SchoolDate, time?: string): string =>
  time === undefined || time === '' ? sayDay(on) : `${sayDay(on)} at ${sayTime(time)}`

/** Says '2026-10-15T09:00' or '2026-10-15'; whatever else was typed stays as it is. */
export function sayMoment(at: string): string {
  const on = parseSchoolDate(at.slice(0, 10))
  return on === undefined ? at : sayDayAndTime(on, at.slice(11, 16))
}

/** '20 minutes', '1 minute'. */
export const sayMinutes = (minutes: number): string => sayCount(minutes, 'minute')

/** '1 week', '3 weeks'. */
export const sayCount = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`

/** 'A', 'A and B', 'A, B and C'. */
export function sayList(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** As `sayList`; where a title has an 'and' of its own, 'A and B; C' keeps them apart. */
export const sayTitles = (titles: readonly string[]): string =>
  titles.some((title) => / and |, /.test(title)) ? titles.join('; ') : sayList(titles)

/** With a capital at the front, for a line that begins with somebody else's words. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
