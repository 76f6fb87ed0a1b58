import { sql } from 'drizzle-orm'
import { given } from '../domain/given.ts'
import { StoreError } from '../errors.ts'
import type { Engine, StoreSettings } from './engine.ts'
import type { ErasingTx } from './erasing.ts'
import {
  type Acquaintances,
  createAcquaintances,
  type Doors,
  type EventAsk,
  GuessedWrong,
  type OpenedEvent,
  openEvent,
  type SenderAtSchool,
  whoMeans,
} from './event.ts'
import { saidAsStoreError } from './faults.ts'
import { createRosterMemory } from './roster-memory.ts'
import type { DispatcherTx, RawStatement, SchoolTx, Session, SharedTx } from './tx.ts'

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
  /**
   * One school's data in the hands of what may erase: it alone changes or deletes what is only ever
   * added to, and reaches the sandbox's chats.
   */
  withEraser<T>(schoolId: string, work: (school: ErasingTx) => Promise<T>): Promise<T>
  /**
   * One event of a chat: who it is, whether it was seen, the facts, and all that it changes, in one
   * transaction. It may be undone and begun once more, so `work` does nothing outside of it.
   */
  event<T>(ask: EventAsk, work: (opened: OpenedEvent) => Promise<T>): Promise<T>
  /**
   * A small write about an event that may be stuck: on a connection of its own, and never for long.
   * `no-way` where there is no such connection, `nobody` where the sender has no place at a school.
   */
  beside<T>(
    ask: EventAsk,
    work: (school: SchoolTx, personId: string) => Promise<T>,
  ): Promise<T | 'no-way' | 'nobody'>
  /** Due rows of every school, to be claimed: deliveries, wake-ups, digest times. */
  withDispatcher<T>(work: (tx: DispatcherTx) => Promise<T>): Promise<T>
  /** Schools, the directory of people, tenants, inbound events, the sandbox's chats. */
  shared<T>(work: (tx: SharedTx) => Promise<T>): Promise<T>
  /** Rejects with a `StoreError` where the database does not answer. */
  ping(): Promise<void>
  /** All that is kept, as a tar from which a new embedded database begins; absent on PostgreSQL. */
  readonly dump?: () => Promise<Blob>
  /** Once a month: makes room of what was deleted, and plans anew; absent on PostgreSQL, which does so by itself. */
  readonly tidy?: () => Promise<void>
  /** Waits for running work, then lets go of the database. Safe to call twice. */
  close(): Promise<void>
}

/**
 * Opens the database, brings its tables up to date, and answers the store. Rejects with a
 * `StoreError`: 'store-locked', 'store-unreachable', 'store-migration' say what to do.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  return storeOn(await openEngine(settings))
}

/** Loads the driver of this engine only: the other one's would be a twentieth of a start. */
async function openEngine({ databaseUrl, ...settings }: StoreSettings): Promise<Engine> {
  if (databaseUrl === undefined) return await (await import('./embedded.ts')).openEmbedded(settings)
  const { openPostgres } = await import('./postgres.ts')
  return await openPostgres(databaseUrl, settings.log)
}

/** A store on a database that is open already. */
export function storeOn(engine: Engine): Store {
  const rosters = createRosterMemory()
  const acquaintances = createAcquaintances()
  const schoolIn = (session: Session, schoolId: string): SchoolTx => ({
    ...session,
    reach: 'school',
    schoolId,
    rosters,
  })
  const doors: Doors = {
    intoSchool(session, schoolId) {
      session.alongside(session.raw(intoSchool(schoolId)))
      return schoolIn(session, schoolId)
    },
  }
  const inOwnLane = createLanes()
  let closing: Promise<void> | undefined
  return {
    engine: engine.name,
    withSchool: async (schoolId, work) =>
      await within(engine, intoSchool(schoolId), (session) => work(schoolIn(session, schoolId))),
    withSchools: async (schoolIds, work) =>
      await within(engine, NOWHERE_YET, async (session) => {
        const results: Awaited<ReturnType<typeof work>>[] = []
        for (const schoolId of schoolIds) {
          results.push(await work(doors.intoSchool(session, schoolId)))
        }
        return results
      }),
    withEraser: async (schoolId, work) =>
      await within(engine, intoSchool(schoolId, 'keepstep_eraser'), (session) =>
        work({ ...schoolIn(session, schoolId), mayErase: true }),
      ),
    event: (ask, work) => inOwnLane(ask, () => event(engine, { ask, work, doors, acquaintances })),
    async beside(ask, work) {
      if (engine.beside === undefined) return 'no-way'
      return await within({ transaction: engine.beside }, BESIDE, async (session) => {
        const one = await whoMeans(session, ask)
        if (one === undefined) return 'nobody'
        return await work(doors.intoSchool(session, one.schoolId), one.personId)
      })
    },
    withDispatcher: (work) =>
      within(engine, into('keepstep_dispatcher'), (session) =>
        work({ ...session, reach: 'dispatcher' }),
      ),
    shared: (work) =>
      within(engine, into('keepstep_shared'), (session) => work({ ...session, reach: 'shared' })),
    ping: async () => {
      await engine.db.execute(sql`select 1`).catch(saidAsStoreError)
    },
    ...given({ dump: engine.dump, tidy: engine.tidy && tidying(engine.tidy) }),
    close: () => {
      closing ??= engine.close()
      return closing
    },
  }
}

