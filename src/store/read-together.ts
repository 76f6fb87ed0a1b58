import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'

/** Which rows of a table to read, and in what order. */
export interface TableRead<Table extends PgTable = PgTable> {
  readonly table: Table
  /** Where its rows come from, under the table's own name; the whole table unless said. */
  readonly from?: SQL | undefined
  readonly where: SQL
  readonly orderBy: SQL
}

/** The rows of each of the reads. */
export type Rows<Reads extends Record<string, TableRead>> = {
  [Name in keyof Reads]: Reads[Name]['table']['$inferSelect'][]
}

/**
 * Rows of several tables as columns of one statement, as JSON: one round trip where a query for
 * each table would be a dozen. `rowsIn` gives the same rows that `select` would.
 */
export const asColumns = (reads: Record<string, TableRead>): SQL =>
  sql.join(
    Object.values(reads).map((read, i) => sql`(${asJson(read)}) as ${place(i)}`),
    sql`, `,
  )

/** What `asColumns` read, out of the statement's row. */
export function rowsIn<Reads extends Record<string, TableRead>>(
  reads: Reads,
  row: Record<string, unknown> | undefined,
): Rows<Reads> {
  const read = Object.entries(reads).map(([name, { table }], i) => {
    const { decode } = shapeOf(table)
    return [name, ((row?.[`r${i}`] ?? []) as unknown[][]).map(decode)]
  })
  return Object.fromEntries(read) as Rows<Reads>
}

const place = (i: number): SQL => sql.raw(`r${i}`)

const asJson = ({ table, from = sql`${table}`, where, orderBy }: TableRead): SQL =>
  sql`select coalesce(json_agg(json_build_array(${shapeOf(table).columns}) order by ${orderBy}), '[]'::json) from ${from} where ${where}`

interface Shape {
  /** The table's columns as they stand in a statement. */
  readonly columns: SQL
  readonly decode: (values: readonly unknown[]) => Record<string, unknown>
}

const shapes = new WeakMap<PgTable, Shape>()
const dialect = new PgDialect({ casing: 'snake_case' })

/** Worked out once for each table. */
function shapeOf(table: PgTable): Shape {
  const before = shapes.get(table)
  if (before !== undefined) return before
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => sql`${column}`)
  const decoders = columns.map(([key, { columnType }]) => ({
    key,
    isInstant: columnType === 'PgTimestamp',
  }))
  const shape: Shape = {
    columns: sql.raw(dialect.sqlToQuery(sql.join(names, sql`, `)).sql),
    decode: (values) => {
      const row: Record<string, unknown> = {}
      decoders.forEach(({ key, isInstant }, i) => {
        const value = values[i]
        row[key] = isInstant && typeof value === 'string' ? new Date(value) : value
      })
      return row
    },
  }
  shapes.set(table, shape)
  return shape
}
