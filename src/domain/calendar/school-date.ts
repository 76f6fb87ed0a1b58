/** A calendar day as people write it in a register: '2026-09-07'. Compares as text. */
export type SchoolDate = string

/** England has one clock: files, command lines and new schools mean it. */
export const ENGLAND = 'Europe/London'

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const MS_A_DAY = 86_400_000
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS =
  'January February March April May June July August September October November December'.split(' ')

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48

const tens = (text: string, at: number): number => digitAt(text, at) * 10 + digitAt(text, at + 1)

/** Days since 1 January 1970, by the Gregorian calendar: years are counted from March, so that a leap day is the last. */
function epochDay(date: SchoolDate): number {
  const month = tens(date, 5)
  const year = tens(date, 0) * 100 + tens(date, 2) - (month > 2 ? 0 : 1)
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + tens(date, 8) - 1
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + dayOfYear - DAYS_BEFORE_1970
}

/** From 1 March of the year 0. */
const DAYS_BEFORE_1970 = 719_468

/** Days that were asked for: a school looks at the same few thousand again and again. */
const written = new Map<number, SchoolDate>()
const MOST_WRITTEN = 50_000

function fromEpochDay(day: number): SchoolDate {
  const before = written.get(day)
  if (before !== undefined) return before
  const date = new Date(day * MS_A_DAY).toISOString().slice(0, 10)
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(day, date)
  return date
}

/** The day that `text` names in the form 2026-09-07, or undefined where there is no such day. */
export function parseSchoolDate(text: string): SchoolDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  return fromEpochDay(epochDay(text)) === text ? text : undefined
}

/** `days` may be negative. */
export const addDays = (date: SchoolDate, days: number): SchoolDate =>
  fromEpochDay(epochDay(date) + days)

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: SchoolDate, to: SchoolDate): number =>
  epochDay(to) - epochDay(from)

export const weekdayOf = (date: SchoolDate): Weekday =>
  (((((epochDay(date) + 3) % 7) + 7) % 7) + 1) as Weekday

/** The Monday of the week that holds `date`. */
export const mondayOf = (date: SchoolDate): SchoolDate => addDays(date, 1 - weekdayOf(date))

/** Every day from `from` to `to`, both included; empty where `to` is earlier. */
export function eachDay(from: SchoolDate, to: SchoolDate): SchoolDate[] {
  const first = epochDay(from)
  return Array.from({ length: Math.max(0, epochDay(to) - first + 1) }, (_, i) =>
    fromEpochDay(first + i),
  )
}

/** '2026-27' for any day from 1 August 2026 to 31 July 2027. */
export function academicYearOf(date: SchoolDate): string {
  const year = Number(date.slice(0, 4)) - (date.slice(5, 7) >= '08' ? 0 : 1)
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`
}

/** 'Thursday 15 October', the way cards say a day. */
export const sayDay = (date: SchoolDate): string =>
  `${WEEKDAYS[weekdayOf(date) - 1]} ${tens(date, 8)} ${MONTHS[tens(date, 5) - 1]}`

/** 'Monday' for 1. */
export const sayWeekday = (day: Weekday): string => WEEKDAYS[day - 1] as string

/** '3:30pm', '10am', 'midday' for '15:30', '10:00', '12:00'. */
export function sayTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (hour === 12 && minute === 0) return 'midday'
  if (hour === 0 && minute === 0) return 'midnight'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}
