import type { RenderedCard } from '../cards/card.ts'
import type { DeliveryState, SendOutcome } from '../domain/messages/delivery.ts'
import type { ChatPlatform } from '../platforms/chat-platform.ts'
import type { Store } from '../store/database.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { PlatformLimits, RateBuckets } from './rate-buckets.ts'

/** There is nothing to say any more: everything was logged meanwhile, the person has left. */
export interface Cancelled {
  readonly kind: 'cancelled'
  readonly because: string
}

/** It is not the time for it after all. */
export interface Later {
  readonly kind: 'later'
  readonly notBefore: Date
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
  /** No platform takes longer over one attempt. */
  readonly sendTimeoutMs: number
  /** Between the last look at the clock and the socket. */
  readonly marginMs: number
  /** A message in flight has landed or died by then: longer than a lease. */
  readonly settleMs: number
  /** A service that goes down waits no longer than this for what is under way. */
  readonly stopMs: number
}

/** Claimed and prepared together. After a crash only those are in doubt whose send had begun. */
export const BATCH = 128

export const DEFAULT_TIMINGS: DeliveryTimings = {
  leaseMs: 60_000,
  sendTimeoutMs: 20_000,
  marginMs: 5_000,
  settleMs: 60_000,
  stopMs: 8_500,
}

/** A delivery that somebody may have to look at: ids and codes only. */
export interface InDoubt {
  readonly schoolId: string
  readonly deliveryId: string
  readonly kind: string
  readonly state: Extract<DeliveryState, 'unknown' | 'needs_review' | 'failed'>
  readonly reason?: string | undefined
}

/** What the way out is given instead of reaching for it. */
export interface DeliveryDeps {
  readonly store: Store
  /** By `ChatPlatform.name`; for a platform that is not here messages wait. */
  readonly platforms: ReadonlyMap<string, ChatPlatform>
  readonly buildCards: BuildCards
  /** What every instance together keeps to; a platform that is not here has no limits. */
  readonly limits: Readonly<Record<string, PlatformLimits>>
  /** The last look of this process before a request leaves: what it sent itself, and pauses. */
  readonly buckets: RateBuckets
  readonly timings: DeliveryTimings
  /** Names this process in the rows that it claims. */
  readonly owner: string
  /** From 0 up to 1. */
  readonly random: () => number
  /** Never goes back, whatever happens to the clock: milliseconds. */
  readonly monotonicMs: () => number
  /** Counts what each attempt came to and how long it took; `throttled` are the 429s. */
  readonly onAttempt?: (platform: string, outcome: SendOutcome['kind'], tookMs: number) => void
  /** Told of each message that may not have arrived, or did not. */
  readonly onInDoubt?: (delivery: InDoubt) => void
  /** Counts answers to people that did not arrive, however often they were tried. */
  readonly onAnswerLost?: (platform: string, outcome: SendOutcome['kind']) => void
  /** Told about faults of ours, with ids only. */
  readonly onFault: (error: unknown, about: { readonly schoolId?: string }) => void
}
