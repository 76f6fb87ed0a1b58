import Holidays from 'date-holidays'
import type { SchoolDate } from './domain/calendar/school-date.ts'

/**
 * England's bank holidays, with their substitute days, from 1 January of `fromYear` to 31 December
 * of `toYear`. Days that people only mark (Mother's Day) are not among them.
 */
export function bankHolidaysOfEngland(fromYear: number, toYear: number): SchoolDate[] {
  const england = new Holidays('GB', 'ENG')
  const years = Array.from({ length: Math.max(0, toYear - fromYear + 1) }, (_, i) => fromYear + i)
  const days = years.flatMap((year) =>
    england
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .map((holiday) => holiday.date.slice(0, 10)),
  )
  return [...new Set(days)].sort()
}
