import { type SchoolDate, sayDay } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'

/** What the day of a lesson is checked against. */
interface LessonContext {
  readonly today: SchoolDate
  readonly calendar: SchoolCalendar
  /** The induction's first day. */
  readonly startDate: SchoolDate
  /** What is said of a day that is still to come. */
  readonly later: string
}

/** What to put right in the day of a lesson: none in holidays, weekends or on training days (B-24). */
export function lessonDayError(
  on: SchoolDate | undefined,
  { today, calendar, startDate, later }: LessonContext,
): string | undefined {
  if (on === undefined) return 'Give a real date, with a day, a month and a year.'
  if (on > today) return later
  if (on < startDate) return `Give a day from ${sayDay(startDate)} on, when induction began.`
  return calendar.kindOf(on) === 'teaching'
    ? undefined
    : `There were no lessons on ${sayDay(on)}. Give the day of the lesson.`
}
