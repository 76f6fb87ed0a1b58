import type { SchoolDate, Weekday } from '../../domain/calendar/school-date.ts'
import { addDays, mondayOf, weekdayOf } from '../../domain/calendar/school-date.ts'
import { schoolHour } from './read-clock.ts'
import { isoDay, nextWithNumber, readWrittenDay } from './read-written-day.ts'
import type { Moment, Unclear } from './when.ts'

/** One day that somebody named: any day, today and days gone by too, or why it is none. */
export type NamedDay =
  | { readonly kind: 'day'; readonly on: SchoolDate }
  | { readonly kind: 'past'; readonly on: SchoolDate }
  | { readonly kind: 'no-such-day'; readonly typed: string }
  | {
      readonly kind: 'unclear'
      readonly because: Unclear
      readonly choices: readonly [Moment, Moment]
    }

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
const W = `(${WEEKDAYS.join('|')})`
const NEAR: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  'day after tomorrow': 2,
  yesterday: -1,
  'day before yesterday': -2,
}

/** The day that a phrase is, after `plainWords`: 'tuesday 15', '1 week on tuesday', 'monday next week', '1.10.26'. */
export function readDay(phrase: string, today: SchoolDate): NamedDay | undefined {
  const text = phrase.replace(/^(?:on |the |of ){1,2}/, '')
  const near = NEAR[text]
  if (near !== undefined) return { kind: 'day', on: addDays(today, near) }
  return (
    weeksOn(text, today) ??
    weekdayInWeek(text, today) ??
    plainWeekday(text, today) ??
    weekdayWithDate(text, today) ??
    readWrittenDay(text, today)
  )
}

const WEEKS_FROM_DAY = new RegExp(
  `^(?:(1 week|\\d week|\\d weeks|1 fortnight|fortnight) (?:(?:on|from|after|come) )?)(?:next )?${orNear()}$`,
)
const DAY_WEEK = new RegExp(`^(?:next )?${orNear()} (week|1 week|fortnight|1 fortnight)$`)

function orNear(): string {
  return `(${WEEKDAYS.join('|')}|today|tomorrow)`
}

/** 'a week on Tuesday', 'Tuesday week', 'a fortnight tomorrow'. */
function weeksOn(text: string, today: SchoolDate): NamedDay | undefined {
  const after = WEEKS_FROM_DAY.exec(text)
  const before = DAY_WEEK.exec(text)
  const [name, span] = after === null ? [before?.[1], before?.[2]] : [after[2], after[1]]
  if (name === undefined || span === undefined) return undefined
  const weeks = span.includes('fortnight') ? 2 : Number(/^\d/.exec(span)?.[0] ?? 1)
  const near = NEAR[name]
  if (near !== undefined) return { kind: 'day', on: addDays(today, near + 7 * weeks) }
  const weekday = WEEKDAYS.indexOf(name) + 1
  const on = addDays(coming(weekday, today), 7 * weeks)
  if (weekday !== weekdayOf(today)) return { kind: 'day', on }
  return twoDays('two-meanings', addDays(on, -7), on)
}

const IN_WEEK = new RegExp(
  `^(?:(?:the )?next week(?: on)? ${W}|${W}(?: of| in)?(?: the)? next week)$`,
)
const WEEK_OF = new RegExp(`^${W} (?:of the )?week after next$`)
const AFTER_NEXT = new RegExp(`^${W} after next$`)
const THIS_WEEK = new RegExp(`^${W} (?:of )?this week$`)

/** 'Monday next week', 'Monday after next', 'Thursday this week'. */
function weekdayInWeek(text: string, today: SchoolDate): NamedDay | undefined {
  const inNext = IN_WEEK.exec(text)
  const nextName = inNext?.[1] ?? inNext?.[2]
  if (nextName !== undefined) return inWeek(nextName, 1, today)
  const later = WEEK_OF.exec(text)?.[1]
  if (later !== undefined) return inWeek(later, 2, today)
  const now = THIS_WEEK.exec(text)?.[1]
  if (now !== undefined) return inWeek(now, 0, today)
  const afterNext = AFTER_NEXT.exec(text)?.[1]
  if (afterNext === undefined) return undefined
  return { kind: 'day', on: addDays(coming(WEEKDAYS.indexOf(afterNext) + 1, today), 7) }
}

const inWeek = (name: string, weeks: number, today: SchoolDate): NamedDay => ({
  kind: 'day',
  on: addDays(mondayOf(today), 7 * weeks + WEEKDAYS.indexOf(name)),
})

