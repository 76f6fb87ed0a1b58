import type { SQL } from 'drizzle-orm'
import { PgDialect, type PgPreparedQuery, type PreparedQueryConfig } from 'drizzle-orm/pg-core'
import type { Db } from './tx.ts'

/** What a prepared statement answers with, on either engine. */
interface Prepared {
  execute(values: Readonly<Record<string, unknown>>): Promise<unknown>
}

const dialect = new PgDialect({ casing: 'snake_case' })

/** Texts are the same for every connection, so each is written once for the process. */
const texts = new Map<string, ReturnType<PgDialect['sqlToQuery']>>()
/** What is bound to one connection's handle; forgotten with it. */
const statements = new WeakMap<Db, Map<string, Prepared>>()

/**
 * A statement of the hot path: written and named once, so that PostgreSQL plans it once for each
 * connection. `build` gives it with `sql.placeholder(…)` for all that varies; it is asked once.
 */
export function hot<Row>(
  db: Db,
  name: string,
  build: () => SQL,
): (values: Readonly<Record<string, unknown>>) => Promise<Row[]> {
  const known = statements.get(db) ?? new Map<string, Prepared>()
  statements.set(db, known)
  const statement = known.get(name) ?? prepare(db, name, build)
  known.set(name, statement)
  return async (values) => ((await statement.execute(values)) as { rows: Row[] }).rows
}

function prepare(db: Db, name: string, build: () => SQL): Prepared {
  const text = texts.get(name) ?? dialect.sqlToQuery(build())
  texts.set(name, text)
  return db._.session.prepareQuery(
    text,
    undefined,
    name,
    false,
  ) as PgPreparedQuery<PreparedQueryConfig>
}
