import { localTime } from '../../domain/calendar/local-clock.ts'
import {
  addDays,
  mondayOf,
  type SchoolDate,
  type Weekday,
  weekdayOf,
} from '../../domain/calendar/school-date.ts'
import { plainWords } from './plain-words.ts'
import { readDay, readWeekday } from './read-day.ts'
import { readPeriod } from './read-period.ts'
import { readSchoolDay } from './read-school-days.ts'
import { readSpan } from './read-span.ts'
import type { Today, WhenContext } from './when.ts'

/** Days that a phrase names, both included; without an end where only the beginning is known. */
export interface Days {
  readonly from: SchoolDate
  readonly to?: SchoolDate
}

/** Whether somebody speaks of what was or of what comes: 'on Friday' is another day then. */
export type Tense = 'past' | 'coming'

/** '14-18 September'. */
const DASH = /\b(\d{1,2}(?:st|nd|rd|th)?) ?- ?(\d{1,2}(?:st|nd|rd|th)?) (?=[a-z]{3})/
const LAST = /^(?:all )?last week$/
const YESTERDAY = /^(?:last night|yesterday.*)$/
const PAST_PARTS = /^(?:this|today|earlier)(?: (?:morning|afternoon|evening|today))?$/

/** 'Yesterday', 'Monday and Tuesday', 'from 5 to 9 October', 'until 2 November', 'all week'. */
export function readDays(phrase: string, tense: Tense, context: WhenContext): Days | undefined {
  const { now, place } = context
  const today = { ...localTime(now, place.timeZone), calendar: place.calendar }
  const text = plainWords(phrase.toLowerCase()).replace(DASH, '$1 to $2 ')
  const until = /^(?:(?:back )?(?:until|back)) (?:on )?(.+)$/.exec(text)?.[1]
  if (until !== undefined) return upTo(until, today)
  const body = text.replace(/^(?:on|for|in|from|since|at|over|during|starting) /, '')
  const isOpen = /^(?:from|since|starting) /.test(text)
  return range(body, tense, today) ?? single(body, { tense, today, isOpen })
}

/** 'Until Monday': back on Monday. */
function upTo(text: string, today: Today): Days | undefined {
  const day = readSchoolDay(text, today) ?? readDay(text, today.date)
  if (day?.kind !== 'day' || day.on <= today.date) return undefined
  return { from: today.date, to: addDays(day.on, -1) }
}

const RANGE = /^(?:between )?(.{1,30}?) (?:to|until|through|and|-|or|&) (?:on )?(.{1,30})$/
const SHARED_MONTH = /^(\d{1,2}(?:st|nd|rd|th)?)$/

function range(text: string, tense: Tense, today: Today): Days | undefined {
  const found = RANGE.exec(text)
  if (found === null) return undefined
  const [, start = '', end = ''] = found
  const to = dayIn(end, tense, today)
  const month = /[a-z]{3,9}(?: \d{4})?$/.exec(end)?.[0] ?? ''
  const from = dayIn(SHARED_MONTH.test(start) ? `${start} ${month}` : start, tense, today)
  if (from === undefined || to === undefined) return undefined
  if (from <= to) return { from, to }
  const shifted = tense === 'past' ? { from: addDays(from, -7), to } : { from, to: addDays(to, 7) }
  return shifted.from <= shifted.to ? shifted : undefined
}

interface Reading {
  readonly tense: Tense
  readonly today: Today
  readonly isOpen: boolean
}

function single(text: string, reading: Reading): Days | undefined {
  const { tense, today, isOpen } = reading
  if (LAST.test(text)) {
    const monday = addDays(mondayOf(today.date), -7)
    return { from: monday, to: addDays(monday, 4) }
  }
  const lasting = daysOfPeriod(text, today)
  if (lasting !== undefined) return lasting
  const on = dayIn(text, tense, today)
  if (on !== undefined) return isOpen ? { from: on } : { from: on, to: on }
  return daysOfSpan(text, reading)
}

function daysOfPeriod(text: string, today: Today): Days | undefined {
  if (PAST_PARTS.test(text)) return { from: today.date, to: today.date }
  const period = readPeriod(text, today)
  if (period === undefined || !('from' in period)) return undefined
  const monday = mondayOf(today.date)
  const isThisWeek = /\bweek\b/.test(text) && mondayOf(period.from) === monday
  const from = isThisWeek ? monday : period.from
  return { from, to: lastWeekday(addDays(period.next, -1), from) }
}

function daysOfSpan(text: string, { tense, today }: Reading): Days | undefined {
  const span = readSpan(text)
  if (span?.kind !== 'days' || span.days === 0) return undefined
  return tense === 'past'
    ? { from: addDays(today.date, -span.days), to: today.date }
    : { from: today.date, to: addDays(today.date, span.days - 1) }
}

function dayIn(text: string, tense: Tense, today: Today): SchoolDate | undefined {
  if (YESTERDAY.test(text)) return addDays(today.date, -1)
  const plain = text.replace(/ (?:morning|afternoon|evening)$/, '')
  const weekday = readWeekday(plain.replace(/^(?:last|this|on) /, ''))
  if (weekday !== undefined) return onWeekday(weekday, plain.startsWith('last '), tense, today)
  const day = readDay(plain, today.date)
  return day?.kind === 'day' || day?.kind === 'past' ? day.on : undefined
}

/** A weekday that was is the last one; one that comes may be today. */
function onWeekday(weekday: Weekday, isLast: boolean, tense: Tense, { date }: Today): SchoolDate {
  const back = (weekdayOf(date) - weekday + 7) % 7
  if (isLast && back === 0) return addDays(date, -7)
  return tense === 'past' || isLast ? addDays(date, -back) : addDays(date, (7 - back) % 7)
}

/** A week away ends on its Friday. */
const lastWeekday = (to: SchoolDate, from: SchoolDate): SchoolDate => {
  const friday = weekdayOf(to) > 5 ? addDays(to, 5 - weekdayOf(to)) : to
  return friday < from ? to : friday
}
