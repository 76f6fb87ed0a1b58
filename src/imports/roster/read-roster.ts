/**
 * A school's roster: an opened file in, rows or all of its errors out. Pure: nothing is stored here.
 * `table/` reads the cells, `columns` says what the headings are called, `cells` what each cell
 * means, `row` what a role needs, `checks` what rows say against each other. A new column begins in
 * `columns`.
 */
import { type ImportError, listErrors } from '../table/import-error.ts'
import type { OpenedFile } from '../table/opened-file.ts'
import { readTable, type TableRow, wrongCount } from '../table/read-table.ts'
import type { RosterOptions } from './cells.ts'
import { rosterConflicts } from './checks.ts'
import { ROSTER_LAYOUT, type RosterColumn } from './columns.ts'
import { type ReadRow, type RosterRow, readRosterRow } from './row.ts'
import { rosterWarnings } from './warnings.ts'

/** A roster is whole or refused; warnings never refuse it. */
export type RosterReading =
  | {
      readonly kind: 'ok'
      readonly rows: readonly RosterRow[]
      readonly warnings: readonly ImportError[]
    }
  | { readonly kind: 'refused'; readonly errors: readonly ImportError[] }

/** Reads a roster and names every mistake with its line and column, not the first only. */
export function readRoster(file: OpenedFile, options: RosterOptions): RosterReading {
  const table = readTable(file, ROSTER_LAYOUT)
  const read = table.rows.map((row) => readRow(row, options))
  const odd = read.flatMap(({ text }) => text ?? [])
  const conflicts = rosterConflicts(
    read.flatMap(({ row }) => row ?? []),
    options,
    [table.unread, ...odd].join('\n'),
  )
  const errors = [...table.errors, ...read.flatMap((row) => row.errors), ...conflicts].filter(
    ({ line, column }) => line === table.headerLine || !table.missing.has(column ?? ''),
  )
  const placed = (list: readonly ImportError[]): ImportError[] =>
    listErrors(list.map((error) => withColumnNumber(error, table.columnNumber)))
  if (errors.length > 0) return { kind: 'refused', errors: placed(errors) }
  if (read.length === 0) return { kind: 'refused', errors: [nobody] }
  const rows = read.map(({ row }) => row as RosterRow)
  return { kind: 'ok', rows, warnings: placed(rosterWarnings(rows, options)) }
}

interface Read {
  readonly row?: ReadRow['row']
  readonly errors: readonly ImportError[]
  /** Of a row whose cells have moved. */
  readonly text?: string
}

/** A row that is longer or shorter than the header and makes no sense has one mistake, not many. */
function readRow(row: TableRow<RosterColumn>, options: RosterOptions): Read {
  const read = readRosterRow(row, options)
  const hasMoved = row.odd && read.errors.some(({ code }) => code !== 'empty-cell')
  if (!row.odd || !hasMoved) return read
  return { errors: [wrongCount(row.line, row.odd)], text: row.odd.text }
}

const nobody: ImportError = { code: 'no-rows', message: 'The roster has a header and no rows.' }

function withColumnNumber(
  error: ImportError,
  columnNumber: (column: string) => number | undefined,
): ImportError {
  const number = error.columnNumber ?? columnNumber(error.column ?? '')
  return number === undefined ? error : { ...error, columnNumber: number }
}
