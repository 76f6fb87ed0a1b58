import type { RenderedCard } from '../cards/card.ts'
import type { SendOutcome } from '../domain/messages/delivery.ts'
import type { ChatPlatform } from '../platforms/chat-platform.ts'
import type { Store } from '../store/database.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { RateBuckets } from './rate-buckets.ts'

/** There is nothing to say any more: everything was logged meanwhile, the person has left. */
export interface Cancelled {
  readonly kind: 'cancelled'
  readonly because: string
}

/** It is not the time for it after all. */
export interface Later {
  readonly kind: 'later'
  readonly at: Date
  readonly because: string
}

/**
 * Builds the cards of one school's deliveries afresh, from the facts as they are at `now`, inside
 * the transaction of that school. A `refresh` is asked for as the delivery whose message it
 * replaces. A delivery that is not in the answer is cancelled.
 */
export type BuildCards = (
  school: SchoolTx,
  deliveries: readonly Delivery[],
  now: Date,
) => Promise<ReadonlyMap<string, RenderedCard | Cancelled | Later>>

/** How long things may take. The lease is longer than a send and the margin together. */
export interface DeliveryTimings {
  /** Claimed rows are nobody else's for so long. */
  readonly leaseMs: number
  /** No platform takes longer over one attempt; a service that stops waits for no more than this. */
  readonly sendTimeoutMs: number
  /** Between the last look at the clock and the socket. */
  readonly marginMs: number
  /** A message in flight has landed or died by then: longer than a lease. */
  readonly settleMs: number
}

/** Claimed, sent and recorded together: after a crash at most so many have to be looked for. */
export const BATCH = 32

export const DEFAULT_TIMINGS: DeliveryTimings = {
  leaseMs: 60_000,
  sendTimeoutMs: 8_000,
  marginMs: 5_000,
  settleMs: 60_000,
}

/** What the way out is given instead of reaching for it. */
export interface DeliveryDeps {
  readonly store: Store
  /** By `ChatPlatform.name`; a platform that is not here is switched off. */
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly buildCards: BuildCards
  readonly buckets: RateBuckets
  readonly timings: DeliveryTimings
  /** Names this process in the rows that it claims. */
  readonly owner: string
  /** From 0 up to 1. */
  readonly random: () => number
  /** Never goes back, whatever happens to the clock: milliseconds. */
  readonly monotonicMs: () => number
  /** Counts what each attempt came to; `throttled` are the 429s. */
  readonly onAttempt?: (platform: string, outcome: SendOutcome['kind']) => void
  /** Told about faults of ours, with ids only. */
  readonly onFault: (error: unknown, about: { readonly schoolId?: string }) => void
}
