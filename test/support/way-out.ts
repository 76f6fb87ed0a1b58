import { randomUUID } from 'node:crypto'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import type { RenderedCard } from '../../src/cards/card.ts'
import {
  type BuildCards,
  DEFAULT_TIMINGS,
  type DeliveryDeps,
} from '../../src/delivery/delivery-deps.ts'
import { createRateBuckets } from '../../src/delivery/rate-buckets.ts'
import { createDeliveryWorker, type DeliveryWorker } from '../../src/delivery/worker.ts'
import type { ChatAddress } from '../../src/platforms/chat-event.ts'
import { personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import type { SandboxFault } from '../../src/platforms/sandbox/failures.ts'
import {
  createSandboxPlatform,
  type SandboxChat,
  type SandboxPlatform,
} from '../../src/platforms/sandbox/platform.ts'
import { createSchedule, type Schedule } from '../../src/schedule.ts'
import { rememberAddress } from '../../src/store/addresses.ts'
import { replaceCalendar } from '../../src/store/calendar.ts'
import type { Store } from '../../src/store/database.ts'
import type { Delivery, NewDelivery } from '../../src/store/deliveries.ts'
import { insertDeliveries, listDeliveries } from '../../src/store/deliveries.ts'
import {
  appendSandboxMessage,
  findSandboxDeliveries,
  findSandboxMessage,
  listSandboxMessages,
  replaceSandboxMessage,
} from '../../src/store/sandbox-chats.ts'
import { deliveries } from '../../src/store/schema/out.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import { wakeSchool } from '../../src/usecases/wake-people.ts'
import { entries2026 } from './build-calendar.ts'
import { aCard } from './build-card.ts'
import { keepSchool, type StoredSchool } from './stored-school.ts'

/** The sandbox's chats kept in the store, each call its own transaction, as a real platform's would be. */
export const chatIn = (store: Store): SandboxChat => ({
  append: (message) =>
    store.shared((tx) =>
      appendSandboxMessage(tx, message as Parameters<typeof appendSandboxMessage>[1]),
    ),
  replace: (id, by) => store.shared((tx) => replaceSandboxMessage(tx, id, by)),
  find: (id) => store.shared((tx) => findSandboxMessage(tx, id)) as ReturnType<SandboxChat['find']>,
  list: (conversation) =>
    store.shared((tx) => listSandboxMessages(tx, conversation)) as ReturnType<SandboxChat['list']>,
  findByDelivery: (conversation, ids) =>
    store.shared((tx) => findSandboxDeliveries(tx, conversation, ids)),
})

/** What a use case is given. */
export const depsOn = (store: Store): Deps => ({
  store,
  newId: randomUUID,
  bankHolidays: bankHolidaysOfEngland,
})

/** Cards that say their kind and period: what people would see is another test's matter. */
export const plainCards: BuildCards = async (_school, deliveries) =>
  new Map(deliveries.map((one) => [one.id, aCard({ says: `${one.kind} ${one.period}` })]))

interface WayOutWish {
  readonly now?: () => Date
  readonly fault?: (at: ChatAddress) => SandboxFault | undefined
  readonly buildCards?: BuildCards
  readonly onLag?: (lagMs: number) => void
  readonly deps?: Partial<DeliveryDeps>
}

/** A worker that sends to the sandbox, its schedule, and what went wrong in them. */
export interface WayOut {
  readonly worker: DeliveryWorker
  readonly schedule: Schedule
  readonly sandbox: SandboxPlatform
  readonly faults: unknown[]
}

export function wayOutOf(store: Store, wish: WayOutWish = {}): WayOut {
  const faults: unknown[] = []
  const now = wish.now ?? (() => new Date('2026-09-14T06:45:00Z'))
  const sandbox = createSandboxPlatform({
    chat: chatIn(store),
    receive: async () => ({ messages: [] }),
    isKnown: async () => true,
    sorryFor: (): RenderedCard => aCard({ says: 'Sorry' }),
    now,
    newId: randomUUID,
    ...(wish.fault === undefined ? {} : { faultFor: wish.fault }),
  })
  const worker = createDeliveryWorker({
    store,
    platforms: new Map([[sandbox.name, sandbox]]),
    buildCards: wish.buildCards ?? plainCards,
    buckets: createRateBuckets({}),
    timings: DEFAULT_TIMINGS,
    owner: `test-${randomUUID()}`,
    random: () => 0,
    monotonicMs: () => performance.now(),
    onFault: (error) => faults.push(error),
    ...wish.deps,
  })
  const onFault = (error: unknown) => faults.push(error)
  const schedule = createSchedule({
    ...depsOn(store),
    worker,
    now,
    onFault,
    ...(wish.onLag === undefined ? {} : { onLag: wish.onLag }),
  })
  return { worker, schedule, sandbox, faults }
}

/** A school in the store with a real year's calendar, everybody reachable in the sandbox and waiting to be thought about. */
export async function keepTermSchool(store: Store, now: Date): Promise<StoredSchool> {
  const school = await keepSchool(store)
  await school.in(async (tx) => {
    await replaceCalendar(tx, ['2026-27'], entries2026)
    for (const { id, email } of [school.ect, school.mentor, school.tutor]) {
      await rememberAddress(tx, id, { address: personalAddress(email), at: now })
    }
    await wakeSchool(tx, depsOn(store), now)
  })
  return school
}

/** Puts deliveries in the queue. */
export const queue = (school: StoredSchool, them: readonly NewDelivery[]): Promise<string[]> =>
  school.in((tx) => insertDeliveries(tx, them))

/** What became of the school's deliveries. */
export const outcomes = (school: StoredSchool): Promise<Delivery[]> =>
  school.in((tx) => listDeliveries(tx))

/** Texts in a person's chat, oldest first. */
export const textsOf = async (store: Store, email: string): Promise<string[]> =>
  (await chatIn(store).list(personalAddress(email).conversation)).map(({ text }) => text)

/** Forgets every delivery of the school, whatever its state: the next test begins with an empty queue. */
export const emptyQueue = (school: StoredSchool): Promise<unknown> =>
  school.in((tx) => tx.db.delete(deliveries))
