import { AsyncLocalStorage } from 'node:async_hooks'
import { type SQL, sql } from 'drizzle-orm'
import { StoreError } from '../errors.ts'
import { openEmbedded } from './embedded.ts'
import { saidAsStoreError } from './faults.ts'
import { openPostgres } from './postgres.ts'
import type { Db, DispatcherTx, SchoolTx, SharedTx } from './tx.ts'

/** Where the data is. With `databaseUrl` it is PostgreSQL, else the embedded database. */
export interface StoreSettings {
  readonly databaseUrl?: string | undefined
  /** A directory for the embedded database, or 'memory': then nothing is kept. */
  readonly dataDir: string
  /** From `prepareEmbedded`: a new embedded database begins from it and is ready sooner. */
  readonly prepared?: Blob | undefined
  /** Told once about what a person running the service may want to know, without personal data. */
  readonly log?: ((message: string) => void) | undefined
}

/**
 * The only way to the data. Each method runs its work in one transaction, which is rolled back
 * where the work throws; nothing of it can be reached from outside its own handle.
 */
export interface Store {
  readonly engine: 'embedded' | 'postgres'
  /** One school's data. There is no other way to it. */
  withSchool<T>(schoolId: string, work: (school: SchoolTx) => Promise<T>): Promise<T>
  /**
   * Several schools one after another in one transaction: all of the work or none of it is kept.
   * Each turn reaches its own school only, so keep nothing of a handle beyond its turn.
   */
  withSchools<T>(schoolIds: readonly string[], work: (school: SchoolTx) => Promise<T>): Promise<T[]>
  /** Due rows of every school, to be claimed: deliveries, wake-ups, digest times. */
  withDispatcher<T>(work: (tx: DispatcherTx) => Promise<T>): Promise<T>
  /** Schools, the directory of people, tenants, inbound events, the sandbox's chats. */
  shared<T>(work: (tx: SharedTx) => Promise<T>): Promise<T>
  /** Rejects with a `StoreError` where the database does not answer. */
  ping(): Promise<void>
  /** Waits for running work, then lets go of the database. Safe to call twice. */
  close(): Promise<void>
}

/** An open database of either engine, migrated. */
export interface Engine {
  readonly name: Store['engine']
  readonly db: Db
  close(): Promise<void>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Opens the database, brings its tables up to date, and answers the store. Rejects with a
 * `StoreError`: 'store-locked', 'store-unreachable', 'store-migration' say what to do.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const engine = await (settings.databaseUrl === undefined
    ? openEmbedded(settings)
    : openPostgres(settings.databaseUrl, settings.log))
  return storeOn(engine)
}

/** A store on a database that is open already. */
export function storeOn({ name, db, close }: Engine): Store {
  let closing: Promise<void> | undefined
  return {
    engine: name,
    withSchool: async (schoolId, work) =>
      await within(db, intoSchool(schoolId), (tx) => work({ reach: 'school', schoolId, db: tx })),
    withSchools: async (schoolIds, work) =>
      await within(db, sql`select 1`, async (tx) => {
        const results: Awaited<ReturnType<typeof work>>[] = []
        for (const schoolId of schoolIds) {
          await tx.execute(intoSchool(schoolId))
          results.push(await work({ reach: 'school', schoolId, db: tx }))
        }
        return results
      }),
    withDispatcher: (work) =>
      within(db, sql`select set_config('role', 'keepstep_dispatcher', true)`, (tx) =>
        work({ reach: 'dispatcher', db: tx }),
      ),
    shared: (work) =>
      within(db, sql`select set_config('role', 'keepstep_shared', true)`, (tx) =>
        work({ reach: 'shared', db: tx }),
      ),
    ping: async () => {
      await db.execute(sql`select 1`).catch(saidAsStoreError)
    },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

function intoSchool(schoolId: string): SQL {
  if (!UUID.test(schoolId)) throw new StoreError('not-a-school', 'Name a school by its id.')
  return sql`select set_config('role', 'keepstep_school', true),
    set_config('app.school_id', ${schoolId}, true)`
}

/** Says, to everything that a transaction's work calls, that it is under way. */
const underWay = new AsyncLocalStorage<{ over: boolean }>()

/**
 * Runs `work` in a transaction that first puts on a role. One inside another would wait for itself
 * on the embedded database, which has one connection, so it is refused on both.
 */
async function within<T>(db: Db, into: SQL, work: (tx: Db) => Promise<T>): Promise<T> {
  const outer = underWay.getStore()
  if (outer?.over === false) throw new Error('A transaction was begun inside another one.')
  const mark = { over: false }
  try {
    return await underWay.run(mark, () =>
      db.transaction(async (tx) => {
        await tx.execute(into)
        return await work(tx)
      }),
    )
  } catch (error) {
    return saidAsStoreError(error)
  } finally {
    mark.over = true
  }
}
