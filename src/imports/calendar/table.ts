import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { readUrn } from '../roster/cells.ts'
import type { TableLayout } from '../table/headings.ts'
import type { ImportError } from '../table/import-error.ts'
import type { OpenedFile } from '../table/opened-file.ts'
import { type Cell, problem, readDay } from '../table/read-day.ts'
import { readTable, type TableRow } from '../table/read-table.ts'
import { assemble } from './assemble.ts'
import type { DiaryEntry } from './diary.ts'
import {
  type CalendarColumns,
  type CalendarRow,
  type CalendarRows,
  OPEN,
  type OpenDays,
  readEntryName,
  readKind,
} from './row.ts'
import { readTitle } from './title.ts'

/** The header of a calendar in CSV. */
export const CALENDAR_COLUMNS = ['school_urn', 'kind', 'name', 'from', 'to'] as const
type CalendarColumn = (typeof CALENDAR_COLUMNS)[number]

const COLUMNS: CalendarColumns = { kind: 'kind', name: 'name', from: 'from', to: 'to' }
const LAYOUT: TableLayout<CalendarColumn> = {
  columns: CALENDAR_COLUMNS,
  alsoCalled: {
    school_urn: ['urn', 'establishment urn', 'academy urn', 'unique reference number'],
    kind: ['type', 'category', 'event type', 'kind of day', 'day type'],
    name: ['title', 'description', 'event', 'event name', 'summary', 'subject', 'term'],
    from: [
      'start',
      'start date',
      'startdate',
      'from date',
      'date',
      'first day',
      'begins',
      'date from',
    ],
    to: ['end', 'end date', 'enddate', 'to date', 'last day', 'until', 'ends', 'date to'],
  },
}
const WITHOUT_URN: TableLayout<CalendarColumn> = {
  ...LAYOUT,
  mayBeMissing: new Set<CalendarColumn>(['school_urn']),
}

/** What the reader of a calendar in CSV has to know beside the file. */
export interface TableOptions {
  /** The schools that rows without a URN are of. */
  readonly schoolUrns: readonly string[]
  /** Whether those are the only ones that the file may speak of. */
  readonly isForThese: boolean
  readonly dayFirst: boolean
  readonly isBankHoliday: (day: SchoolDate) => boolean
}

/** Whether a text is a table rather than dates in sentences: by its headings, or by its first cells. */
export function isTable(text: string): boolean {
  const lines = text.split('\n', 12)
  const hasHeader = lines.some((line) => {
    const cells = line
      .toLowerCase()
      .split(/[,;\t]/)
      .map((cell) => cell.replace(/["\s_]/g, ''))
    return cells.includes('schoolurn') || (cells.includes('kind') && cells.includes('from'))
  })
  return hasHeader || lines.some((line) => /^"?\d{6}"?,[^,]*,[^,]*,[^,]*/.test(line))
}

/** Reads a calendar in CSV or of a workbook, line by line. */
export function readCalendarTable(file: OpenedFile, options: TableOptions): CalendarRows {
  const table = readTable(file, options.schoolUrns.length > 0 ? WITHOUT_URN : LAYOUT)
  const read = table.rows.map((row) => readRow(row, options))
  const rows = read.flatMap((each) => each.rows)
  const halves = withTermsFromHalves(rows, options)
  const errors = [...table.errors, ...read.flatMap((row) => row.errors), ...halves.errors]
    .filter(({ line, column }) => line === table.headerLine || !table.missing.has(column ?? ''))
    .map((error) => {
      const columnNumber = error.columnNumber ?? table.columnNumber(error.column ?? '')
      return columnNumber === undefined ? error : { ...error, columnNumber }
    })
  return {
    rows: halves.rows,
    openDays: read.flatMap((each) => each.openDays),
    errors,
    warnings: halves.warnings,
    columns: COLUMNS,
  }
}

interface ReadRow {
  readonly rows: readonly CalendarRow[]
  readonly openDays: readonly OpenDays[]
  readonly errors: readonly ImportError[]
}

/** A single day may leave `to` empty, but a term or a half-term break never is one. */
function readRow({ line, cells }: TableRow<CalendarColumn>, options: TableOptions): ReadRow {
  const errors: ImportError[] = []
  const cell = <T>(column: CalendarColumn, read: (text: string) => Cell<T>): T | undefined => {
    const result = read(cells[column])
    if (result.kind === 'value') return result.value
    const { kind: _, ...wrong } = result
    const empty = { code: 'empty-cell', message: 'This cell is empty.' }
    errors.push({ line, column, ...(cells[column] === '' ? empty : wrong) })
    return undefined
  }
  const { schoolUrns, dayFirst } = options
  const isOfAll = cells.school_urn === '' && schoolUrns.length > 0
  const urns = isOfAll ? schoolUrns : [cell('school_urn', (text) => readOwnUrn(text, options))]
  const kind = cell('kind', readKind)
  const name = kind === OPEN ? OPEN : kind && cell('name', (text) => readEntryName(text, kind))
  const day = (text: string): Cell<SchoolDate> => readDay(text, { dayFirst })
  const from = cell('from', day)
  const isOneDay = cells.to === '' && kind !== 'term' && kind !== 'half-term'
  const to = isOneDay ? from : cell('to', day)
  if (!(kind && name && from && to)) return { rows: [], openDays: [], errors }
  const known = urns.filter((urn) => urn !== undefined)
  const rows = known.map((urn) => ({ line, urn, name, from, to }))
  if (kind === OPEN) return { rows: [], openDays: rows, errors }
  return { rows: rows.map((row) => ({ ...row, kind })), openDays: [], errors }
}

/** A URN, which is one of those that the import is for, where somebody said so. */
function readOwnUrn(text: string, { schoolUrns, isForThese }: TableOptions): Cell<string> {
  const urn = readUrn(text)
  const isOther = urn.kind === 'value' && isForThese && !schoolUrns.includes(urn.value)
  return isOther ? otherSchool : urn
}

const otherSchool = problem(
  'other-school',
  'The row is of another school than --urn names. Check which one is meant.',
)

/** A school that writes 'Autumn 1' or 'Term 3' gets its three terms, with the breaks in the gaps. */
function withTermsFromHalves(
  rows: readonly CalendarRow[],
  { isBankHoliday }: TableOptions,
): Pick<CalendarRows, 'rows' | 'errors' | 'warnings'> {
  const isHalf = (row: CalendarRow): boolean =>
    row.kind === 'term' && readTitle(row.name).is === 'half'
  const inHalves = new Set(rows.filter(isHalf).map(({ urn }) => urn))
  const isTeaching = ({ urn, kind }: CalendarRow): boolean =>
    inHalves.has(urn) && (kind === 'term' || kind === 'half-term')
  const assembled = [...inHalves].map((urn) => {
    const own = rows.filter((row) => row.urn === urn && isTeaching(row)).map(entryOf)
    const { rows: terms, ...rest } = assemble(own, { column: 'name', isBankHoliday })
    return { rows: terms.map((row) => ({ ...row, urn })), ...rest }
  })
  return {
    rows: [
      ...rows.filter((row) => !isTeaching(row)),
      ...assembled.flatMap((each) => each.rows),
    ].sort((a, b) => a.line - b.line),
    errors: assembled.flatMap((each) => each.errors),
    warnings: assembled.flatMap((each) => each.warnings),
  }
}

function entryOf({ line, kind, name, from, to }: CalendarRow): DiaryEntry {
  const days = { from, to }
  const meaning = kind === 'half-term' ? ({ is: 'half-term' } as const) : readTitle(name)
  return { line, title: name, meaning, ...days, whole: days }
}
