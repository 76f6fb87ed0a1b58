/**
 * Days of the appropriate body's reviews and assessments, worked out from the induction clock: a review
 * in each term without an assessment, an assessment at the end of each year (induction.md 1, B-100).
 * Dates only: nothing of what they are about is known or kept here.
 */
import type { SchoolDate } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'
import type { InductionYear } from '../programme/programme.ts'
import type { InductionClock, YearStretch } from './induction-clock.ts'

/** One of them, and the last day for it: the end of its term, or of the year of induction. */
export interface StatutoryDate {
  readonly kind: 'review' | 'assessment'
  readonly year: InductionYear
  readonly by: SchoolDate
}

/** All of an induction, as far as the calendar goes. Part time there is a review every term as well. */
export const statutoryDates = (
  { years }: InductionClock,
  calendar: SchoolCalendar,
): readonly StatutoryDate[] => years.flatMap((one) => ofYear(one, calendar))

function ofYear(
  { year, parts, to }: YearStretch,
  calendar: SchoolCalendar,
): readonly StatutoryDate[] {
  const ends = new Set(parts.map(({ half }) => endOfTerm(half, calendar)))
  // The term in which a year ends has the assessment, and no review before it.
  const reviews = [...ends].filter((end) => to === undefined || end < to)
  return [
    ...reviews.map((by) => ({ kind: 'review', year, by }) as const),
    ...(to === undefined ? [] : [{ kind: 'assessment', year, by: to } as const]),
  ]
}

const endOfTerm = (
  { academicYear, term, lastDay }: SchoolCalendar['halves'][number],
  { halves }: SchoolCalendar,
): SchoolDate =>
  halves.findLast((one) => one.academicYear === academicYear && one.term === term)?.lastDay ??
  lastDay
