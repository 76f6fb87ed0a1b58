import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'drizzle-orm'
import { StoreError } from '../errors.ts'
import { openEmbedded } from './embedded.ts'
import type { Engine, StoreSettings } from './engine.ts'
import { saidAsStoreError } from './faults.ts'
import { openPostgres } from './postgres.ts'
import type { Db, DispatcherTx, SchoolTx, SharedTx } from './tx.ts'

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
export function storeOn(engine: Engine): Store {
  let closing: Promise<void> | undefined
  return {
    engine: engine.name,
    withSchool: async (schoolId, work) =>
      await within(engine, intoSchool(schoolId), (db) => work({ reach: 'school', schoolId, db })),
    withSchools: async (schoolIds, work) =>
      await within(engine, 'select 1', async (db) => {
        const results: Awaited<ReturnType<typeof work>>[] = []
        for (const schoolId of schoolIds) {
          await db.execute(sql.raw(intoSchool(schoolId)))
          results.push(await work({ reach: 'school', schoolId, db }))
        }
        return results
      }),
    withDispatcher: (work) =>
      within(engine, into('keepstep_dispatcher'), (db) => work({ reach: 'dispatcher', db })),
    shared: (work) =>
      within(engine, into('keepstep_shared'), (db) => work({ reach: 'shared', db })),
    ping: async () => {
      await engine.db.execute(sql`select 1`).catch(saidAsStoreError)
    },
    close: () => {
      closing ??= engine.close()
      return closing
    },
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const into = (role: 'keepstep_school' | 'keepstep_dispatcher' | 'keepstep_shared') =>
  `select set_config('role', '${role}', true)`

/** The id stands in the statement itself, which then goes along with the begin: hence the check. */
function intoSchool(schoolId: string): string {
  if (!UUID.test(schoolId)) throw new StoreError('not-a-school', 'Name a school by its id.')
  return `${into('keepstep_school')}, set_config('app.school_id', '${schoolId}', true)`
}

/** Says, to everything that a transaction's work calls, that it is under way. */
const underWay = new AsyncLocalStorage<{ over: boolean }>()

/**
 * Runs `work` in a transaction that first puts on a role. One inside another would wait for itself
 * on the embedded database, which has one connection, so it is refused on both.
 */
async function within<T>(
  engine: Engine,
  beginning: string,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  const outer = underWay.getStore()
  if (outer?.over === false) throw new Error('A transaction was begun inside another one.')
  const mark = { over: false }
  try {
    return await underWay.run(mark, () => engine.transaction(beginning, work))
  } catch (error) {
    return saidAsStoreError(error)
  } finally {
    mark.over = true
  }
}
