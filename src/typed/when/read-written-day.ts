import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { daysBetween, parseSchoolDate } from '../../domain/calendar/school-date.ts'

/** A day as somebody wrote it, or why it is none that can be waited for. */
export type WrittenDay =
  | { readonly kind: 'day'; readonly on: SchoolDate }
  | { readonly kind: 'no-such-day'; readonly typed: string }
  | { readonly kind: 'past'; readonly on: SchoolDate }

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const NAME =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const DAY_MONTH = new RegExp(
  `^(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:(?: of)?(?: ?[/.-] ?| )(${NAME})| ?[/.-] ?(\\d{1,2}))(?:(?: ?[/.-] ?| )(\\d{4}|\\d{2}))?\\.?$`,
)
const MONTH_DAY = new RegExp(`^(${NAME}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}|\\d{2}))?$`)
const DAY_ALONE = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: of (?:this|the) month)?$/
/** A day of this year that has only just gone by is a slip, not a date a year ahead. */
const JUST_PAST_DAYS = 90

/** '31 february', '12/4', '1.10.26', 'april 12', 'the 15th', '2027-04-12': read here so that an impossible day is called so. */
export function readWrittenDay(text: string, today: SchoolDate): WrittenDay | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayOrPast(parseSchoolDate(text), { text, today })
  const alone = DAY_ALONE.exec(text)
  if (alone !== null) return dayOrPast(nextWithNumber(Number(alone[1]), today), { text, today })
  const parts = dayMonthYear(text)
  if (parts === undefined) return undefined
  const { day, month, year } = parts
  if (year !== undefined) return dayOrPast(isoDay(year, month, day), { text, today })
  const thisYear = Number(today.slice(0, 4))
  const inThisYear = isoDay(thisYear, month, day)
  const justPast =
    inThisYear !== undefined &&
    inThisYear <= today &&
    daysBetween(inThisYear, today) < JUST_PAST_DAYS
  if (justPast) return { kind: 'past', on: inThisYear }
  const next =
    inThisYear !== undefined && inThisYear > today ? inThisYear : isoDay(thisYear + 1, month, day)
  return dayOrPast(next, { text, today })
}

/** The next day of the month with that number: '15th' said on the 20th is in the next month. */
export function nextWithNumber(day: number, today: SchoolDate): SchoolDate | undefined {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const inThisMonth = isoDay(year, month, day)
  if (inThisMonth !== undefined && inThisMonth > today) return inThisMonth
  return month === 12 ? isoDay(year + 1, 1, day) : isoDay(year, month + 1, day)
}

function dayOrPast(
  on: SchoolDate | undefined,
  { text, today }: { readonly text: string; readonly today: SchoolDate },
): WrittenDay {
  if (on === undefined) return { kind: 'no-such-day', typed: text }
  return on <= today ? { kind: 'past', on } : { kind: 'day', on }
}

function dayMonthYear(
  text: string,
): { readonly day: number; readonly month: number; readonly year?: number } | undefined {
  const dayFirst = DAY_MONTH.exec(text)
  const monthFirst = MONTH_DAY.exec(text)
  const [day, month, year] =
    dayFirst === null
      ? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
      : [dayFirst[1], dayFirst[2] ?? dayFirst[3], dayFirst[4]]
  if (day === undefined || month === undefined) return undefined
  const number = MONTHS.indexOf(month.slice(0, 3)) + 1 || Number(month)
  if (year === undefined) return { day: Number(day), month: number }
  return { day: Number(day), month: number, year: Number(year.length === 2 ? `20${year}` : year) }
}

/** That day in the form 2026-09-07, or undefined where there is none. */
export const isoDay = (year: number, month: number, day: number): SchoolDate | undefined =>
  parseSchoolDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
