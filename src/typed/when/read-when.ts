/**
 * Words about time → a day or an instant of the school. Spans, dotted dates, weekdays with numbers,
 * hours of a school day and the school's own days are read here; only what is left over is handed to
 * the date library, which would take 'Mon 14' for two o'clock. What fits two moments is `unclear`.
 */
import * as chrono from 'chrono-node'
import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import { academicYearOf, addDays, type SchoolDate } from '../../domain/calendar/school-date.ts'
import { afterSpan } from './after-span.ts'
import type { Lead, Phrase, Purpose } from './phrase.ts'
import { plainWords } from './plain-words.ts'
import { readDay } from './read-day.ts'
import { bareNumber, dotted } from './read-number.ts'
import { readPeriod } from './read-period.ts'
import { readDayAfter, readSchoolDay } from './read-school-days.ts'
import { readTime } from './read-time.ts'
import { isoDay } from './read-written-day.ts'
import { ahead, fromDay, lasting, rolled, startsLater, unclear } from './until-or-for.ts'
import type { Today, When, WhenContext } from './when.ts'

const NOT_A_DATE: When = { kind: 'not-a-date' }

/** Reads a day or time in British English ('12 April', 'Thursday at 3:30', 'for 2 hours', 'until after half term'). */
export function readWhen(phrase: string, context: WhenContext, purpose: Purpose): When {
  const { now, place } = context
  const today = { ...localTime(now, place.timeZone), calendar: place.calendar }
  const text = plainWords(phrase.toLowerCase()).replace(/^(?:from )?now (?=until|for)/, '')
  const [, said = '', body = ''] = LEAD.exec(text) ?? []
  const lead = LEADS[said] ?? (said as Lead)
  const read = { lead, body: withColons(body), purpose, today, context }
  return startingThen(
    range(read) ?? bareNumber(read) ?? dotted(read) ?? afterSpan(read) ?? point(read),
    read,
  )
}

/** 'Pause at 3', 'pause in an hour' and 'from Monday' say when it begins, not until when it lasts. */
function startingThen(when: When, { lead, purpose, context }: Phrase): When {
  const begins = lead === 'from' || (purpose === 'pause' && (lead === 'at' || lead === 'in'))
  if (!begins || (when.kind !== 'day' && when.kind !== 'time' && when.kind !== 'later')) return when
  const then = when.kind === 'later' ? localTime(when.at, context.place.timeZone) : when
  const on = 'on' in then ? then.on : then.date
  const moment = 'time' in then ? { on, time: then.time } : { on }
  return {
    kind: 'unclear',
    because: 'starts-later',
    choices: [moment, { on: rolled(addDays(on, 1)) }],
  }
}

const LEAD = /^(?:(until|before|by|to|for|in|at|on|from|starting|as of|over)\s+)?(?:until )?(.+)$/
const LEADS: Readonly<Record<string, Lead>> = {
  before: 'until',
  by: 'until',
  to: 'until',
  over: 'for',
  starting: 'from',
  'as of': 'from',
}

/** '3.30' and '15.45' are no dates: there is no such month. */
const withColons = (text: string): string =>
  text.replace(/(?<![\d.])(\d{1,2})\.(\d{2})(?![\d.])/g, (whole, hour, minute) =>
    Number(minute) === 0 || Number(minute) > 12 ? `${hour}:${minute}` : whole,
  )

/** In order: the first that understands the phrase has it. */
function point(read: Phrase): When {
  const { body, today } = read
  if (/^(?:the )?(?:next|new) year$/.test(body)) return nextYear(body, today)
  const period = readPeriod(body, today)
  return (
    (isLasting(read) && period !== undefined ? lasting(period, read) : undefined) ??
    (read.lead === 'at' ? readTime(read) : undefined) ??
    schoolDay(read) ??
    wholeDay(read) ??
    readTime(read) ??
    (period === undefined ? undefined : lasting(period, read)) ??
    ending(read) ??
    byLibrary(read)
  )
}

