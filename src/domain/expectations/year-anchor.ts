import { halfNumberAt } from '../calendar/half-number.ts'
import { academicYearOf, type SchoolDate } from '../calendar/school-date.ts'
import { schoolCalendar } from '../calendar/school-year.ts'
import type { Induction } from '../people.ts'
import { type Pace, progressBetween, steadyPace } from './pace.ts'

type Anchor = Induction['anchor']

/** What decides where the years of an induction are counted from. */
export interface AnchorFacts {
  readonly startDate: SchoolDate
  /** The year of induction that the roster says they are in now. */
  readonly year: 1 | 2
  readonly fte: number
  readonly today: SchoolDate
}

/** The anchor, and whether a start in the past would have given another year. */
export interface ChosenAnchor {
  readonly anchor: Anchor
  readonly surprising: boolean
}

/** Two years of six halves, full time (induction.md 1). */
const HALVES_A_YEAR = 6
/** A roster comes before the calendar: halves are told by the months in which they usually lie. */
const NO_CALENDAR = schoolCalendar([], [])

/**
 * Where the years of an induction are counted from. The start date is, where counting from it gives
 * the year that the roster says; else that year begins with the current academic year, because part
 * of an induction may have been served elsewhere, extended or shortened (B-10, B-11).
 */
export function chooseAnchor({ startDate, year, fte, today }: AnchorFacts): ChosenAnchor {
  const now = today > startDate ? today : startDate
  const fromStart: Anchor = { year: 1, from: startDate }
  if (yearCounted(fromStart, { pace: steadyPace(fte), on: now }) === year)
    return { anchor: fromStart, surprising: false }
  const thisYear = `${academicYearOf(now).slice(0, 4)}-09-01`
  // A term may begin in the last days of August: who starts then belongs to that week.
  const isOfThisYear = academicYearOf(startDate) === academicYearOf(now)
  return {
    anchor: { year, from: isOfThisYear ? startDate : thisYear },
    surprising: startDate <= today,
  }
}

/** The year of induction on a day, counted in halves pro rata from the anchor, without absences. */
export function yearCounted(
  anchor: Anchor,
  { pace, on }: { readonly pace: Pace; readonly on: SchoolDate },
): 1 | 2 | 'complete' {
  const begun = halfNumberAt(NO_CALENDAR, anchor.from)
  const halves = progressBetween(pace, begun, halfNumberAt(NO_CALENDAR, on))
  const served = halves + (anchor.year === 2 ? HALVES_A_YEAR : 0)
  if (served >= 2 * HALVES_A_YEAR) return 'complete'
  return served >= HALVES_A_YEAR ? 2 : 1
}
