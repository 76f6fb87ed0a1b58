import {
  addDays,
  localTime,
  parseSchoolDate,
  type SchoolDate,
} from '../../domain/calendar/school-date.ts'
import { badCharacters } from '../table/bad-characters.ts'
import { decodeUpload } from '../table/decode-upload.ts'
import type { ImportError } from '../table/import-error.ts'
import { MAX_ROWS } from '../table/read-table.ts'
import { type CalendarEvent, type EventProperty, readEvents } from './ical.ts'
import {
  CALENDAR_KINDS,
  type CalendarColumns,
  type CalendarKind,
  type CalendarRow,
  type CalendarRows,
  readEntryName,
} from './row.ts'

const COLUMNS: CalendarColumns = { kind: 'SUMMARY', name: 'SUMMARY', from: 'DTSTART', to: 'DTEND' }
/** The clocks that an instant in a school's calendar export is meant on. */
const ENGLAND = 'Europe/London'
/** How people name such days in their calendars; the first that fits decides. */
const WORDS: readonly (readonly [RegExp, CalendarKind])[] = [
  [/\bhalf[- ]?term\b/i, 'half-term'],
  [/\binset\b|\b(?:training|staff development|pd) day\b/i, 'inset'],
  [/\b(?:autumn|spring|summer)(?: term)?$|\b(?:autumn|spring|summer) term\b/i, 'term'],
  [/\bclos(?:ed|ure)\b|\boccasional day\b/i, 'closure'],
]

/** Reads a calendar in iCalendar form: events that name a term, half term, INSET day or closure. */
export function readCalendarEvents(bytes: Uint8Array, schoolUrn?: string): CalendarRows {
  const none = { rows: [], warnings: [], columns: COLUMNS }
  const decoded = decodeUpload(bytes)
  if (decoded.kind === 'refused') return { ...none, errors: decoded.errors }
  const { events, urn = schoolUrn, errors } = readEvents(decoded.text)
  if (errors.length > 0) return { ...none, errors }
  if (events.length > MAX_ROWS) return { ...none, errors: [tooManyEvents] }
  if (urn === undefined || (schoolUrn !== undefined && urn !== schoolUrn))
    return { ...none, errors: [urn === undefined ? whichSchool : otherSchool] }
  const wanted = events.map((event) => ({ event, kind: kindOf(event) }))
  const read = wanted.flatMap(({ event, kind }) => (kind ? [readEvent(event, { kind, urn })] : []))
  return {
    rows: read.flatMap(({ row }) => row ?? []),
    errors: read.flatMap((each) => each.errors),
    warnings: leftOut(wanted.flatMap(({ event, kind }) => (kind ? [] : [event.line]))),
    columns: COLUMNS,
  }
}

const tooManyEvents: ImportError = {
  code: 'too-many-rows',
  message: `There are more than ${MAX_ROWS} events. Export one academic year only.`,
}
const whichSchool: ImportError = {
  code: 'no-school',
  message: 'An iCalendar file does not say which school it is of. Give the URN with --urn.',
}
const otherSchool: ImportError = {
  column: 'X-SCHOOL-URN',
  code: 'other-school',
  message: 'The file names another school than --urn does. Check which one is meant.',
}

/** By its category, or else by the words of its title; undefined for everything else in a diary. */
function kindOf(event: CalendarEvent): CalendarKind | undefined {
  if (event.property('status')?.values[0]?.toUpperCase() === 'CANCELLED') return undefined
  const categories = event.property('categories')?.values ?? []
  const category = CALENDAR_KINDS.find((kind) =>
    categories.some((each) => each.trim().toLowerCase() === kind),
  )
  const summary = titleOf(event)
  return category ?? WORDS.find(([words]) => words.test(summary))?.[1]
}

const titleOf = (event: CalendarEvent): string =>
  (event.property('summary')?.values[0] ?? '').normalize('NFC').trim().replace(/\s+/g, ' ')

function readEvent(
  event: CalendarEvent,
  { kind, urn }: { kind: CalendarKind; urn: string },
): { row?: CalendarRow; errors: readonly ImportError[] } {
  const { line } = event
  const errors = badCharacters([titleOf(event)], ['SUMMARY'], event.lineOf('summary'))
  const complain = (property: string, code: string, message: string): undefined => {
    const column = property.toUpperCase()
    errors.push({ line: event.lineOf(property), column, code, message })
  }
  for (const rule of ['rrule', 'rdate'].filter((name) => event.property(name)))
    complain(rule, 'repeating-event', 'A repeating event is not understood. Make single events.')
  if (event.property('duration'))
    complain('duration', 'duration', 'An event with a duration is not understood. Give DTEND.')
  const termName = /autumn|spring|summer/i.exec(titleOf(event))?.[0]
  const name = readEntryName((kind === 'term' && termName) || titleOf(event), kind)
  if (name.kind === 'problem') complain('summary', name.code, name.message)
  const from = firstDay(event.property('dtstart'))
  if (!from) return { errors: [...errors, badDay(event, 'dtstart')] }
  const end = event.property('dtend')
  const to = end ? lastDay(end) : from
  if (!to) return { errors: [...errors, badDay(event, 'dtend')] }
  if (name.kind === 'problem') return { errors }
  return { row: { line, urn, kind, name: name.value, from, to }, errors }
}

const badDay = (event: CalendarEvent, property: string): ImportError => ({
  line: event.lineOf(property),
  column: property.toUpperCase(),
  code: 'bad-date',
  message: 'This is not a day. Write it like 20260907.',
})

/** The day on which an event begins, on English clocks. */
function firstDay(start: EventProperty | undefined): SchoolDate | undefined {
  return start && clockOf(start)?.date
}

/** DTEND is the first day or moment after the event (RFC 5545, 3.6.1). */
function lastDay(end: EventProperty): SchoolDate | undefined {
  const clock = clockOf(end)
  return clock && (clock.time === '00:00' ? addDays(clock.date, -1) : clock.date)
}

function clockOf({ type, values }: EventProperty): { date: SchoolDate; time: string } | undefined {
  const [text = ''] = values
  const date = parseSchoolDate(text.slice(0, 10))
  if (!date) return undefined
  if (type === 'date') return { date, time: '00:00' }
  const time = /^T(\d\d:\d\d):\d\d(Z?)$/.exec(text.slice(10))
  if (!time?.[1]) return undefined
  const instant = new Date(text)
  if (Number.isNaN(instant.getTime())) return undefined
  return time[2] === 'Z' ? localTime(instant, ENGLAND) : { date, time: time[1] }
}

function leftOut(lines: readonly number[]): ImportError[] {
  if (lines.length === 0) return []
  const events = lines.length === 1 ? '1 event was' : `${lines.length} events were`
  const message = `${events} left out: no term, half term, INSET day or closure in the title.`
  return [{ line: lines[0] as number, column: 'SUMMARY', code: 'events-left-out', message }]
}
