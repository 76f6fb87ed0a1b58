/**
 * Dates of a programme's events: an opened file in, rows or all of its errors out. Pure. A table has a
 * row an event; of an iCalendar file those events count whose title names one of the programme's.
 */
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { tooLong } from '../../domain/coaching/too-long.ts'
import type { DatedEvent } from '../../domain/expectations/dated-event.ts'
import { given } from '../../domain/given.ts'
import { LONGEST_PLACE } from '../../usecases/events/event-date.ts'
import { clockOf } from '../calendar/event-days.ts'
import { brokenLine } from '../calendar/events.ts'
import { type CalendarEvent, readEvents } from '../calendar/ical.ts'
import { readUrn } from '../roster/cells.ts'
import type { TableLayout } from '../table/headings.ts'
import type { ImportError } from '../table/import-error.ts'
import type { OpenedFile } from '../table/opened-file.ts'
import { type Cell, problem, readDay, value } from '../table/read-day.ts'
import { readTable, type TableRow } from '../table/read-table.ts'

/** What a file says of one event, before it is known which of the programme's it is. */
export interface EventRow
  extends Pick<DatedEvent, 'on' | 'startsAt' | 'endsAt' | 'mode' | 'place'> {
  readonly line: number
  /** Absent where the file does not say. */
  readonly urn?: string
  readonly programme?: string
  /** As the file calls it. */
  readonly event: string
}

/** An entry of a diary that cannot be read. It matters only where its title names an event. */
export interface UnreadEvent {
  readonly line: number
  readonly urn?: string
  readonly event: string
  readonly error: ImportError
}

/** An entry of a diary that is called off. It matters only where its title names an event with a day here. */
export interface CancelledEvent {
  readonly line: number
  readonly urn?: string
  readonly event: string
  /** Absent where it cannot be read. */
  readonly on?: SchoolDate
}

/** Rows, and every mistake. `isDiary`: titles that name no event are other things of a calendar. */
export interface EventRows {
  readonly rows: readonly EventRow[]
  readonly unread: readonly UnreadEvent[]
  readonly cancelled: readonly CancelledEvent[]
  readonly errors: readonly ImportError[]
  readonly isDiary: boolean
}

const COLUMNS = ['school_urn', 'programme', 'event', 'date', 'from', 'to', 'mode', 'place'] as const
type EventColumn = (typeof COLUMNS)[number]

const LAYOUT: TableLayout<EventColumn> = {
  columns: COLUMNS,
  alsoCalled: {
    school_urn: ['urn', 'establishment urn'],
    programme: ['provider', 'program'],
    event: ['title', 'name', 'event name', 'summary', 'session'],
    date: ['day', 'on', 'event date'],
    from: ['start', 'starts', 'start time', 'begins', 'time'],
    to: ['end', 'ends', 'end time', 'until'],
    mode: ['format', 'how', 'delivery'],
    place: ['where', 'location', 'venue', 'room', 'address', 'link'],
  },
  mayBeMissing: new Set<EventColumn>(['school_urn', 'programme', 'from', 'to', 'mode', 'place']),
}

/** Reads a table in CSV or Excel, or an iCalendar file, told apart by its content. */
export function readEventDates(
  file: OpenedFile,
  { dayFirst }: { readonly dayFirst: boolean },
): EventRows {
  if (file.kind === 'refused') return { ...NOTHING, errors: file.errors }
  if (file.kind === 'text' && /^\s*BEGIN:VCALENDAR/i.test(file.text)) return readDiary(file.text)
  const table = readTable(file, LAYOUT)
  const read = table.rows.map((row) => readRow(row, dayFirst))
  const errors = [...table.errors, ...read.flatMap((row) => row.errors)].filter(
    ({ line, column }) => line === table.headerLine || !table.missing.has(column ?? ''),
  )
  return { ...NOTHING, rows: read.flatMap(({ row }) => row ?? []), errors }
}

const NOTHING: EventRows = { rows: [], unread: [], cancelled: [], errors: [], isDiary: false }

interface ReadRow {
  readonly row?: EventRow
  readonly errors: readonly ImportError[]
}

function readRow({ line, cells }: TableRow<EventColumn>, dayFirst: boolean): ReadRow {
  const errors: ImportError[] = []
  const cell = <T>(column: EventColumn, read: (text: string) => Cell<T>): T | undefined => {
    const result = read(cells[column])
    if (result.kind === 'value') return result.value
    const { kind: _, ...wrong } = result
    errors.push({ line, column, ...wrong })
    return undefined
  }
  const filled =
    <T>(read: (text: string) => Cell<T>) =>
    (text: string): Cell<T> =>
      text === '' ? problem('empty-cell', 'This cell is empty.') : read(text)
  const ifGiven =
    <T>(read: (text: string) => Cell<T>) =>
    (text: string): Cell<T | undefined> =>
      text === '' ? value(undefined) : read(text)
  const event = cell(
    'event',
    filled((text) => value(text)),
  )
  const on = cell(
    'date',
    filled((text) => readDay(text, { dayFirst })),
  )
  const urn = cell('school_urn', ifGiven(readUrn))
  const startsAt = cell('from', ifGiven(readTime))
  const endsAt = cell('to', ifGiven(readTime))
  const mode = cell('mode', ifGiven(readMode))
  const place = cell('place', ifGiven(readPlace))
  if (startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt) {
    errors.push({ line, column: 'to', code: 'ends-too-soon', message: 'It ends before it begins.' })
  }
  if (event === undefined || on === undefined || errors.length > 0) return { errors }
  return {
    errors,
    row: {
      line,
      event,
      on,
      ...given({ urn, startsAt, endsAt, mode, place, programme: cells.programme || undefined }),
    },
  }
}

