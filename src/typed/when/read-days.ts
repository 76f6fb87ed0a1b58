import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { addDays, localTime, mondayOf, weekdayOf } from '../../domain/calendar/school-date.ts'
import { plainWords } from './plain-words.ts'
import { readDay, readWeekday } from './read-day.ts'
import { readPeriod } from './read-period.ts'
import { readSpan } from './read-span.ts'
import { readSchoolDay } from './read-school-days.ts'
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
  return tense === 'past' ? { from: addDays(from, -7), to } : { from, to: addDays(to, 7) }
}

interface Reading {
  readonly tense: Tense
  readonly today: Today
  readonly isOpen: boolean
}

function single(text: string, { tense, today, isOpen }: Reading): Days | undefined {
  if (LAST.test(text)) {
    const monday = addDays(mondayOf(today.date), -7)
    return { from: monday, to: addDays(monday, 4) }
  }
  const period = PAST_PARTS.test(text) ? { from: today.date, next: addDays(today.date, 1) } : readPeriod(text, today)
  if (period !== undefined && 'from' in period) {
    const from = /\bweek\b/.test(text) && mondayOf(period.from) === mondayOf(today.date) ? mondayOf(today.date) : period.from
    return { from, to: lastWeekday(addDays(period.next, -1), from) }
  }
  const on = dayIn(text, tense, today)
  if (on !== undefined) return isOpen ? { from: on } : { from: on, to: on }
  const span = readSpan(text)
  if (span?.kind !== 'days') return undefined
  return tense === 'past'
    ? { from: addDays(today.date, -span.days), to: today.date }
    : { from: today.date, to: addDays(today.date, span.days - 1) }
}

/** A weekday that was is the last one; one that comes may be today. */
function dayIn(text: string, tense: Tense, today: Today): SchoolDate | undefined {
  if (YESTERDAY.test(text)) return addDays(today.date, -1)
  const plain = text.replace(/ (?:morning|afternoon|evening)$/, '')
  const weekday = readWeekday(plain.replace(/^(?:last|this|on) /, ''))
  if (weekday !== undefined) {
    const isLast = plain.startsWith('last ')
    const back = (weekdayOf(today.date) - weekday + 7) % 7
    if (tense === 'past' || isLast) return addDays(today.date, -(back === 0 && isLast ? 7 : back))
    return addDays(today.date, (7 - back) % 7)
  }
  const day = readDay(plain, today.date)
  return day?.kind === 'day' || day?.kind === 'past' ? day.on : undefined
}

/** A week away ends on its Friday. */
const lastWeekday = (to: SchoolDate, from: SchoolDate): SchoolDate => {
  const friday = weekdayOf(to) > 5 ? addDays(to, 5 - weekdayOf(to)) : to
  return friday < from ? to : friday
}
