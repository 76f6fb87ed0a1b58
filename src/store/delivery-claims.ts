import { and, asc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { ChatAddress } from '../domain/messages/address.ts'
import { afterExpiredLease, type DeliveryState } from '../domain/messages/delivery.ts'
import { deliveries } from './schema/out.ts'
import { type DispatcherTx, rowsOf } from './tx.ts'

/*
 * The queue's side of deliveries, across schools. A claim is committed before any send; what a
 * send came to is recorded only by the attempt that made it. The arrows between the states are
 * the domain's, the rows and the fences are here.
 */

/** A delivery that this process may work on until `leaseUntil`. Ids only: load the rest by school. */
export interface ClaimedDelivery {
  readonly schoolId: string
  readonly id: string
  readonly kind: string
  /** The fence: give it back with what came of the attempt. */
  readonly attempt: number
  readonly leaseUntil: Date
}

/** Who claims, for how long, and how many at most. */
export interface Claim {
  readonly owner: string
  readonly now: Date
  readonly leaseMs: number
  readonly limit: number
}

/** What an attempt came to. `notBefore` goes with `retry_at` and `pending`. */
export interface DeliveryOutcome {
  readonly schoolId: string
  readonly id: string
  readonly attempt: number
  readonly state: DeliveryState
  readonly at: Date
  readonly reason?: string
  readonly notBefore?: Date
  readonly messageId?: string
  /** Where it went; kept with the delivery, so that the message can be updated. */
  readonly address?: ChatAddress
}

// Word for word the conditions of the partial indexes, so that the planner knows to use them.
const IS_WAITING = sql`${deliveries.state} in ('pending', 'retry_at')`
const IS_LEASED = sql`${deliveries.state} in ('sending', 'reconciling')`
const IS_UNKNOWN = sql`${deliveries.state} = 'unknown'`

/** Takes deliveries that are due and not stale, the longest due first: they are `sending` now. */
export async function claimDueDeliveries(
  tx: DispatcherTx,
  claim: Claim,
): Promise<ClaimedDelivery[]> {
  const isDue = and(
    IS_WAITING,
    lte(deliveries.notBefore, claim.now),
    or(isNull(deliveries.staleAfter), gt(deliveries.staleAfter, claim.now)),
  )
  return await take(tx, claim, { which: isDue, first: deliveries.notBefore, as: 'sending' })
}

/**
 * Takes deliveries that have been `unknown` since before `settledBefore`, to look in the chat
 * whether they arrived: they are `reconciling` now, under a new attempt number.
 */
export async function claimUnknownDeliveries(
  tx: DispatcherTx,
  claim: Claim & { readonly settledBefore: Date },
): Promise<ClaimedDelivery[]> {
  const isUnknown = and(IS_UNKNOWN, lte(deliveries.settledAt, claim.settledBefore))
  return await take(tx, claim, { which: isUnknown, first: deliveries.settledAt, as: 'reconciling' })
}

/** Sends whose process stalled or died beyond its lease are `unknown` now; answers their ids. */
export async function lapseExpiredLeases(tx: DispatcherTx, now: Date): Promise<string[]> {
  const lapsed = await tx.db
    .update(deliveries)
    .set({ ...afterExpiredLease, settledAt: now })
    .where(and(IS_LEASED, lte(deliveries.leaseUntil, now)))
    .returning({ id: deliveries.id })
  return lapsed.map(({ id }) => id)
}

/** What waited too long is `skipped` with the reason `stale` now; answers the ids. */
export async function skipStaleDeliveries(tx: DispatcherTx, now: Date): Promise<string[]> {
  const skipped = await tx.db
    .update(deliveries)
    .set({ state: 'skipped', reason: 'stale', settledAt: now })
    .where(and(IS_WAITING, lte(deliveries.staleAfter, now)))
    .returning({ id: deliveries.id })
  return skipped.map(({ id }) => id)
}

/**
 * Records what attempts came to, many in one statement. Answers the ids that were recorded: one is
 * left out where a later attempt has begun or another process already recorded the end.
 */
export async function recordOutcomes(
  tx: DispatcherTx,
  outcomes: readonly DeliveryOutcome[],
): Promise<string[]> {
  // An address may be written and not read here, so it is only named where there is one.
  const placed = outcomes.filter(({ address }) => address !== undefined)
  const placeless = outcomes.filter(({ address }) => address === undefined)
  return [
    ...(await recordAll(tx, placed, sql`, address = o.address`)),
    ...(await recordAll(tx, placeless, sql``)),
  ]
}

async function recordAll(
  tx: DispatcherTx,
  outcomes: readonly DeliveryOutcome[],
  place: SQL,
): Promise<string[]> {
  if (outcomes.length === 0) return []
  const recorded = await rowsOf<{ id: string }>(
    tx.db,
    sql`update deliveries d set
          state = o.state, reason = o.reason, settled_at = o.at, owner = null, lease_until = null,
          not_before = coalesce(o.not_before, d.not_before),
          message_id = coalesce(o.message_id, d.message_id)${place}
        from jsonb_to_recordset(${JSON.stringify(outcomes.map(toRecord))}::jsonb) as o(
          school_id uuid, id uuid, attempt int, state text, at timestamptz, reason text,
          not_before timestamptz, message_id text, address jsonb)
        where d.school_id = o.school_id and d.id = o.id and d.attempt = o.attempt
          and d.state in ('sending', 'reconciling', 'unknown')
        returning d.id`,
  )
  return recorded.map(({ id }) => id)
}

const WAITS: readonly DeliveryState[] = ['pending', 'retry_at']

const toRecord = (outcome: DeliveryOutcome) => ({
  school_id: outcome.schoolId,
  id: outcome.id,
  attempt: outcome.attempt,
  state: outcome.state,
  at: WAITS.includes(outcome.state) ? null : outcome.at,
  reason: outcome.reason,
  not_before: outcome.notBefore,
  message_id: outcome.messageId,
  address: outcome.address,
})

async function take(
  tx: DispatcherTx,
  { owner, now, leaseMs, limit }: Claim,
  {
    which,
    first,
    as,
  }: {
    which: SQL | undefined
    first: typeof deliveries.notBefore | typeof deliveries.settledAt
    as: 'sending' | 'reconciling'
  },
): Promise<ClaimedDelivery[]> {
  const due = tx.db
    .$with('due')
    .as(
      tx.db
        .select({ dueSchool: deliveries.schoolId, dueId: deliveries.id })
        .from(deliveries)
        .where(which)
        .orderBy(asc(first))
        .limit(limit)
        .for('update', { skipLocked: true }),
    )
  const leaseUntil = new Date(now.getTime() + leaseMs)
  const taken = await tx.db
    .with(due)
    .update(deliveries)
    .set({ state: as, owner, leaseUntil, attempt: sql`${deliveries.attempt} + 1` })
    .from(due)
    .where(and(eq(deliveries.schoolId, due.dueSchool), eq(deliveries.id, due.dueId)))
    .returning({
      schoolId: deliveries.schoolId,
      id: deliveries.id,
      kind: deliveries.kind,
      attempt: deliveries.attempt,
    })
  return taken.map((delivery) => ({ ...delivery, leaseUntil }))
}
