import { type SchoolCalendar, schoolCalendar } from '../domain/school-year.ts'
import { loadCalendar } from '../store/calendar.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { Deps } from './deps.ts'

/** Calendars worked out before, by their very rows: they change a few times a year. */
const workedOut = new Map<string, SchoolCalendar>()
const AT_MOST = 2_000

/** The school's calendar with England's bank holidays. */
export async function loadSchoolCalendar(tx: SchoolTx, deps: Deps): Promise<SchoolCalendar> {
  const entries = await loadCalendar(tx)
  const key = JSON.stringify(entries)
  const known = workedOut.get(key)
  if (known !== undefined) return known
  const years = entries.flatMap(({ from, to }) => [Number(from.slice(0, 4)), Number(to.slice(0, 4))])
  const holidays = years.length === 0 ? [] : deps.bankHolidays(Math.min(...years), Math.max(...years))
  const calendar = schoolCalendar(entries, holidays)
  if (workedOut.size >= AT_MOST) workedOut.clear()
  workedOut.set(key, calendar)
  return calendar
}
