import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import { type CalendarReading, readCalendar } from '../../src/imports/calendar/read-calendar.ts'
import type { CalendarRow } from '../../src/imports/calendar/row.ts'
import { readRoster } from '../../src/imports/roster/read-roster.ts'
import type { RosterRow } from '../../src/imports/roster/row.ts'
import { decodeUpload } from '../../src/imports/table/decode-upload.ts'
import { type ImportError, sayImportError } from '../../src/imports/table/import-error.ts'
import { knownProgrammes } from '../../src/programmes/index.ts'

/** The first days of the school year that the builders make. */
export const ROSTER_OPTIONS = { programmes: knownProgrammes, today: '2026-09-01' }

/** A text as a file holds it. */
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Every mistake of a roster; none where it is read. */
export const errorsOf = (roster: Uint8Array, more = {}): readonly ImportError[] => {
  const reading = readRoster(decodeUpload(roster), { ...ROSTER_OPTIONS, ...more })
  return reading.kind === 'refused' ? reading.errors : []
}

/** The codes of its mistakes. */
export const codesOf = (roster: Uint8Array, more = {}): string[] =>
  errorsOf(roster, more).map(({ code }) => code)

const readWhole = (roster: Uint8Array, more: object) => {
  const reading = readRoster(decodeUpload(roster), { ...ROSTER_OPTIONS, ...more })
  if (reading.kind === 'ok') return reading
  throw new Error(reading.errors.map(sayImportError).join('\n'))
}

/** The rows of a roster that has no mistakes. */
export const rowsOf = (roster: Uint8Array, more = {}): readonly RosterRow[] =>
  readWhole(roster, more).rows

/** Column and code of the warnings about a roster that has no mistakes. */
export const warningsOf = (roster: Uint8Array, more = {}): (string | undefined)[][] =>
  readWhole(roster, more).warnings.map(({ column, code }) => [column, code])

const holidays = new Set(bankHolidaysOfEngland(2020, 2035))

/** The same for calendars. */
export const CALENDAR_OPTIONS = {
  today: '2026-09-01',
  isBankHoliday: (day: string) => holidays.has(day),
}

/** A calendar that has no mistakes. */
export const readWholeCalendar = (
  file: Uint8Array,
  more = {},
): CalendarReading & { readonly kind: 'ok' } => {
  const reading = readCalendar(decodeUpload(file, { alsoWindows: true }), {
    ...CALENDAR_OPTIONS,
    ...more,
  })
  if (reading.kind === 'ok') return reading
  throw new Error(reading.errors.map(sayImportError).join('\n'))
}

/** Line, column and code of each mistake in a calendar. */
export const calendarErrors = (file: Uint8Array, more = {}): unknown[] => {
  const reading = readCalendar(decodeUpload(file, { alsoWindows: true }), {
    ...CALENDAR_OPTIONS,
    ...more,
  })
  if (reading.kind === 'ok') throw new Error('The calendar was read.')
  return reading.errors.map(placeOf)
}

/** The same of each warning about a calendar without mistakes. */
export const calendarWarnings = (file: Uint8Array, more = {}): unknown[] =>
  readWholeCalendar(file, more).warnings.map(placeOf)

const placeOf = ({ line, column, code }: ImportError): unknown[] => [line, column, code]

/** Rows of two files of different forms, to be compared. */
export const withoutLines = (rows: readonly CalendarRow[]): unknown[] =>
  rows.map(({ line: _, ...row }) => row)

/** The text of an iCalendar file; each event is its lines. */
export const anICalendar = (
  events: readonly (readonly string[])[],
  head: readonly string[] = [],
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hillcrest School//EN',
    ...head,
    ...events.flatMap((lines, i) => ['BEGIN:VEVENT', `UID:${i}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

/** The lines of an event of whole days; `end` is the day after the last. */
export const allDay = (summary: string, start: string, end?: string): string[] => [
  `SUMMARY:${summary}`,
  `DTSTART;VALUE=DATE:${start}`,
  ...(end ? [`DTEND;VALUE=DATE:${end}`] : []),
]

/** A school year as a school's own calendar says it. */
export const YEAR_IN_EVENTS = [
  allDay('Autumn term', '20260903', '20261219'),
  allDay('Autumn half term', '20261026', '20261031'),
  allDay('Spring Term 2027', '20270104', '20270326'),
  allDay('Half-term', '20270215', '20270220'),
  allDay('Summer term', '20270412', '20270722'),
  allDay('Summer half term', '20270531', '20270605'),
  allDay('INSET day', '20261102'),
  allDay('School closed: polling day', '20270506', '20270507'),
  allDay('Year 9 parents\\, evening', '20261119'),
]
