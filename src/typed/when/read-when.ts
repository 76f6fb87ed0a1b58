/**
 * Words about time → a day or an instant of the school. Spans, dotted dates, weekdays with numbers,
 * hours of a school day and the school's own days are read here; only what is left over is handed to
 * the date library, which would take 'Mon 14' for two o'clock. What fits two moments is `unclear`.
 */
import * as chrono from 'chrono-node'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { academicYearOf, addDays, instantAt, localTime, weekdayOf } from '../../domain/calendar/school-date.ts'
import { plainWords } from './plain-words.ts'
import { schoolHour, takeClock } from './read-clock.ts'
import { type NamedDay, readDay } from './read-day.ts'
import { type Period, readPeriod } from './read-period.ts'
import { afterSchoolDays, readDayAfter, readSchoolDay } from './read-school-days.ts'
import { readSpan, type Span } from './read-span.ts'
import { isoDay, nextWithNumber, readWrittenDay } from './read-written-day.ts'
import type { Moment, Today, Unclear, When, WhenContext } from './when.ts'

/** What the time is for: a snooze waits *until* a day, a pause can also be *for* it. */
export type Purpose = 'snooze' | 'pause'

type Lead = 'until' | 'for' | 'in' | 'at' | 'on' | 'from' | ''

/** A phrase on its way: what it begins with and what follows, and for what it is read. */
interface Phrase {
  readonly lead: Lead
  readonly body: string
  readonly purpose: Purpose
  readonly today: Today
  readonly context: WhenContext
}

const NOT_A_DATE: When = { kind: 'not-a-date' }

/** Reads a day or time in British English ('12 April', 'Thursday at 3:30', 'for 2 hours', 'until after half term'). */
export function readWhen(
  phrase: string,
  context: WhenContext,
  purpose: Purpose = 'snooze',
): When {
  const { now, place } = context
  const today = { ...localTime(now, place.timeZone), calendar: place.calendar }
  const text = plainWords(phrase.toLowerCase()).replace(/^(?:from )?now (?=until|for)/, '')
  const [, said = '', body = ''] = LEAD.exec(text) ?? []
  const lead = LEADS[said] ?? (said as Lead)
  const read = { lead, body: withColons(body), purpose, today, context }
  return range(read) ?? bareNumber(read) ?? dotted(read) ?? span(read) ?? point(read)
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
  const { body, lead, today } = read
  const isLasting = lead === 'for' || (lead === '' && read.purpose === 'pause')
  const school = readSchoolDay(body, today) ?? readDayAfter(body, today)
  if (/^(?:the )?(?:next|new) year$/.test(body)) return nextYear(body, today)
  const period = readPeriod(body, today)
  if (isLasting && period !== undefined) return lasting(period, read)
  if (school !== undefined && lead !== 'for') return startsLater(school, read)
  const day = readDay(body, today.date)
  if (day !== undefined && !isWholeDay(body, read)) return fromDay(day, read)
  return clock(read) ?? (period && lasting(period, read)) ?? ending(read) ?? byLibrary(read)
}

/** In a school, next year may be the next school year. */
function nextYear(body: string, today: Today): When {
  const january = isoDay(Number(today.date.slice(0, 4)) + 1, 1, 1) ?? today.date
  if (body.includes('new')) return { kind: 'day', on: january }
  const school = readSchoolDay('next school year', today)
  const september = school?.kind === 'day' ? school.on : `${academicYearOf(today.date).slice(0, 2)}${academicYearOf(today.date).slice(5)}-09-01`
  return unclear('two-meanings', january, september)
}

/** 'Today' without *until* is a time that lasts. */
const isWholeDay = (body: string, { lead }: Phrase): boolean => body === 'today' && lead !== 'until'

