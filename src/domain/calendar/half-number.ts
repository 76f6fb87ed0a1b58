import type { SchoolDate } from './school-date.ts'
import { academicYearOf } from './school-date.ts'
import type { HalfTerm, SchoolCalendar } from './school-year.ts'

/** Three terms of two halves make a year, of school and of full-time induction. */
export const HALVES_A_YEAR = 6

/** What floating point may leave over when halves are counted part time. */
export const ROUNDING = 1e-9

/** Counts halves through the years, so that their distance is known: 6 to an academic year. */
export const halfNumber = (academicYear: string, index: number): number =>
  Number(academicYear.slice(0, 4)) * HALVES_A_YEAR + index

/** The number of a half term (`halfNumber`). */
export const numberOf = (half: Pick<HalfTerm, 'academicYear' | 'index'>): number =>
  halfNumber(half.academicYear, half.index)

/**
 * The number of the half that holds `date`, or of the next one. A day outside the calendar is placed
 * by its month, as English school years usually run.
 */
export function halfNumberAt(calendar: SchoolCalendar, date: SchoolDate): number {
  const first = calendar.halves[0]
  if (first !== undefined && date >= `${first.academicYear.slice(0, 4)}-08-01`) {
    const half = calendar.halves.find(({ lastDay }) => lastDay >= date)
    if (half !== undefined) return numberOf(half)
  }
  const ends = ['10-25', '12-31', '02-14', '04-05', '05-28', '07-20'] as const
  const year = academicYearOf(date)
  const day = date.slice(5)
  if (day > '07-20' && day < '08-01') return halfNumber(year, HALVES_A_YEAR)
  if (day >= '08-01') return halfNumber(year, day <= ends[0] ? 0 : 1)
  return halfNumber(year, 2 + ends.slice(2).findIndex((end) => day <= end))
}

/** '2026-27' for the number of any of its six halves. */
export const academicYearOfNumber = (number: number): string =>
  academicYearOf(`${Math.floor(number / HALVES_A_YEAR)}-09-01`)
