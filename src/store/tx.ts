import { type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import {
  makePgArray,
  type PgColumn,
  type PgDatabase,
  type PgQueryResultHKT,
  type PgTable,
} from 'drizzle-orm/pg-core'
import type { RosterMemory } from './roster-memory.ts'

/** A transaction on either engine. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** A statement as it goes to the engine; with a name it is planned once on each connection. */
export interface RawStatement {
  readonly name?: string
  readonly text: string
  readonly values: readonly unknown[]
}

declare const onItsWay: unique symbol

/**
 * A statement that is on its way already when it is in hand: what is sent after it comes after it.
 * (A promise of drizzle's is sent some moments later.)
 */
export type Sent<T> = Promise<T> & { readonly [onItsWay]: true }

/** What is made of a statement's rows once they come. */
export const once = <T, Made>(sent: Sent<T>, make: (came: T) => Made): Sent<Made> =>
  sent.then(make) as Sent<Made>

/** The transaction's connection: drizzle's handle on it, and one for statements that stand ready. */
export interface Session {
  readonly db: Db
  readonly raw: (statement: RawStatement) => Sent<Record<string, unknown>[]>
  /**
   * For a write whose result nobody waits for: it travels with what follows, the commit included,
   * and the transaction is kept only if it succeeds.
   */
  readonly alongside: (write: Sent<unknown>) => void
  /** Whether something to be sent was added: then there is a worker to wake. */
  readonly queue: { grew: boolean }
}

/** One school's data inside one transaction: nothing of another school can be read or written. */
export interface SchoolTx extends Session {
  readonly reach: 'school'
  readonly schoolId: string
  /** Rosters and calendars as last read, under their versions. */
  readonly rosters: RosterMemory
}

/** Due rows of every school, to be claimed: ids, states and times only. */
export interface DispatcherTx extends Session {
  readonly reach: 'dispatcher'
}

/** What is not one school's: who belongs to which school, which events were seen. */
export interface SharedTx extends Session {
  readonly reach: 'shared'
}

/** Rows of a raw query, the same on both engines. */
export async function rowsOf<Row>(db: Db, query: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(query)
  return (result as { rows: Row[] }).rows
}

/** An array of texts or ids as one parameter; the statement casts it. */
export const pgArray = (values: readonly string[]): string => makePgArray([...values])

/** `column = any(…)` with the values as one parameter, however many there are. */
export const isOneOf = (column: PgColumn, values: readonly string[]): SQL =>
  sql`${column} = any(${makePgArray([...values])}::${sql.raw(column.getSQLType())}[])`

/** As `isOneOf`, or no condition at all where no values were given. */
export const isOneOfIfGiven = (
  column: PgColumn,
  values: readonly string[] | undefined,
): SQL | undefined => (values === undefined ? undefined : isOneOf(column, values))

/**
 * The newest version of a row that is only ever added to. Asked as a maximum, which the key's index
 * answers for each row even where the planner knows nothing about the table; as a join (`not exists`)
 * it compared every row with every other.
 */
export const isNewest = (table: PgTable & Record<'schoolId' | 'id' | 'version', PgColumn>): SQL =>
  sql`${table.version} = (select max(newer.version) from ${table} as newer
    where newer.school_id = ${table.schoolId} and newer.id = ${table.id})`

/** For upserts: these columns take the values that were to be inserted. */
export const takeNew = <Name extends string>(...names: readonly Name[]): Record<Name, SQL> =>
  Object.fromEntries(
    names.map((name) => [name, sql.raw(`excluded.${toSnakeCase(name)}`)]),
  ) as Record<Name, SQL>

const ROWS_IN_ONE_STATEMENT = 1000

/** Runs a bulk statement a thousand rows at a time: a statement holds 65,535 parameters at most. */
export async function inChunks<Row, Result>(
  rows: readonly Row[],
  run: (chunk: Row[]) => PromiseLike<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let i = 0; i < rows.length; i += ROWS_IN_ONE_STATEMENT) {
    results.push(...(await run(rows.slice(i, i + ROWS_IN_ONE_STATEMENT))))
  }
  return results
}

type Present<Row> = {
  [K in keyof Row as null extends Row[K] ? never : K]: Row[K]
} & {
  [K in keyof Row as null extends Row[K] ? K : never]?: NonNullable<Row[K]>
}

/** One value of a row as our types say it. */
export const absentIfNull = <Value>(value: Value | null): Value | undefined => value ?? undefined

/** A row as our types say it: a stored null is an absent field. */
export function present<Row extends object>(row: Row): Present<Row> {
  const kept: Record<string, unknown> = {}
  for (const name in row) if (row[name] !== null) kept[name] = row[name]
  return kept as Present<Row>
}
