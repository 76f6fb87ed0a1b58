import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { connectSeconds } from './database-url.ts'
import type { Engine, StoreSettings } from './engine.ts'
import { saidAsStoreError } from './faults.ts'
import { PLANNED_ONCE } from './hot.ts'
import { migratePostgres } from './migrate-postgres.ts'
import { type Line, lineOn } from './together.ts'
import type { Db, RawStatement, Sent, Session } from './tx.ts'

const CONNECTIONS = 10
/** For what must be kept while everything else is stuck. */
const CONNECTIONS_BESIDE = 2
/**
 * A new connection logs in, reads the catalogue and plans every statement anew, which a press would wait for. As
 * the schedule looks each minute, one at least is always warm.
 */
const RESTS_MS = 90_000

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
  const beside = new pg.Pool({ ...connection(url), max: CONNECTIONS_BESIDE, pipeline: true })
  for (const one of [pool, beside]) {
    one.on('connect', (client) => {
      client.on('error', () => undefined)
      // Whoever the connection is for hears of it if it is lost.
      client.query(PLANNED_ONCE).catch(() => undefined)
    })
    one.on('error', () => log('a resting database connection was lost'))
  }
  return {
    name: 'postgres',
    db: drizzle(pool, { casing: 'snake_case' }) as unknown as Db,
    transaction: (beginning, work) => inTransaction(pool, beginning, work),
    beside: (beginning, work) => inTransaction(beside, beginning, work),
    close: async () => void (await Promise.all([pool.end(), beside.end()])),
  }
}

const connection = (url: string): pg.PoolConfig => ({
  connectionString: url,
  connectionTimeoutMillis: connectSeconds(url) * 1000,
  keepAlive: true,
  application_name: 'keepstep',
  idleTimeoutMillis: RESTS_MS,
})

/**
 * drizzle's own transaction never gives back a connection that dies as it begins, and lets a
 * failed rollback hide the reason. The begin, the first statements, the last ones and the commit are
 * not waited for one by one: they travel together.
 */
async function inTransaction<T>(
  pool: pg.Pool,
  beginning: RawStatement,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const sent: Promise<unknown>[] = []
  let isOver = false
  const alongside = (write: Promise<unknown>): void => {
    // Whoever waits for the transaction hears of it; nobody waits for this one alone.
    write.catch(() => undefined)
    sent.push(write)
  }
  try {
    const { db, raw, line } = handlesOn(client)
    alongside(line.send(BEGIN))
    alongside(line.send(beginning))
    const result = await work({
      db,
      // The connection is somebody else's afterwards.
      raw: (statement) => (isOver ? (OVER() as unknown as ReturnType<typeof raw>) : raw(statement)),
      alongside,
      queue: { grew: false },
    })
    isOver = true
    const committed = line.send(COMMIT)
    alongside(committed)
    await Promise.all(sent)
    // After a failed statement PostgreSQL answers a commit with a rollback, and no error.
    if ((await committed).command !== 'COMMIT') throw new Error('The transaction was not kept.')
    client.release()
    return result
  } catch (error) {
    isOver = true
    await Promise.allSettled(sent)
    handlesOn(client).line.flush()
    const isUsable = await client.query('rollback').then(
      () => true,
      () => false,
    )
    client.release(!isUsable)
    throw error
  }
}

const OVER = (): Promise<never> => Promise.reject(new Error('The transaction is over.'))

type Handles = Pick<Session, 'db' | 'raw'> & { readonly line: Line }

/** The same for as long as the connection lives, so that prepared statements are known on it. */
const handles = new WeakMap<pg.PoolClient, Handles>()

function handlesOn(client: pg.PoolClient): Handles {
  const before = handles.get(client)
  if (before !== undefined) return before
  const line = lineOn(client)
  // What drizzle sends comes after what was put together before it.
  const query = (...asked: Parameters<typeof client.query>) => {
    line.flush()
    return client.query(...asked)
  }
  const made: Handles = {
    line,
    db: drizzle({ query } as unknown as pg.PoolClient, {
      casing: 'snake_case',
    }) as unknown as Db,
    raw: (statement) =>
      line.send(statement).then(({ rows }) => rows) as Sent<Record<string, unknown>[]>,
  }
  handles.set(client, made)
  return made
}

const BEGIN: RawStatement = { name: 'keepstep_begin', text: 'begin', values: [] }
const COMMIT: RawStatement = { name: 'keepstep_commit', text: 'commit', values: [] }