const isLasting = ({ lead, purpose }: Phrase): boolean =>
  lead === 'for' || (lead === '' && purpose === 'pause')

function schoolDay(read: Phrase): When | undefined {
  const day = readSchoolDay(read.body, read.today) ?? readDayAfter(read.body, read.today)
  return day === undefined || read.lead === 'for' ? undefined : startsLater(day, read)
}

/** A day without a time; 'today' without *until* lasts, and is read as that. */
function wholeDay(read: Phrase): When | undefined {
  if (read.body === 'today' && read.lead !== 'until') return undefined
  const day = readDay(read.body, read.today.date)
  return day === undefined ? undefined : fromDay(day, read)
}

/** In a school, next year may be the next school year. */
function nextYear(body: string, today: Today): When {
  const january = isoDay(Number(today.date.slice(0, 4)) + 1, 1, 1) ?? today.date
  if (body.includes('new')) return { kind: 'day', on: january }
  const school = readSchoolDay('next school year', today)
  const ends = Number(academicYearOf(today.date).slice(0, 4)) + 1
  const september = school?.kind === 'day' ? school.on : `${ends}-09-01`
  return unclear('two-meanings', january, september)
}

const ENDS =
  /^(?:(?:the )?(?:very )?(?:end of|after)|over) (.{1,60})$|^(.{1,60}?) (?:is |are |has |have )?(?:over|ends|ended|finishes|finished|done|gone|passed)$/

/** 'The end of next week', 'after Thursday', 'the weekend is over'. */
function ending({ body, today, ...rest }: Phrase): When | undefined {
  const found = ENDS.exec(body)
  const inner = found?.[1] ?? found?.[2]
  if (inner === undefined) return undefined
  const period = readPeriod(inner, today)
  if (period !== undefined && !('kind' in period)) return ahead(period.next, today)
  const day = readDay(inner, today.date)
  if (day?.kind === 'day') return ahead(rolled(addDays(day.on, 1)), today)
  if (day !== undefined) return day
  return readTime({ ...rest, today, body: /^\d{1,2}$/.test(inner) ? `at ${inner}` : inner })
}

const RANGE =
  /^(.{1,30}?) (?:to|until|through|thru|-) (?:the end of )?(?!\d{1,2}\b(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))(.{1,30})$/

/** 'From Monday to Friday' begins later than now, which only a person can mean to. */
function range({ lead, body, today }: Phrase): When | undefined {
  if (lead === 'until' || lead === 'at') return undefined
  const [first, last] = endsOf(body, today)
  if (first === undefined || last === undefined) return undefined
  if (last <= today.date) return { kind: 'past', on: last }
  const after = rolled(addDays(last, 1))
  return first <= today.date
    ? unclear('two-meanings', last, after)
    : unclear('starts-later', first, after)
}

function endsOf(body: string, today: Today): readonly (SchoolDate | undefined)[] {
  const days = RANGE.exec(body)
    ?.slice(1)
    .map((text) => readDay(text, today.date))
    .map((day) => (day?.kind === 'day' ? day.on : undefined))
  const [first, last] = days ?? []
  return first !== undefined && last !== undefined && last < first
    ? [first, addDays(last, 7)]
    : [first, last]
}

/** What nothing above knew, by the date library: only where it understands every word. */
function byLibrary({ body, today, context }: Phrase): When {
  const wall = new Date(`${today.date}T${today.time}:00Z`)
  const [found] = chrono.en.GB.parse(body, { instant: wall, timezone: 0 }, { forwardDate: true })
  if (found === undefined || found.text.length < body.length) return NOT_A_DATE
  const { start } = found
  const on = isoDay(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0)
  if (on === undefined || found.end !== null) return NOT_A_DATE
  if (!start.isCertain('hour')) return ahead(on, today)
  const time = localTime(start.date(), 'UTC').time
  const at = instantAt(on, time, context.place.timeZone)
  return at > context.now ? { kind: 'time', on, time, at } : { kind: 'past', on }
}
