/**
 * A school's calendar: bytes in, rows or all of its errors out. Pure: nothing is stored here.
 * CSV (`read-calendar-table`) and iCalendar (`read-calendar-events`) come to the same rows, which
 * `read-calendar-checks` and `read-calendar-warnings` then compare.
 */
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { type ImportError, listErrors } from '../table/import-error.ts'
import { calendarConflicts } from './checks.ts'
import { readCalendarEvents } from './events.ts'
import type { CalendarRow } from './row.ts'
import { readCalendarTable } from './table.ts'
import { calendarWarnings } from './warnings.ts'

/** What the reader of a calendar has to know beside the file. */
export interface CalendarOptions {
  readonly today: SchoolDate
  /** Which school an iCalendar file is of; a CSV file says so itself. */
  readonly schoolUrn?: string
}

/** A calendar is whole or refused; warnings never refuse it. */
export type CalendarReading =
  | {
      readonly kind: 'ok'
      readonly rows: readonly CalendarRow[]
      readonly warnings: readonly ImportError[]
    }
  | { readonly kind: 'refused'; readonly errors: readonly ImportError[] }

/** Reads a calendar in either form, told apart by its content, and names every mistake in it. */
export function readCalendar(bytes: Uint8Array, options: CalendarOptions): CalendarReading {
  const read = isICalendar(bytes)
    ? readCalendarEvents(bytes, options.schoolUrn)
    : readCalendarTable(bytes)
  const check = { today: options.today, columns: read.columns }
  const errors = [...read.errors, ...calendarConflicts(read.rows, check)]
  if (errors.length > 0) return { kind: 'refused', errors: listErrors(errors) }
  if (read.rows.length === 0) return { kind: 'refused', errors: [nothing] }
  const warnings = [...read.warnings, ...calendarWarnings(read.rows, check)]
  return { kind: 'ok', rows: read.rows, warnings: listErrors(warnings) }
}

const nothing: ImportError = {
  code: 'no-rows',
  message: 'The file names no term, half term, INSET day or closure.',
}

/** By its first words, after a byte order mark perhaps: the name of a file says little. */
function isICalendar(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 64))
  return /^\s*BEGIN:VCALENDAR/i.test(head)
}
