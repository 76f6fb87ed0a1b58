/**
 * Statements on the way of every event: worked out once, prepared by name on each connection, so
 * that neither drizzle builds nor PostgreSQL plans them anew. Everything else stays with drizzle.
 */
import { fillPlaceholders, getTableColumns, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import { pgArray, type Sent, type Session } from './tx.ts'

/**
 * What each connection is told first: a statement that stands ready is planned once, for any values, and by
 * indexes however little its tables hold at that moment. Left to itself PostgreSQL plans some anew for each press,
 * and keeps others as they were best for a school's first day. What has no index to go by reads its whole table
 * as before. No statement is shared out to several processes: few rows are read, and they come in one order. It
 * takes a planner that was told how tables are shared (`keepstep_tell_planner` in the migrations), which none can
 * be before version 18: there PostgreSQL goes on choosing.
 */
export const PLANNED_ONCE = `
  select set_config('plan_cache_mode', 'force_generic_plan', false), set_config('enable_seqscan', 'off', false),
    set_config('max_parallel_workers_per_gather', '0', false)
  where current_setting('server_version_num')::int >= 180000`

/** A statement that stands ready; `Values` are what its placeholders take. */
export interface HotStatement<Values, Row> {
  run(session: Pick<Session, 'raw'>, values: Values): Sent<Row[]>
}

/** The places of a statement's values: `place.id` is filled with `values.id`. */
type Places<Values> = { readonly [Name in keyof Values]: ReturnType<typeof sql.placeholder> }

const dialect = new PgDialect({ casing: 'snake_case' })

/**
 * A statement under a name of its own. Rows come as the engines give them: ask for text, numbers,
 * booleans and JSON only, since the two engines read dates differently. Arrays go in as
 * `pgArray(…)`, JSON as text, instants as ISO text, each with its cast.
 */
export function hot<Values extends object, Row = Record<string, never>>(
  name: string,
  build: (place: Places<Values>) => SQLWrapper,
): HotStatement<Values, Row> {
  let ready: { readonly text: string; readonly params: unknown[] } | undefined
  const prepare = () => {
    const places = new Proxy({} as Places<Values>, {
      get: (_, place) => sql.placeholder(String(place)),
    })
    const { sql: text, params } = dialect.sqlToQuery(build(places).getSQL())
    return { text, params }
  }
  return {
    run({ raw }, values) {
      ready ??= prepare()
      const filled = fillPlaceholders(ready.params, values as Record<string, unknown>)
      return raw({ name, text: ready.text, values: filled }) as unknown as Sent<Row[]>
    },
  }
}

/** An instant as both engines answer it alike: milliseconds since 1970, for `new Date`. */
export const inMilliseconds = (at: SQL): SQL => sql`(extract(epoch from ${at}) * 1000)::float8`

/** `write` has to meet exactly one row; else the whole transaction is undone. */
export const meetsOne = (write: SQL): SQL =>
  sql`with met as (${write} returning 1) select keepstep_one((select count(*) from met))`

/** Inserts one row: the statement's text, and a row as its values. */
export interface RowInsert<Table extends PgTable> {
  readonly insert: SQL
  /** For an upsert: every column takes its new value. */
  readonly takeNew: SQL
  values(row: Table['$inferInsert']): Record<string, unknown>
}

/** `insert into …` for every column of a table, to be put into a hot statement; what is absent is null. */
export function rowInsert<Table extends PgTable>(table: Table): RowInsert<Table> {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([name]) => sql.identifier(toSnakeCase(name)))
  const places = columns.map(
    ([name, column]) => sql`${sql.placeholder(name)}::${sql.raw(column.getSQLType())}`,
  )
  return {
    takeNew: sql.join(
      columns.map(([name]) => sql.raw(`${toSnakeCase(name)} = excluded.${toSnakeCase(name)}`)),
      sql`, `,
    ),
    insert: sql`insert into ${table} (${sql.join(names, sql`, `)}) values (${sql.join(places, sql`, `)})`,
    values: (row) =>
      Object.fromEntries(
        columns.map(([name, column]) => [
          name,
          encoded((row as Record<string, unknown>)[name], column.columnType),
        ]),
      ),
  }
}

/** As a parameter that its cast turns into the column's type. */
function encoded(value: unknown, columnType: string): unknown {
  if (value === undefined || value === null) return null
  if (columnType === 'PgJsonb') return JSON.stringify(value)
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? pgArray(value.map(String)) : value
}