/** 'Until Monday', but 'pause on Monday' and 'pause from Monday' say when it begins. */
function startsLater(
  school: { readonly kind: 'day'; readonly on: SchoolDate } | { readonly kind: 'not-in-calendar' },
  { lead, today }: Phrase,
): When {
  if (school.kind === 'not-in-calendar') return school
  if (school.on <= today.date) return { kind: 'past', on: school.on }
  return lead === 'from' ? unclear('starts-later', school.on, addDays(school.on, 7)) : school
}

function lasting(period: NonNullable<ReturnType<typeof readPeriod>>, read: Phrase): When {
  if ('kind' in period) return period.kind === 'day' ? startsLater(period, read) : period
  const { from, next } = period
  const { lead, purpose, today } = read
  const hasBegun = from <= today.date
  if (lead === 'until') return hasBegun ? { kind: 'past', on: from } : { kind: 'day', on: from }
  if (hasBegun) return { kind: 'day', on: next }
  if (purpose === 'snooze' && lead !== 'for' && lead !== 'from') return { kind: 'day', on: from }
  return unclear('starts-later', from, next)
}

function fromDay(day: NamedDay, { lead, purpose, today }: Phrase): When {
  if (day.kind !== 'day') return day
  const { on } = day
  if (on <= today.date) return { kind: 'past', on }
  const isUntil = lead === 'until' || (purpose === 'snooze' && lead !== 'from' && lead !== 'for')
  return isUntil ? day : unclear('starts-later', on, rolled(addDays(on, 1)))
}

const unclear = (because: Unclear, one: SchoolDate, other: SchoolDate): When => ({
  kind: 'unclear',
  because,
  choices: [{ on: one }, { on: other }],
})

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
  return clock({ ...rest, today, body: /^\d{1,2}$/.test(inner) ? `at ${inner}` : inner })
}

const ahead = (on: SchoolDate, today: Today): When =>
  on > today.date ? { kind: 'day', on } : { kind: 'past', on }

/** Keepstep does not write at weekends: a length of time that ends there ends on Monday. */
const rolled = (on: SchoolDate): SchoolDate =>
  weekdayOf(on) > 5 ? addDays(on, 8 - weekdayOf(on)) : on

const RANGE =
  /^(.{1,30}?) (?:to|until|through|thru|-) (?:the end of )?(?!\d{1,2}\b(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))(.{1,30})$/

/** 'From Monday to Friday' begins later than now, which only a person can mean to. */
function range({ lead, body, today }: Phrase): When | undefined {
  if (lead === 'until' || lead === 'at') return undefined
  const found = RANGE.exec(body)
  const first = found && readDay(found[1] ?? '', today.date)
  const last = found && readDay(found[2] ?? '', today.date)
  if (first?.kind !== 'day' || last?.kind !== 'day') return undefined
  const lastOn = last.on < first.on ? addDays(last.on, 7) : last.on
  if (lastOn <= today.date) return { kind: 'past', on: lastOn }
  const after = rolled(addDays(lastOn, 1))
  return first.on <= today.date
    ? unclear('two-meanings', lastOn, after)
    : unclear('starts-later', first.on, after)
}

/** '4' after *until* or *at* is an hour in school; '14' may be one, or a day of the month. */
function bareNumber(read: Phrase): When | undefined {
  if (!/^\d{1,2}$/.test(read.body)) return undefined
  const { lead, today } = read
  const number = Number(read.body)
  const day = nextWithNumber(number, today.date)
  if (lead === 'on') return day === undefined ? NOT_A_DATE : fromDay({ kind: 'day', on: day }, read)
  if (lead === 'for' || lead === 'in' || lead === 'from') return { kind: 'vague' }
  const isHour = number >= 1 && (number <= 12 || lead === 'at') && number <= 23
  if (isHour && lead !== '') return comingTime(schoolHour(number), read)
  if (day === undefined) return NOT_A_DATE
  if (number > 23) return fromDay({ kind: 'day', on: day }, { ...read, lead: 'until' })
  return hourOrDay(number, day, read)
}

