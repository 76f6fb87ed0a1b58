import { instantAt } from '../calendar/local-clock.ts'
import { addDays, type SchoolDate, type Weekday, weekdayOf } from '../calendar/school-date.ts'
import type { SchoolCalendar, TeachingWeek } from '../calendar/school-year.ts'
import { politeUntil } from './manners.ts'

/** When a school wants its digest, local to the school. */
export interface DigestWish {
  readonly weekday: Weekday
  /** '15:30' */
  readonly time: string
}

/** Friday 3:30pm, unless a school chose otherwise (design 5). */
export const DEFAULT_DIGEST: DigestWish = { weekday: 5, time: '15:30' }

/** A week and the instant at which its digest is due. */
export interface DigestMoment {
  readonly week: TeachingWeek
  readonly at: Date
}

/** The wished day of a week where there are lessons; else the last teaching day before it, else the first after it. */
export function digestDay({ teachingDays }: TeachingWeek, { weekday }: DigestWish): SchoolDate {
  const day = teachingDays.findLast((date) => weekdayOf(date) <= weekday) ?? teachingDays[0]
  if (day === undefined) throw new Error('A teaching week has a teaching day.')
  return day
}

/** The next digest after an instant: only teaching weeks have one. Undefined where the calendar ends. */
export function nextDigest(
  { calendar, timeZone }: { readonly calendar: SchoolCalendar; readonly timeZone: string },
  wish: DigestWish,
  after: Date,
): DigestMoment | undefined {
  const earliest = addDays(after.toISOString().slice(0, 10), -7)
  for (const week of calendar.weeks) {
    if (week.monday < earliest) continue
    const at = instantAt(digestDay(week, wish), wish.time, timeZone)
    if (at > after) return { week, at }
  }
  return undefined
}

/** After this a digest is skipped: two hours late, or evening. */
export const digestStaleAfter = (timeZone: string, at: Date): Date => politeUntil({ timeZone }, at)
