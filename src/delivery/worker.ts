/**
 * The way out: takes deliveries that are due from the queue (the deliveries table itself), has
 * their cards built, sends them through the port, and records what came of it. What follows from
 * what is decided in `domain/delivery.ts`; no rule about people belongs here. A new platform needs
 * no change here: it is one more entry in `platforms`, and its limits in `limits` and `buckets`.
 */
import { setMaxListeners } from 'node:events'
import type { AnswerRoom } from '../platforms/answer-in-time.ts'
import { createAnswerRoom } from './answer-room.ts'
import { createBell } from './bell.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import { createDispatch } from './dispatch.ts'
import { Drain, type DrainCounts } from './drain.ts'
import type { DrainParts } from './drain-parts.ts'
import { Lanes } from './lanes.ts'
import { type LiveClock, liveClock } from './live-clock.ts'
import type { Letter } from './prepare-letters.ts'

export type { DrainCounts } from './drain.ts'

/** Takes deliveries out of the queue and sends them. */
export interface DeliveryWorker {
  /** Where answers to people go, which do not come out of the queue. */
  readonly room: AnswerRoom
  /**
   * Sends everything that is due and answers what came of it. The clock is asked again and again: a
   * drain may last for minutes. Calls wait for each other.
   */
  drain(clock: () => Date): Promise<DrainCounts>
  /** Drains now and then from here on. */
  start(clock: () => Date): void
  /** Drains soon: somebody waits for an answer. */
  wake(): void
  /**
   * Claims nothing more from this moment, hands back what has not begun, and resolves when what has
   * begun is recorded, or after a bound.
   */
  stop(): Promise<void>
}

const POLL_MS = 1_000

/** A worker; several, in one process or in many, share the queue. */
export function createDeliveryWorker(deps: DeliveryDeps): DeliveryWorker {
  const stopping = new AbortController()
  // Every message that waits for its turn listens for the stop.
  setMaxListeners(0, stopping.signal)
  const bell = createBell()
  const parts: DrainParts = {
    deps,
    bell,
    dispatch: createDispatch(deps),
    lanes: new Lanes<Letter>(),
    stopping: stopping.signal,
    isWoken: false,
  }
  let last: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let running: LiveClock | undefined
  let isPolling = false

  const drain = (clock: LiveClock): Promise<DrainCounts> => {
    const turn = last.then(() => new Drain(parts, clock).run())
    last = turn.catch(() => undefined)
    return turn
  }
  const poll = async (): Promise<void> => {
    if (stopping.signal.aborted || running === undefined || isPolling) return
    isPolling = true
    await drain(running).catch((error) => deps.onFault(error, {}))
    isPolling = false
    plan(parts.isWoken ? 0 : POLL_MS)
  }
  const plan = (afterMs: number): void => {
    if (stopping.signal.aborted || running === undefined) return
    clearTimeout(timer)
    timer = setTimeout(() => void poll(), afterMs)
  }
  return {
    room: createAnswerRoom(deps, parts.dispatch, stopping.signal),
    drain: (clock) => drain(liveClock(clock, deps.monotonicMs)),
    start(clock) {
      running = liveClock(clock, deps.monotonicMs)
      plan(0)
    },
    wake() {
      parts.isWoken = true
      bell.ring()
      plan(0)
    },
    async stop() {
      stopping.abort()
      bell.ring()
      clearTimeout(timer)
      await within(last, deps.timings.stopMs)
      parts.dispatch.stop()
    },
  }
}

/** What is under way after that is left to whoever finds its lease run out. */
async function within(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const bound = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, bound])
  clearTimeout(timer)
}
