import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Engine, StoreSettings } from './engine.ts'
import { saidAsStoreError } from './faults.ts'
import { migratePostgres } from './migrate-postgres.ts'
import type { Db } from './tx.ts'

const CONNECTIONS = 10
const CONNECT_MS = 10_000

/*
 * Transactions run over `pg`: postgres.js 3.4.9 writes to a socket that is gone when the server
 * restarts in mid-transaction (docs/decisions/0006). It stays where one connection does one job at
 * start, in `migrate-postgres.ts`.
 */

/** Opens PostgreSQL: any number of instances may share it. */
export async function openPostgres(
  url: string,
  log: NonNullable<StoreSettings['log']> = () => undefined,
): Promise<Engine> {
  await migratePostgres(url, log).catch(saidAsStoreError)
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
