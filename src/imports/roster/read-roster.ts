/**
 * A school's roster: bytes in, rows or all of its errors out. Pure: nothing is stored here.
 * `read-table` reads the cells, `read-roster-cells` what each means, `read-roster-row` what a role
 * needs, `read-roster-checks` what rows say against each other. A new column begins in
 * `read-roster-row`.
 */
import { type ImportError, listErrors } from '../table/import-error.ts'
import { readTable } from '../table/read-table.ts'
import type { RosterOptions } from './cells.ts'
import { rosterConflicts } from './checks.ts'
import { ROSTER_COLUMNS, type RosterRow, readRosterRow } from './row.ts'
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
export function readRoster(bytes: Uint8Array, options: RosterOptions): RosterReading {
  const table = readTable(bytes, ROSTER_COLUMNS)
  const read = table.rows.map((row) => readRosterRow(row, options))
  const conflicts = rosterConflicts(
    read.map(({ row }) => row),
    options,
  )
  const errors = [...table.errors, ...read.flatMap((row) => row.errors), ...conflicts].filter(
    ({ line, column }) => line === 1 || !table.missing.has(column ?? ''),
  )
  const placed = (list: readonly ImportError[]): ImportError[] =>
    listErrors(list.map((error) => withColumnNumber(error, table.columnNumber)))
  if (errors.length > 0) return { kind: 'refused', errors: placed(errors) }
  if (read.length === 0) return { kind: 'refused', errors: [nobody] }
  const rows = read.map(({ row }) => row as RosterRow)
  return { kind: 'ok', rows, warnings: placed(rosterWarnings(rows, options)) }
}

const nobody: ImportError = { code: 'no-rows', message: 'The roster has a header and no rows.' }

function withColumnNumber(
  error: ImportError,
  columnNumber: (column: string) => number | undefined,
): ImportError {
  const number = error.columnNumber ?? columnNumber(error.column ?? '')
  return number === undefined ? error : { ...error, columnNumber: number }
}
