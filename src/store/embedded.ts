import { existsSync, statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle, PgliteDatabase, PgliteSession } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { StoreError } from '../errors.ts'
import { type DirectoryLock, lockDirectory } from './directory-lock.ts'
import type { Engine, StoreSettings } from './engine.ts'
import { PLANNED_ONCE } from './hot.ts'
import { migrating, migrations } from './migrate.ts'
import { type PreparedStatements, preparing, type RunPrepared } from './prepared.ts'
import { isNoRoom, noRoom, type Room, watchRoom } from './room.ts'
import { createTurns } from './turns.ts'
import type { Db, RawStatement, Sent, Session } from './tx.ts'

/**
 * Opens PostgreSQL in this process (PGlite) on a directory, or in memory. It has one connection,
 * so transactions run one after another, and it does not guard its directory: the lock does.
 */
export async function openEmbedded({ dataDir, backup }: StoreSettings): Promise<Engine> {
  if (dataDir === 'memory') return await openIn('memory://')
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((cause) => {
    const message = `The folder ${dataDir} cannot be made. Set KEEPSTEP_DATA_DIR to one that can be written to.`
    throw new StoreError('store-folder', message, { cause })
  })
  const place = join(dataDir, 'database')
  const isNew = !existsSync(place)
  if (!isNew && !statSync(place).isDirectory()) throw unreadable(place)
  const room = await watchRoom(dataDir)
  let lock: DirectoryLock | undefined
  try {
    lock = await lockDirectory(dataDir)
    return await openIn(place, isNew ? { lock, room, backup } : { lock, room })
  } catch (error) {
    room.stop()
    // Half a database that was begun just now holds nothing, and could never be opened.
    if (isNew && lock !== undefined) await rm(place, { recursive: true, force: true })
    await lock?.release()
    throw isNoRoom(error) ? noRoom(`the folder ${dataDir}`, error) : error
  }
}

interface Beginning {
  readonly backup?: Blob | undefined
  readonly lock?: DirectoryLock
  readonly room?: Room
}

async function openIn(place: string, { backup, lock, room }: Beginning = {}): Promise<Engine> {
  const client = await create(place, backup)
  const db = drizzle(client, { casing: 'snake_case' })
  const close = async () => {
    room?.stop()
    await client.close()
    await lock?.release()
  }
  try {
    await migrating(() => migrate(db, migrations))
    await client.exec(PLANNED_ONCE)
  } catch (error) {
    await client.close()
    throw error
  }
  const statements = preparing(client)
  const turns = createTurns()
  const run: RunPrepared = (...statement) => {
    turns.asked()
    return statements.run(...statement)
  }
  return {
    name: 'embedded',
    db: db as unknown as Db,
    transaction: async (beginning, work) => {
      room?.check()
      return await turns.take(() => inTransaction(client, { run, beginning }, work))
    },
    dump: () => client.dumpDataDir('none'),
    async tidy() {
      room?.check()
      await tidy(client, statements)
    },
    close,
  }
}

/**
 * No autovacuum runs here. Without this the room of what was deleted and changed is never used again, and
 * every plan stays one for tables as they were when it was made: a school's first day.
 */
async function tidy(client: PGlite, statements: PreparedStatements): Promise<void> {
  await client.exec('vacuum')
  await statements.forgetAll()
}

interface Begun {
  readonly run: RunPrepared
  readonly beginning: RawStatement
}

/** drizzle's own transaction hands out no way to statements that stand ready. */
async function inTransaction<T>(
  client: PGlite,
  { run, beginning }: Begun,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return await client.transaction(async (tx) => {
    const sent: Promise<unknown>[] = []
    const query: RunPrepared = async (...statement) => {
      if (tx.closed) throw new Error('The transaction is over.')
      return await run(...statement)
    }
    await query(beginning.text, beginning.values)
    const result = await work({
      db: handleOn(query),
      raw: ({ text, values }) =>
        query(text, values).then(({ rows }) => rows) as Sent<Record<string, unknown>[]>,
      alongside(write) {
        write.catch(() => undefined)
        sent.push(write)
      },
      queue: { grew: false },
    })
    await Promise.all(sent)
    return result
  })
}

/** One for all handles: it remembers how columns are called. */
const dialect = new PgDialect({ casing: 'snake_case' })

/** drizzle asks a client for nothing but `query`. */
function handleOn(query: RunPrepared): Db {
  const session = new PgliteSession({ query } as unknown as PGlite, dialect, undefined)
  return new PgliteDatabase(dialect, session, undefined) as unknown as Db
}

/**
 * V8 compiles a function of WebAssembly again, to be fast, once it has run a while; while a database opens
 * that is so many of them that it takes longer. Here a function has to run a hundred times as long:
 * those that a service needs all day come to that.
 */
const COMPILES_AGAIN_LATER = '--wasm-tiering-budget=180000000'

async function create(place: string, backup: Blob | undefined): Promise<PGlite> {
  setFlagsFromString(COMPILES_AGAIN_LATER)
  try {
    return await PGlite.create(place, backup ? { loadDataDir: backup } : {})
  } catch (cause) {
    throw unreadable(place, cause)
  }
}

const unreadable = (place: string, cause?: unknown): StoreError => {
  const message = `The embedded database in ${place} cannot be opened. Put back a backup of the folder; or leave it as it is, and set KEEPSTEP_DATA_DIR to another one to begin anew.`
  return new StoreError('store-unreadable', message, { cause })
}
