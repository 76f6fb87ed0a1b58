import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { addDays } from '../../domain/calendar/school-date.ts'
import type { Phrase } from './phrase.ts'
import { afterSchoolDays } from './read-school-days.ts'
import { readSpan, type Span } from './read-span.ts'
import { isoDay } from './read-written-day.ts'
import { rolled } from './until-or-for.ts'
import type { Today, When, WhenContext } from './when.ts'

const NOT_A_DATE: When = { kind: 'not-a-date' }

/** When a length of time has passed: 'for 2 hours', 'in a fortnight', '3 days from now'. */
export function afterSpan(read: Phrase): When | undefined {
  const ago = / (?:ago|back)$/.test(read.body)
  const found = readSpan(read.body.replace(/ (?:from (?:now|today)|time|ago|later)$/, ''))
  if (found === undefined) return undefined
  if (ago && found.kind !== 'vague') return { kind: 'past', on: read.today.date }
  return found.kind === 'minutes'
    ? after(found.minutes, read.context)
    : afterDays(found, read.today)
}

const after = (minutes: number, { now }: WhenContext): When =>
  minutes > 0 ? { kind: 'later', at: new Date(now.getTime() + minutes * 60_000) } : NOT_A_DATE

function afterDays(span: Exclude<Span, { kind: 'minutes' }>, today: Today): When {
  if (span.kind === 'vague') return span
  if (span.kind === 'school-days') return afterSchoolDays(span.days, today)
  if (span.kind === 'days') {
    return span.days > 0 ? { kind: 'day', on: rolled(addDays(today.date, span.days)) } : NOT_A_DATE
  }
  const on = monthsAfter(today.date, span.months)
  return on === undefined || span.months === 0 ? NOT_A_DATE : { kind: 'day', on: rolled(on) }
}

/** The same day so many months on; the last of the month where that has no such day. */
function monthsAfter(date: SchoolDate, months: number): SchoolDate | undefined {
  const month = Number(date.slice(5, 7)) - 1 + months
  const year = Number(date.slice(0, 4)) + Math.floor(month / 12)
  for (let day = Number(date.slice(8)); day > 27; day -= 1) {
    const on = isoDay(year, (month % 12) + 1, day)
    if (on !== undefined) return on
  }
  return isoDay(year, (month % 12) + 1, Number(date.slice(8)))
}
