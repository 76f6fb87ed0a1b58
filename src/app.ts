/**
 * The composition root: the only place that knows every part and puts them together. Nothing here
 * decides anything; it opens, connects, starts and stops.
 */

import { randomUUID } from 'node:crypto'
import { bankHolidaysOfEngland } from './bank-holidays.ts'
import { type Clock, realClock } from './clock.ts'
import { DEFAULT_TIMINGS, type DeliveryDeps } from './delivery/delivery-deps.ts'
import { PLATFORM_LIMITS } from './delivery/platform-limits.ts'
import { createRateBuckets } from './delivery/rate-buckets.ts'
import { createDeliveryWorker, type DeliveryWorker } from './delivery/worker.ts'
import { given } from './domain/given.ts'
import { DEFAULT_RETENTION, type Retention } from './domain/oversight/retention.ts'
import type { Logger } from './log.ts'
import { createNewId } from './new-id.ts'
import type { ChatPlatform, KeepPromise, Receive } from './platforms/chat-platform.ts'
import { createPromises } from './promises.ts'
import { createRouter, type RouterDeps } from './router.ts'
import { createSchedule, type Schedule, type ScheduleDeps } from './schedule.ts'
import { openStore, type Store } from './store/database.ts'
import type { StoreSettings } from './store/engine.ts'
import { render } from './templates.ts'
import type { Deps } from './usecases/deps.ts'
import { writeMessages } from './usecases/messages/write-messages.ts'

/** The parts that work whatever the chats are: what the service, the commands and tests are made of. */
export interface Core {
  readonly deps: Deps
  readonly store: Store
  readonly receive: Receive
  readonly keepPromise: KeepPromise
  readonly worker: DeliveryWorker
  readonly schedule: Schedule
  /** Connects a chat platform: from now on messages go out through it. */
  connect(platform: ChatPlatform): void
  /** Finishes what was begun, then lets go of the database. */
  stop(): Promise<void>
}

export interface CoreOptions {
  /** Where the data is. */
  readonly config: Pick<StoreSettings, 'databaseUrl' | 'dataDir'> & {
    readonly retention?: Partial<Retention>
    readonly smallestGroup?: number
  }
  /** One that is open already; else it is opened as `config` says. */
  readonly store?: Store
  /** How people are given the address of their own calendar. */
  readonly calendarLink?: Deps['calendarLink']
  readonly log: Logger
  readonly clock?: Clock
  /** The way from a chat to somebody's own page. */
  readonly pageLink?: Deps['pageLink']
  /** Told what each attempt to send came to, and how late each minute's tick came. */
  readonly onAttempt?: DeliveryDeps['onAttempt']
  /** Told of each message that may not have arrived, and of answers that did not. */
  readonly onInDoubt?: DeliveryDeps['onInDoubt']
  readonly onAnswerLost?: DeliveryDeps['onAnswerLost']
  readonly onLag?: ScheduleDeps['onLag']
  readonly onTooLate?: ScheduleDeps['onTooLate']
  readonly onForgotten?: ScheduleDeps['onForgotten']
  readonly onRepeat?: RouterDeps['onRepeat']
  /** Told of every fault of ours, after it was logged. */
  readonly onFault?: (error: unknown) => void
  /** Told when an event left something to be sent: production wakes the worker, the sandbox drains. */
  readonly onWaiting?: () => void
}

/** What use cases need, on an open store. */
export const createDeps = (
  store: Store,
  {
    retention,
    smallestGroup,
    calendarLink,
    pageLink,
  }: {
    readonly retention?: Partial<Retention>
    readonly smallestGroup?: number
    readonly calendarLink?: Deps['calendarLink']
    readonly pageLink?: Deps['pageLink']
  } = {},
): Deps => ({
  store,
  newId: createNewId(),
  bankHolidays: bankHolidaysOfEngland,
  retention: { ...DEFAULT_RETENTION, ...retention },
  ...given({ smallestGroup, calendarLink, pageLink }),
})

/** Opens the database and puts the parts together; nothing runs by itself yet. */
export async function createCore({
  config,
  store: opened,
  log,
  clock = realClock,
  onLag,
  onTooLate,
  onForgotten,
  onRepeat,
  onFault,
  onWaiting,
  calendarLink,
  pageLink,
  ...told
}: CoreOptions): Promise<Core> {
  const fault = (error: unknown, about: object, message: string) => {
    log.error({ err: faultOf(error), ...about }, message)
    onFault?.(error)
  }
  const store =
    opened ??
    (await openStore({
      databaseUrl: config.databaseUrl,
      dataDir: config.dataDir,
      log: (message) => log.info(message),
    }))
  const deps = createDeps(store, { ...config, ...given({ calendarLink, pageLink }) })
  const platforms = new Map<string, ChatPlatform>()
  const worker = createDeliveryWorker(deliveryDeps({ ...told, deps, platforms, log, fault }))
  const schedule = createSchedule({
    ...deps,
    worker,
    now: clock.now,
    ...given({ onLag, onForgotten }),
    onTooLate(messages) {
      log.warn({ messages }, 'came back too late for messages: they are left out with a record')
      onTooLate?.(messages)
    },
    onFault: (error) => fault(error, {}, 'a tick broke off; the next one tries again'),
  })
  const { now } = clock
  const answer = createRouter({
    ...deps,
    render,
    now,
    onFault: (error, reference) => fault(error, { reference }, 'an event was not answered'),
    onRepeat,
    onWaiting: onWaiting ?? worker.wake,
  })
  return {
    deps,
    store,
    ...createPromises(
      {
        ...deps,
        now,
        onFault: (error) => fault(error, {}, 'a promise was not kept or taken back'),
      },
      answer,
    ),
    worker,
    schedule,
    connect: (platform) => void platforms.set(platform.name, platform),
    async stop() {
      // First of all nothing more is claimed, whatever else takes its time.
      await Promise.all([worker.stop(), schedule.stop()])
      await store.close()
    },
  }
}

function deliveryDeps({
  deps,
  platforms,
  log,
  fault,
  onAttempt,
  onInDoubt,
  onAnswerLost,
}: {
  readonly deps: Deps
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly log: Logger
  readonly fault: (error: unknown, about: object, message: string) => void
} & Pick<CoreOptions, 'onAttempt' | 'onInDoubt' | 'onAnswerLost'>): DeliveryDeps {
  return {
    store: deps.store,
    platforms,
    buildCards: async (school, deliveries, now) => {
      const written = await writeMessages(school, deps, { deliveries, now })
      return new Map([...written].map(([id, one]) => [id, 'name' in one ? render(one) : one]))
    },
    limits: PLATFORM_LIMITS,
    buckets: createRateBuckets(PLATFORM_LIMITS),
    timings: DEFAULT_TIMINGS,
    owner: randomUUID(),
    random: Math.random,
    monotonicMs: () => performance.now(),
    ...given({ onAttempt, onAnswerLost }),
    onInDoubt(delivery) {
      log.warn({ ...delivery }, 'a message may not have arrived: see keepstep deliveries')
      onInDoubt?.(delivery)
    },
    onFault: (error, about) => fault(error, about, 'a delivery broke off'),
  }
}

/** What may be logged of an error: its kind, code and stack, never a message that could quote somebody. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code } = error as { readonly code?: unknown }
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 8)
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack,
    ...(error.cause === undefined ? {} : { cause: faultOf(error.cause) }),
  }
}
