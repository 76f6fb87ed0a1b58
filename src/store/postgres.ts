import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Engine, StoreSettings } from './database.ts'
import { faultOf, saidAsStoreError } from './faults.ts'
import { migrating, migrations } from './migrate.ts'
import type { Db } from './tx.ts'

const CONNECTIONS = 10
const CONNECT_MS = 10_000
/** One migration runner at a time, whichever instance it is: any number, the same for all. */
const MIGRATION_LOCK = 4_711_092_026
/** SQLSTATEs: no such table, no such schema. */
const NOT_THERE_YET = ['42P01', '3F000']

/** Opens PostgreSQL: any number of instances may share it. */
export async function openPostgres(
  url: string,
  log: NonNullable<StoreSettings['log']> = () => undefined,
): Promise<Engine> {
  await bringUpToDate(url, log).catch(saidAsStoreError)
  const pool = new pg.Pool({ ...connection(url), max: CONNECTIONS, pipeline: true })
  // When PostgreSQL restarts, the statement under way is rejected and the next transaction opens
  // another connection; the events, which would else end the process, have nothing to add.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => log('a resting database connection was lost'))
  return {
    name: 'postgres',
    db: drizzle(pool, { casing: 'snake_case' }) as unknown as Db,
    transaction: (beginning, work) => inTransaction(pool, beginning, work),
    close: () => pool.end(),
  }
}

const connection = (url: string): pg.ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
  application_name: 'keepstep',
})

/**
 * drizzle's own transaction never gives back a connection that dies as it begins, and lets a
 * failed rollback hide the reason. `beginning` goes along with the begin: one round trip.
 */
async function inTransaction<T>(
  pool: pg.Pool,
  beginning: string,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`begin; ${beginning}`)
    const result = await work(drizzle(client, { casing: 'snake_case' }) as unknown as Db)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    const isUsable = await client.query('rollback').then(
      () => true,
      () => false,
    )
    client.release(!isUsable)
    throw error
  }
}

/** Migrates over a connection of its own: of several starters one works and the others wait. */
async function bringUpToDate(url: string, log: (message: string) => void): Promise<void> {
  const client = new pg.Client(connection(url))
  // What goes wrong on a connection also rejects the statement that was under way.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const newest = readMigrationFiles(migrations).at(-1)
    if (await isUpToDate(client, newest)) return
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    if (await isUpToDate(client, newest)) return
    log('bringing the tables up to date')
    await migrating(() => migrate(drizzle(client), migrations))
  } finally {
    await client.end()
  }
}

/** Asked first, because the service's own login need not be allowed to change tables. */
async function isUpToDate(client: pg.Client, newest: MigrationMeta | undefined): Promise<boolean> {
  try {
    const { rows } = await client.query<{ newest: string | null }>(
      'select max(created_at) as newest from drizzle.__drizzle_migrations',
    )
    return Number(rows[0]?.newest ?? 0) >= (newest?.folderMillis ?? 0)
  } catch (error) {
    if (NOT_THERE_YET.includes(faultOf(error)?.code ?? '')) return false
    throw error
  }
}
