import { sql } from 'drizzle-orm'
import { openPostgres } from '../../src/store/postgres.ts'
import { type Db, rowsOf } from '../../src/store/tx.ts'
import { lendEmpty, type TestEngine } from './lent-databases.ts'
import { asOwner } from './test-databases.ts'
import { whenOver } from './when-over.ts'

/** A store, and its whole database for whom no policy binds. */
export async function openBoth(name: TestEngine) {
  const { databaseUrl, engine, open } = await lendEmpty(name)
  const store = open()
  if (databaseUrl === undefined) return { store, db: engine.db }
  const owner = await openPostgres(asOwner(databaseUrl))
  whenOver(() => owner.close())
  return { store, db: owner.db }
}

/** Every row of every table of the database, as text. */
export async function dump(db: Db): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'kept')`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await rowsOf<{ row: string }>(
      db,
      sql`select to_jsonb(t)::text as row from ${sql.raw(name)} t`,
    )
    texts.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return texts.join('\n')
}

/** The rows in which a word stands, in letters of any size. */
export const linesWith = (text: string, word: string): string[] =>
  text.split('\n').filter((line) => line.toLowerCase().includes(word.toLowerCase()))