const tidying = (tidy: () => Promise<void>) => () => tidy().catch(saidAsStoreError)

interface EventWork<T> {
  readonly ask: EventAsk
  readonly work: (opened: OpenedEvent) => Promise<T>
  readonly doors: Doors
  readonly acquaintances: Acquaintances
}

/**
 * With a guess of who it is; once more, without it, where the guess was wrong or somebody else was
 * quicker: the second time sees what they did.
 */
async function event<T>(
  engine: Engine,
  { ask, work, doors, acquaintances }: EventWork<T>,
): Promise<T> {
  const attempt = (guessed: readonly SenderAtSchool[] | undefined) =>
    within(engine, into('keepstep_shared'), async (session) => {
      const opened = await openEvent(session, ask, { doors, guessed })
      acquaintances.note(ask, opened.found)
      return await work(opened)
    })
  try {
    return await attempt(acquaintances.guess(ask))
  } catch (error) {
    const isWorthAnother =
      error instanceof GuessedWrong ||
      (error instanceof StoreError && error.code === 'store-moved-on')
    if (!isWorthAnother) throw error
    acquaintances.note(ask, [])
    return await attempt(undefined)
  }
}

/**
 * What one account does is dealt with in the order in which it came, and never holds more than one
 * connection: somebody who presses fifty times waits for themselves alone.
 */
function createLanes() {
  const lanes = new Map<string, Promise<unknown>>()
  return async <T>({ platform, tenant, userId }: EventAsk, run: () => Promise<T>): Promise<T> => {
    const lane = [platform, tenant, userId].join('\n')
    const before = lanes.get(lane) ?? Promise.resolve()
    const mine = before.then(run, run)
    lanes.set(lane, mine)
    try {
      return await mine
    } finally {
      if (lanes.get(lane) === mine) lanes.delete(lane)
    }
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What a transaction begins with: planned once on each connection. */
const NOWHERE_YET: RawStatement = { name: 'keepstep_nowhere_yet', text: 'select 1', values: [] }

const into = (role: 'keepstep_dispatcher' | 'keepstep_shared'): RawStatement => ({
  name: `into_${role}`,
  text: `select set_config('role', '${role}', true)`,
  values: [],
})

const BESIDE: RawStatement = {
  name: 'keepstep_beside',
  text: `${into('keepstep_shared').text}, set_config('statement_timeout', '3000', true)`,
  values: [],
}

const intoSchool = (
  schoolId: string,
  role: 'keepstep_school' | 'keepstep_eraser' = 'keepstep_school',
): RawStatement => ({
  name: `into_${role}`,
  text: `select set_config('role', '${role}', true), set_config('app.school_id', $1, true)`,
  values: [checked(schoolId)],
})

function checked(schoolId: string): string {
  if (!UUID.test(schoolId)) throw new StoreError('not-a-school', 'Name a school by its id.')
  return schoolId
}

/** Runs `work` in a transaction that first puts on a role. */
async function within<T>(
  engine: Pick<Engine, 'transaction'>,
  beginning: RawStatement,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return await engine.transaction(beginning, work).catch(saidAsStoreError)
}