function hourOrDay(number: number, day: SchoolDate, read: Phrase): When {
  const hour = comingTime(schoolHour(number), read)
  if (hour.kind !== 'time') return NOT_A_DATE
  return {
    kind: 'unclear',
    because: 'two-meanings',
    choices: [{ on: hour.on, time: hour.time }, { on: day }],
  }
}

const DOTTED = /^(?:([a-z]+day) )?(\d{1,2}\.\d{2})$/

/** '1.10' can be the first of October and ten past one. */
function dotted(read: Phrase): When | undefined {
  const [, weekday, pair = ''] = DOTTED.exec(read.body) ?? []
  if (pair === '' || read.lead === 'at' || read.lead === 'on') return undefined
  const date = readWrittenDay(pair, read.today.date)
  const time = clock({ ...read, lead: 'until', body: read.body.replace('.', ':') })
  if (date?.kind !== 'day' || time?.kind !== 'time') return undefined
  if (weekday !== undefined && readDay(`${weekday} ${pair}`, read.today.date)?.kind !== 'day') {
    return time
  }
  const atTime: Moment = { on: time.on, time: time.time }
  return { kind: 'unclear', because: 'two-meanings', choices: [atTime, { on: date.on }] }
}

function span(read: Phrase): When | undefined {
  const ago = / (?:ago|back)$/.test(read.body)
  const found = readSpan(read.body.replace(/ (?:from (?:now|today)|time|ago|later)$/, ''))
  if (found === undefined) return undefined
  if (ago && found.kind !== 'vague') return { kind: 'past', on: read.today.date }
  return found.kind === 'minutes' ? after(found.minutes, read.context) : afterDays(found, read.today)
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

/** A time of day, alone or with its day. */
function clock(read: Phrase): When | undefined {
  const { lead, body } = read
  const isHour = lead === 'until' || lead === 'at' || lead === ''
  const hour = isHour && /^\d{1,2} (?=on\b|tomorrow\b|today\b|this\b|in the\b|[a-z]+day\b)/.test(body)
  const found = takeClock(hour || lead === 'at' ? `at ${body}` : body)
  if (found === undefined) return undefined
  const rest = found.rest.replace(/^(?:(?:on|at|of|the|by) ){1,3}|(?: ?\b(?:on|at|the|by))+$/g, '')
  if (rest === '') return comingTime(found.time, read)
  const day = dayOfTime(rest, read)
  if (day === undefined) return NOT_A_DATE
  if (day.kind === 'unclear') return { ...day, choices: timed(day.choices, found.time) }
  return day.kind === 'day' ? timeOn(day.on, found.time, { read, rest }) : day
}

function dayOfTime(rest: string, { today }: Phrase): NamedDay | undefined {
  const day = readDay(rest, today.date)
  if (day !== undefined) return day
  const school = readSchoolDay(rest, today)
  if (school?.kind === 'day') return school
  const period = readPeriod(rest, today) as Period | undefined
  return period?.from !== undefined && period.from > today.date
    ? { kind: 'day', on: period.from }
    : undefined
}

const timed = (
  [one, other]: readonly [Moment, Moment],
  time: string,
): readonly [Moment, Moment] => [
  { time, ...one },
  { time, ...other },
]

/** 'Tuesday 3pm' said on a Tuesday morning is today. */
function timeOn(
  on: SchoolDate,
  time: string,
  { read, rest }: { readonly read: Phrase; readonly rest: string },
): When {
  const { today, context } = read
  const isTodaysName = /^(?:on )?[a-z]+day$/.test(rest) && on === addDays(today.date, 7)
  if (isTodaysName && time > today.time) return timeOn(today.date, time, { read, rest: 'today' })
  const at = instantAt(on, time, context.place.timeZone)
  return at > context.now ? { kind: 'time', on, time, at } : { kind: 'past', on }
}

/** A time without a day is the next time that clocks show it. */
function comingTime(time: string, read: Phrase): When {
  const { date, time: now } = read.today
  return timeOn(time > now ? date : addDays(date, 1), time, { read, rest: 'tomorrow' })
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
