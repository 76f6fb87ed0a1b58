import type { SchoolDate } from './school-date.ts'
import { addDays, mondayOf, weekdayOf } from './school-date.ts'

/**
 * A day that every school year has: a date ('1 November'), or the end of a week of a month ('the end
 * of the second week in September'). Weeks of a month are those with a weekday in it.
 */
export type DateMark =
  | { readonly month: number; readonly day: number }
  | { readonly month: number; readonly endOfWeek: number }

/** The day that a mark names in an academic year; a week ends on its Friday. */
export function dayOfMark(mark: DateMark, academicYear: string): SchoolDate {
  const first = Number(academicYear.slice(0, 4))
  const year = mark.month >= 8 ? first : first + 1
  const month = `${year}-${String(mark.month).padStart(2, '0')}`
  if ('day' in mark) return `${month}-${String(mark.day).padStart(2, '0')}`
  return addDays(mondayOf(firstWeekdayOf(month)), (mark.endOfWeek - 1) * 7 + 4)
}

function firstWeekdayOf(month: string): SchoolDate {
  const first = `${month}-01`
  return weekdayOf(first) > 5 ? addDays(first, 8 - weekdayOf(first)) : first
}
