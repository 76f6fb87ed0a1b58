import { readUrn } from '../roster/cells.ts'
import type { ImportError } from '../table/import-error.ts'
import { type Cell, readDay } from '../table/read-day.ts'
import { readTable, type TableRow } from '../table/read-table.ts'
import {
  type CalendarColumns,
  type CalendarRow,
  type CalendarRows,
  readEntryName,
  readKind,
} from './row.ts'

/** The header of a calendar in CSV. */
export const CALENDAR_COLUMNS = ['school_urn', 'kind', 'name', 'from', 'to'] as const
type CalendarColumn = (typeof CALENDAR_COLUMNS)[number]

const COLUMNS: CalendarColumns = { kind: 'kind', name: 'name', from: 'from', to: 'to' }

/** Reads a calendar in CSV, line by line. */
export function readCalendarTable(bytes: Uint8Array): CalendarRows {
  const table = readTable(bytes, CALENDAR_COLUMNS)
  const read = table.rows.map(readRow)
  const errors = [...table.errors, ...read.flatMap((row) => row.errors)]
    .filter(({ line, column }) => line === 1 || !table.missing.has(column ?? ''))
    .map((error) => {
      const columnNumber = error.columnNumber ?? table.columnNumber(error.column ?? '')
      return columnNumber === undefined ? error : { ...error, columnNumber }
    })
  return { rows: read.flatMap(({ row }) => row ?? []), errors, warnings: [], columns: COLUMNS }
}

/** A single day may leave `to` empty, but a term or a half-term break never is one. */
function readRow({ line, cells }: TableRow<CalendarColumn>): {
  row?: CalendarRow
  errors: readonly ImportError[]
} {
  const errors: ImportError[] = []
  const cell = <T>(column: CalendarColumn, read: (text: string) => Cell<T>): T | undefined => {
    const result = read(cells[column])
    if (result.kind === 'value') return result.value
    const isEmpty = cells[column] === ''
    const code = isEmpty ? 'empty-cell' : result.code
    errors.push({ line, column, code, message: isEmpty ? 'This cell is empty.' : result.message })
    return undefined
  }
  const urn = cell('school_urn', readUrn)
  const kind = cell('kind', readKind)
  const name = kind && cell('name', (text) => readEntryName(text, kind))
  const from = cell('from', readDay)
  const isOneDay = cells.to === '' && (kind === 'inset' || kind === 'closure')
  const to = isOneDay ? from : cell('to', readDay)
  if (!(urn && kind && name && from && to)) return { errors }
  return { row: { line, urn, kind, name, from, to }, errors }
}
