import type { SchoolDate } from '../domain/calendar/school-date.ts'
import {
  type CalendarEntry,
  type SchoolCalendar,
  schoolCalendar,
} from '../domain/calendar/school-year.ts'

/** England's bank holidays from a year to a year, both included. */
export type BankHolidays = (fromYear: number, toYear: number) => readonly SchoolDate[]

/** Schools of a trust often share a calendar; a thousand different ones are kept. */
const MOST_KEPT = 1_000
const known = new WeakMap<BankHolidays, Map<string, SchoolCalendar>>()

/**
 * The school's calendar worked out. The same entries give the same calendar object again, so that
 * a tick over many schools does not build the year each time; changed entries are another key.
 */
export function workOutCalendar(
  entries: readonly CalendarEntry[],
  bankHolidays: BankHolidays,
): SchoolCalendar {
  const same = workedOut.get(entries)
  if (same?.bankHolidays === bankHolidays) return same.calendar
  const calendar = byContent(entries, bankHolidays)
  workedOut.set(entries, { bankHolidays, calendar })
  return calendar
}

/** A roster that is remembered brings the very same entries each time. */
const workedOut = new WeakMap<
  readonly CalendarEntry[],
  { readonly bankHolidays: BankHolidays; readonly calendar: SchoolCalendar }
>()

function byContent(entries: readonly CalendarEntry[], bankHolidays: BankHolidays): SchoolCalendar {
  const calendars = known.get(bankHolidays) ?? new Map<string, SchoolCalendar>()
  known.set(bankHolidays, calendars)
  const key = keyOf(entries)
  const before = calendars.get(key)
  if (before) return before
  if (calendars.size >= MOST_KEPT) calendars.clear()
  const calendar = schoolCalendar(entries, holidaysAround(entries, bankHolidays))
  calendars.set(key, calendar)
  return calendar
}

const keyOf = (entries: readonly CalendarEntry[]): string =>
  entries.map(({ kind, name, from, to }) => `${kind} ${name} ${from} ${to}`).join('\n')

function holidaysAround(
  entries: readonly CalendarEntry[],
  bankHolidays: BankHolidays,
): readonly SchoolDate[] {
  const years = entries.flatMap(({ from, to }) => [yearOf(from), yearOf(to)])
  return years.length === 0 ? [] : bankHolidays(Math.min(...years), Math.max(...years))
}

const yearOf = (date: SchoolDate): number => Number(date.slice(0, 4))
