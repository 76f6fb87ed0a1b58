import { randomUUID } from 'node:crypto'
import type { RenderedCard } from '../../src/cards/card.ts'
import {
  type BuildCards,
  DEFAULT_TIMINGS,
  type DeliveryDeps,
} from '../../src/delivery/delivery-deps.ts'
import { createRateBuckets } from '../../src/delivery/rate-buckets.ts'
import {
  createDeliveryWorker,
  type DeliveryWorker,
  type DrainCounts,
} from '../../src/delivery/worker.ts'
import type { ChatAddress } from '../../src/domain/messages/address.ts'
import type { SandboxFault } from '../../src/platforms/sandbox/failures.ts'
import {
  createSandboxPlatform,
  type SandboxChat,
  type SandboxPlatform,
} from '../../src/platforms/sandbox/platform.ts'
import type { Store } from '../../src/store/database.ts'
import {
  appendSandboxMessage,
  findSandboxDeliveries,
  findSandboxMessage,
  listSandboxMessages,
  replaceSandboxMessage,
} from '../../src/store/sandbox-chats.ts'
import { aCard } from './build-card.ts'
import { ownNow } from './own-time.ts'

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

/** Cards that say their kind and period: what people would see is another test's matter. */
export const plainCards: BuildCards = async (_school, deliveries) =>
  new Map(deliveries.map((one) => [one.id, aCard({ says: `${one.kind} ${one.period}` })]))

/** What differs from a worker that sends plain cards and meets no fault. */
export interface SenderWish {
  readonly now?: () => Date
  readonly fault?: (at: ChatAddress) => SandboxFault | undefined
  readonly buildCards?: BuildCards
  readonly deps?: Partial<DeliveryDeps>
}

/** A worker whose clock stands at the given instant, or is the given one. */
export interface TestWorker extends Omit<DeliveryWorker, 'drain'> {
  drain(at: Date | (() => Date)): Promise<DrainCounts>
}

/** A worker that sends to the sandbox, and the faults that it told of. */
export interface Sender {
  readonly worker: TestWorker
  readonly sandbox: SandboxPlatform
  readonly faults: unknown[]
}

export function senderOf(store: Store, wish: SenderWish = {}): Sender {
  const faults: unknown[] = []
  const sandbox = createSandboxPlatform({
    chat: chatIn(store),
    receive: async () => ({ messages: [] }),
    isKnown: async () => true,
    sorryFor: (): RenderedCard => aCard({ says: 'Sorry' }),
    now: wish.now ?? (() => new Date('2026-09-14T06:45:00Z')),
    newId: randomUUID,
    ...(wish.fault === undefined ? {} : { faultFor: wish.fault }),
  })
  const worker = createDeliveryWorker({
    store,
    platforms: new Map([[sandbox.name, sandbox]]),
    buildCards: wish.buildCards ?? plainCards,
    limits: {},
    buckets: createRateBuckets({}),
    timings: DEFAULT_TIMINGS,
    owner: `test-${randomUUID()}`,
    random: () => 0,
    // A lease must not run out because other processes keep this one from running.
    monotonicMs: ownNow,
    onFault: (error) => faults.push(error),
    ...wish.deps,
  })
  return {
    worker: {
      ...worker,
      drain: (at) => worker.drain(typeof at === 'function' ? at : () => at),
    },
    sandbox,
    faults,
  }
}
