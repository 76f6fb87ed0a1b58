/**
 * The way out: takes deliveries that are due from the queue (the deliveries table itself), has
 * their cards built, sends them through the port, and records what came of it. What follows from
 * what is decided in `domain/delivery.ts`; no rule about people belongs here. A new platform needs
 * no change here: it is one more entry in `platforms`, and its limits in `buckets`.
 */
import type { DeliveryState } from '../domain/messages/delivery.ts'
import {
  type ClaimedDelivery,
  claimDueDeliveries,
  claimUnknownDeliveries,
  type DeliveryOutcome,
  lapseExpiredLeases,
  recordOutcomes,
  skipStaleDeliveries,
} from '../store/delivery-claims.ts'
import type { DispatcherTx } from '../store/tx.ts'
import { BATCH, type DeliveryDeps } from './delivery-deps.ts'
import { reconcile } from './reconcile.ts'
import { sendClaimed } from './send-due.ts'

/** How many deliveries reached which state, among those that were recorded. */
export type DrainCounts = Readonly<Partial<Record<DeliveryState, number>>>

/** Takes deliveries out of the queue and sends them. */
export interface DeliveryWorker {
  /** Sends everything that is due at `now` and answers what came of it. Calls wait for each other. */
  drain(now: Date): Promise<DrainCounts>
  /** Drains now and then from here on; `now` is asked each time. */
  start(now: () => Date): void
  /** Drains soon: somebody waits for an answer. */
  wake(): void
  /** Takes nothing more, and resolves when what was begun is recorded. */
  stop(): Promise<void>
}

const POLL_MS = 1_000
const LOOK_UP = 200

/** A worker; several, in one process or in many, share the queue. */
export function createDeliveryWorker(deps: DeliveryDeps): DeliveryWorker {
  let stopping = false
  let last: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let clock: (() => Date) | undefined

  const drain = (now: Date): Promise<DrainCounts> => {
    const turn = last.then(() => drainAll(deps, now, () => stopping))
    last = turn.catch(() => undefined)
    return turn
  }
  const poll = async (): Promise<void> => {
    if (stopping || clock === undefined) return
    await drain(clock()).catch((error) => deps.onFault(error, {}))
    plan(POLL_MS)
  }
  const plan = (afterMs: number): void => {
    if (stopping || clock === undefined) return
    clearTimeout(timer)
    timer = setTimeout(() => void poll(), afterMs)
  }
  return {
    drain,
    start(now) {
      clock = now
      plan(0)
    },
    wake: () => plan(0),
    async stop() {
      stopping = true
      clearTimeout(timer)
      await last
    },
  }
}

async function drainAll(
  deps: DeliveryDeps,
  now: Date,
  isStopping: () => boolean,
): Promise<DrainCounts> {
  const counts: Partial<Record<DeliveryState, number>> = {}
  const record = async (outcomes: readonly DeliveryOutcome[]): Promise<void> => {
    if (outcomes.length === 0) return
    const kept = new Set(await deps.store.withDispatcher((tx) => recordOutcomes(tx, outcomes)))
    for (const { id, state } of outcomes) if (kept.has(id)) counts[state] = (counts[state] ?? 0) + 1
  }
  if (isStopping()) return counts
  const { skipped, doubtful } = await deps.store.withDispatcher((tx) => tidyUp(deps, tx, now))
  if (skipped > 0) counts.skipped = skipped
  if (doubtful.length > 0) await record(await reconcile(deps, doubtful, now))
  while (!isStopping()) {
    const window = { now, beginBeforeMs: deadline(deps), isStopping }
    const claims = await deps.store.withDispatcher((tx) => claim(deps, tx, now))
    if (claims.length > 0) await record(await sendClaimed(deps, claims, window))
    if (claims.length < BATCH) break
  }
  return counts
}

/** A send that begins by then has ended, one way or the other, before the lease does. */
const deadline = ({ monotonicMs, timings }: DeliveryDeps): number =>
  monotonicMs() + timings.leaseMs - timings.sendTimeoutMs - timings.marginMs

const claim = (
  { owner, timings: { leaseMs } }: DeliveryDeps,
  tx: DispatcherTx,
  now: Date,
): Promise<ClaimedDelivery[]> => claimDueDeliveries(tx, { owner, now, leaseMs, limit: BATCH })

/** Lapses leases, lets go of what is too late, and takes what nobody knows the fate of. */
async function tidyUp(
  { owner, timings: { leaseMs, settleMs } }: DeliveryDeps,
  tx: DispatcherTx,
  now: Date,
): Promise<{ doubtful: ClaimedDelivery[]; skipped: number }> {
  await lapseExpiredLeases(tx, now)
  const skipped = await skipStaleDeliveries(tx, now)
  const settledBefore = new Date(now.getTime() - settleMs)
  const doubtful = await claimUnknownDeliveries(tx, {
    owner,
    now,
    leaseMs,
    settledBefore,
    limit: LOOK_UP,
  })
  return { doubtful, skipped: skipped.length }
}
