import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import { type Db, rowsOf } from './tx.ts'

/** Which rows of a table to read, and in what order. */
export interface TableRead<Table extends PgTable = PgTable> {
  readonly table: Table
  readonly where: SQL
  readonly orderBy: SQL
}

/** What `readTogether` answers. */
export type Rows<Reads extends Record<string, TableRead>> = {
  [Name in keyof Reads]: Reads[Name]['table']['$inferSelect'][]
}

/**
 * Reads rows of several tables in one statement, as JSON: one round trip where a query for each
 * table would be a dozen. The rows are the same that `select` gives.
 */
export async function readTogether<Reads extends Record<string, TableRead>>(
  db: Db,
  reads: Reads,
): Promise<Rows<Reads>> {
  const names = Object.keys(reads)
  const parts = names.map((name, i) => sql`(${asJson(reads[name] as TableRead)}) as ${place(i)}`)
  const [row] = await rowsOf<Record<string, unknown[][]>>(
    db,
    sql`select ${sql.join(parts, sql`, `)}`,
  )
  const read = names.map((name, i) => {
    const { decode } = shapeOf((reads[name] as TableRead).table)
    return [name, (row?.[`r${i}`] ?? []).map(decode)]
  })
  return Object.fromEntries(read) as Rows<Reads>
}

const place = (i: number): SQL => sql.raw(`r${i}`)

const asJson = ({ table, where, orderBy }: TableRead): SQL =>
  sql`select coalesce(json_agg(json_build_array(${shapeOf(table).columns}) order by ${orderBy}), '[]'::json) from ${table} where ${where}`

interface Shape {
  /** The table's columns as they stand in a statement. */
  readonly columns: SQL
  readonly decode: (values: readonly unknown[]) => Record<string, unknown>
}

const shapes = new WeakMap<PgTable, Shape>()
const dialect = new PgDialect({ casing: 'snake_case' })

/** Worked out once for each table: this runs for every school of every tick. */
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