const PLAIN = new RegExp(
  `^(this coming |this |coming |following |next |last )?${W}( next| coming)?$`,
)

/** 'Tuesday' said on a Tuesday is the next one; 'next Thursday' said on a Monday can be two days. */
function plainWeekday(text: string, today: SchoolDate): NamedDay | undefined {
  const found = PLAIN.exec(text)
  if (found === null) return undefined
  const [, before = '', name = '', after = ''] = found
  const weekday = WEEKDAYS.indexOf(name) + 1
  const on = coming(weekday, today)
  if (before === 'last ') return { kind: 'past', on: addDays(on, -7) }
  const saysNext = `${before}${after}`.includes('next')
  const isThisWeek = mondayOf(on) === mondayOf(today)
  if (!saysNext || !isThisWeek) return { kind: 'day', on }
  return twoDays('next-weekday', on, addDays(on, 7))
}

const WITH_DATE = new RegExp(`^(?:this |next )?${W},? (?:the )?(.{1,30})$`)

/** 'Tuesday the 15th', 'Mon 14', 'Fri 1 Oct': the weekday must be the date's own. */
function weekdayWithDate(text: string, today: SchoolDate): NamedDay | undefined {
  const found = WITH_DATE.exec(text)
  if (found === null) return undefined
  const [, name = '', rest = ''] = found
  const weekday = WEEKDAYS.indexOf(name) + 1
  const isNumber = /^\d{1,2}$/.test(rest)
  const date = isNumber ? numbered(Number(rest), { weekday, today }) : readWrittenDay(rest, today)
  if (date === undefined || date.kind === 'no-such-day') return date
  const { on } = date
  if (weekdayOf(on) === weekday) return date
  const named = coming(weekday, today)
  if (isNumber && isSchoolHour(Number(rest))) {
    const atHour = { on: named, time: schoolHour(Number(rest)) }
    return { kind: 'unclear', because: 'weekday-and-date', choices: [atHour, { on }] }
  }
  if (date.kind === 'past') return date
  return twoDays('weekday-and-date', on, nearest(weekday, on, today))
}

/** The next day of a month with that number; today itself has begun. */
function numbered(
  day: number,
  { weekday, today }: { readonly weekday: number; readonly today: SchoolDate },
): Extract<NamedDay, { kind: 'day' | 'past' | 'no-such-day' }> {
  const isToday = Number(today.slice(8)) === day && weekdayOf(today) === weekday
  if (isToday) return { kind: 'past', on: today }
  const on = nextWithNumber(day, today)
  if (on === undefined) return { kind: 'no-such-day', typed: String(day) }
  return { kind: 'day', on }
}

const isSchoolHour = (number: number): boolean => number >= 1 && number <= 12

/** The day with that weekday that is nearest to a date, and still to come. */
function nearest(weekday: number, date: SchoolDate, today: SchoolDate): SchoolDate {
  const after = addDays(date, (weekday - weekdayOf(date) + 7) % 7)
  const before = addDays(after, -7)
  const isNearer = (weekdayOf(date) - weekday + 7) % 7 < 4
  return isNearer && before > today ? before : after
}

/** The next day with that weekday after `today`. */
const coming = (weekday: number, today: SchoolDate): SchoolDate =>
  addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)

/** Monday is 1; undefined where the text is no weekday. After `plainWords`. */
export function readWeekday(text: string): Weekday | undefined {
  const at = WEEKDAYS.indexOf(text)
  return at < 0 ? undefined : ((at + 1) as Weekday)
}

/** Two days of which the earlier stands first. */
export function twoDays(because: Unclear, one: SchoolDate, other: SchoolDate): NamedDay {
  const [first, second] = one < other ? [one, other] : [other, one]
  return { kind: 'unclear', because, choices: [{ on: first }, { on: second }] }
}

const MONTHS =
  'january february march april may june july august september october november december'.split(' ')
const SHORT = 'jan feb mar apr may jun jul aug sept oct nov dec'.split(' ')

/** The first day of the coming month of that name; undefined where the text is no month. */
export function readMonth(text: string, today: SchoolDate): SchoolDate | undefined {
  const month = Math.max(MONTHS.indexOf(text), SHORT.indexOf(text)) + 1
  if (month === 0) return undefined
  const year = Number(today.slice(0, 4))
  const first = isoDay(year, month, 1)
  return first !== undefined && first > today ? first : isoDay(year + 1, month, 1)
}