/** '15:45', '3:45pm', '3.45 pm', '9am'. */
function readTime(text: string): Cell<string> {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm)?$/i.exec(text.trim())
  const half = found?.[3]?.toLowerCase()
  const said = Number(found?.[1])
  const hour = half === 'pm' && said < 12 ? said + 12 : half === 'am' && said === 12 ? 0 : said
  const minute = Number(found?.[2] ?? 0)
  const isTime = found !== null && hour < 24 && minute < 60 && (half || found[2]) !== undefined
  return isTime
    ? value(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
    : problem('bad-time', 'Write a time of day like 15:45 or 3:45pm.')
}

function readMode(text: string): Cell<NonNullable<DatedEvent['mode']>> {
  if (/^(?:online|remote|virtual|teams|zoom)$/i.test(text)) return value('online')
  if (/^(?:face[ -]to[ -]face|in[ -]person|f2f|on site)$/i.test(text)) return value('face-to-face')
  return problem('bad-mode', 'Write online or face to face, or leave it empty.')
}

function readPlace(text: string): Cell<string> {
  const long = tooLong(text, LONGEST_PLACE)
  return long === undefined ? value(text) : problem('too-long', long)
}

function readDiary(text: string): EventRows {
  const { events, urn, errors } = readEvents(text)
  const read = events.filter((one) => !isCancelled(one)).map((one) => readEntry(one, urn))
  return {
    rows: read.flatMap((one) => ('error' in one ? [] : one)),
    unread: read.flatMap((one) => ('error' in one ? one : [])),
    cancelled: events.filter(isCancelled).map((one) => readCancelled(one, urn)),
    errors,
    isDiary: true,
  }
}

const textOf = (event: CalendarEvent, name: string): string =>
  String(event.properties(name)[0]?.values[0] ?? '').trim()

const isCancelled = (event: CalendarEvent): boolean => /^cancelled$/i.test(textOf(event, 'status'))

function readCancelled(entry: CalendarEvent, urn: string | undefined): CancelledEvent {
  const start = entry.properties('dtstart')[0]
  const on = start && clockOf(start)?.date
  const line = entry.properties('status')[0]?.line ?? entry.line
  return { line, event: textOf(entry, 'summary'), ...given({ urn, on }) }
}

/** One entry by itself: what is wrong in it is wrong nowhere else. */
function readEntry(entry: CalendarEvent, urn: string | undefined): EventRow | UnreadEvent {
  const { line } = entry
  const said = { line, event: textOf(entry, 'summary'), ...given({ urn }) }
  const start = entry.properties('dtstart')[0]
  const from = start && clockOf(start)
  const error = whatIsWrong(entry, from !== undefined)
  if (error !== undefined || from === undefined) return { ...said, error: error ?? NO_DAY(entry) }
  const end = entry.properties('dtend')[0]
  const place = textOf(entry, 'location')
  const isOnline = /\b(?:online|teams|zoom|webinar)\b|^https?:/im.test(`${said.event}\n${place}`)
  return {
    ...said,
    on: from.date,
    ...timesOf(start, from, end && clockOf(end)),
    ...given({ place: place || undefined, mode: isOnline ? ('online' as const) : undefined }),
  }
}

function whatIsWrong(entry: CalendarEvent, hasDay: boolean): ImportError | undefined {
  const [broken] = entry.broken
  if (broken !== undefined) return { line: broken.line, ...brokenLine(broken.text) }
  if (!hasDay) return NO_DAY(entry)
  const rule = entry.properties('rrule')[0] ?? entry.properties('rdate')[0]
  if (rule !== undefined) return { line: rule.line, column: 'RRULE', ...REPEATS }
  const location = entry.properties('location')[0]
  const place = readPlace(textOf(entry, 'location'))
  if (location === undefined || place.kind === 'value') return undefined
  const { code, message } = place
  return { line: location.line, column: 'LOCATION', code, message }
}

const NO_DAY = (entry: CalendarEvent): ImportError => ({
  line: entry.properties('dtstart')[0]?.line ?? entry.line,
  column: 'DTSTART',
  code: 'bad-date',
  message: 'This is not a day. Write it like 20260907.',
})

const REPEATS = {
  code: 'repeating-event',
  message: 'A programme’s event has one day. Make it a single event.',
} as const

/** A day alone has no times; an end on another day is none of this day's. */
function timesOf(
  start: { readonly type: string } | undefined,
  from: { readonly date: SchoolDate; readonly time: string },
  to: { readonly date: SchoolDate; readonly time: string } | undefined,
): Pick<EventRow, 'startsAt' | 'endsAt'> {
  if (start?.type === 'date') return {}
  const ends = to !== undefined && to.date === from.date && to.time > from.time
  return { startsAt: from.time, ...(ends ? { endsAt: to.time } : {}) }
}
