import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Engine, StoreSettings } from './database.ts'
import { faultOf, saidAsStoreError } from './faults.ts'
import { migrating, migrations } from './migrate.ts'
import type { Db } from './tx.ts'

const CONNECTIONS = 10
const CONNECT_SECONDS = 10
const CLOSE_SECONDS = 5
/** SQLSTATEs: no such table, no such schema. */
const NOT_THERE_YET = ['42P01', '3F000']
/** One migration runner at a time, whichever instance it is: any number, the same for all. */
const MIGRATION_LOCK = 4_711_092_026

/** Opens PostgreSQL: any number of instances may share it. */
export async function openPostgres(url: string, log: StoreSettings['log']): Promise<Engine> {
  await bringUpToDate(url, log).catch(saidAsStoreError)
  const client = connect(url, CONNECTIONS)
  const db = drizzle(client, { casing: 'snake_case' })
  return {
    name: 'postgres',
    db: db as unknown as Db,
    close: () => client.end({ timeout: CLOSE_SECONDS }),
  }
}

const connect = (url: string, max: number): postgres.Sql =>
  postgres(url, {
    max,
    connect_timeout: CONNECT_SECONDS,
    onnotice: () => undefined,
    connection: { application_name: 'keepstep' },
  })

/** Migrates over a connection of its own: of several starters one works and the others wait. */
async function bringUpToDate(url: string, log: StoreSettings['log']): Promise<void> {
  const client = connect(url, 1)
  try {
    const newest = readMigrationFiles(migrations).at(-1)
    if (await isUpToDate(client, newest)) return
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`
    if (await isUpToDate(client, newest)) return
    log?.('bringing the tables up to date')
    await migrating(() => migrate(drizzle(client), migrations))
  } finally {
    await client.end({ timeout: CLOSE_SECONDS })
  }
}

/** Asked first, because the service's own login need not be allowed to change tables. */
async function isUpToDate(
  client: postgres.Sql,
  newest: MigrationMeta | undefined,
): Promise<boolean> {
  try {
    const [row] = await client<{ newest: string | null }[]>`
      select max(created_at) as newest from drizzle.__drizzle_migrations`
    return Number(row?.newest ?? 0) >= (newest?.folderMillis ?? 0)
  } catch (error) {
    if (NOT_THERE_YET.includes(faultOf(error)?.code ?? '')) return false
    throw error
  }
}
