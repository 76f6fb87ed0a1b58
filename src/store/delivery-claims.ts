import { type SQL, sql } from 'drizzle-orm'
import type { ChatAddress } from '../domain/messages/address.ts'
import { afterExpiredLease, type DeliveryState, type Moment } from '../domain/messages/delivery.ts'
import { isHeldAtSchool } from './holds.ts'
import { type HotStatement, hot } from './hot.ts'
import type { DispatcherTx } from './tx.ts'

/*
 * The queue's side of deliveries, across schools. A claim is `sending` with `begun` false until the
 * send begins, which is committed before anything leaves; what a send came to is recorded only by
 * the attempt that made it. The arrows between the states are the domain's, the rows and the fences
 * are here.
 */

/** A delivery that this process may work on until `leaseUntil`. Ids only: load the rest by school. */
export interface ClaimedDelivery {
  readonly schoolId: string
  readonly id: string
  readonly kind: string
  /** The fence: give it back with what came of the attempt. */
  readonly attempt: number
  /** What went wrong before, by how often. */
  readonly failures: number
  readonly leaseUntil: Date
}

/** Who claims, for how long, and how many at most. */
export interface Claim {
  readonly owner: string
  readonly now: Moment
  readonly leaseMs: number
  readonly limit: number
}

/** What an attempt came to. `notBefore` goes with `retry_at`, `pending` and `unknown`. */
export interface DeliveryOutcome {
  readonly schoolId: string
  readonly id: string
  readonly attempt: number
  readonly state: DeliveryState
  readonly at: Moment
  readonly reason?: string
  readonly notBefore?: Date
  readonly messageId?: string
  /** Where it went; kept with the delivery, so that the message can be updated. */
  readonly address?: ChatAddress
  /**
   * Which of the delivery's sends this is about. What is known of the newest send is recorded even
   * where somebody has begun to look for it meanwhile, or has given it up.
   */
  readonly send?: number
  /** It went wrong, and not because the platform was busy or it was not this message's turn. */
  readonly isFailure?: boolean
}

/** A claim whose process stalled or died, and what it is now. */
export interface LapsedDelivery {
  readonly schoolId: string
  readonly id: string
  readonly kind: string
  readonly state: DeliveryState
  readonly reason: string
}

const IS_WAITING = sql.raw(`state in ('pending', 'retry_at')`)

interface Claiming {
  readonly now: string
  readonly leaseUntil: string
  readonly owner: string
  readonly limit: number
}

const claiming = hot<Claiming, Omit<ClaimedDelivery, 'leaseUntil'>>(
  'deliveries_claim',
  (place) => sql`with waited_for as (
        select school_id, id from deliveries
        where ${IS_WAITING} and stale_after is null and not_before <= ${place.now}::timestamptz
          and not ${isHeldAtSchool('deliveries.school_id')}
        order by not_before limit ${place.limit}::int - ${place.limit}::int / 4 for update skip locked),
      others as (
        select school_id, id from deliveries
        where ${IS_WAITING} and stale_after > ${place.now}::timestamptz and not_before <= ${place.now}::timestamptz
          and not ${isHeldAtSchool('deliveries.school_id')}
        order by not_before limit ${place.limit}::int - (select count(*) from waited_for)
        for update skip locked),
      due as (select * from waited_for union all select * from others)
      update deliveries d set state = 'sending', begun = false, owner = ${place.owner}::text,
        lease_until = ${place.leaseUntil}::timestamptz, attempt = d.attempt + 1
      from due where d.school_id = due.school_id and d.id = due.id
      returning d.school_id as "schoolId", d.id, d.kind, d.attempt, d.failures`,
)

const claimingUnknown = hot<
  Claiming & { readonly settledBefore: string },
  Omit<ClaimedDelivery, 'leaseUntil'>
>(
  'deliveries_claim_unknown',
  (place) => sql`with due as (
        select school_id, id from deliveries
        where state = 'unknown' and settled_at <= ${place.settledBefore}::timestamptz
          and not_before <= ${place.now}::timestamptz
        order by settled_at limit ${place.limit}::int for update skip locked)
      update deliveries d set state = 'reconciling', owner = ${place.owner}::text,
        lease_until = ${place.leaseUntil}::timestamptz, attempt = d.attempt + 1
      from due where d.school_id = due.school_id and d.id = due.id
      returning d.school_id as "schoolId", d.id, d.kind, d.attempt, d.failures`,
)

/**
 * Takes deliveries that are due and not stale: they are `sending` now, not begun. What somebody
 * waits for comes first and leaves a quarter to the rest; within each the longest due come first.
 */
export async function claimDueDeliveries(
  tx: DispatcherTx,
  claim: Claim,
): Promise<ClaimedDelivery[]> {
  return await claimed(tx, claiming, claim)
}

/**
 * Takes deliveries that have been `unknown` since before `settledBefore` and are to be looked for:
 * they are `reconciling` now, under a new attempt number.
 */
export async function claimUnknownDeliveries(
  tx: DispatcherTx,
  claim: Claim & { readonly settledBefore: Date },
): Promise<ClaimedDelivery[]> {
  const settledBefore = claim.settledBefore.toISOString()
  return await claimed(tx, claimingUnknown, { ...claim, settledBefore })
}

async function claimed<Values extends Claiming>(
  tx: DispatcherTx,
  statement: HotStatement<Values, Omit<ClaimedDelivery, 'leaseUntil'>>,
  { now, leaseMs, ...claim }: Omit<Values, 'now' | 'leaseUntil'> & Claim,
): Promise<ClaimedDelivery[]> {
  const until = new Date(now.getTime() + leaseMs)
  const values = { ...claim, now: now.toISOString(), leaseUntil: until.toISOString() }
  const rows = await statement.run(tx, values as unknown as Values)
  return rows.map((delivery) => ({ ...delivery, leaseUntil: until }))
}

const lapsing = hot<{ readonly now: string }, LapsedDelivery>(
  'deliveries_lapse',
  (place) => sql`with over as (
        select school_id, id from deliveries
        where state in ('sending', 'reconciling') and lease_until <= ${place.now}::timestamptz
        for update skip locked)
      update deliveries d set begun = true, owner = null, lease_until = null,
        state = case when d.begun then ${sql.raw(`'${afterExpiredLease.state}'`)} else 'pending' end,
        reason = ${sql.raw(`'${afterExpiredLease.reason}'`)},
        settled_at = case when d.state = 'reconciling' then d.settled_at
          when d.begun then ${place.now}::timestamptz end
      from over where d.school_id = over.school_id and d.id = over.id
      returning d.school_id as "schoolId", d.id, d.kind, d.state, d.reason`,
)

/**
 * Claims whose process stalled or died beyond its lease. What had not begun provably did not leave
 * and waits again; nobody knows what became of the rest.
 */
export async function lapseExpiredLeases(tx: DispatcherTx, at: Moment): Promise<LapsedDelivery[]> {
  return await lapsing.run(tx, { now: at.toISOString() })
}

const skipping = hot<{ readonly now: string }, { id: string }>(
  'deliveries_skip_stale',
  (place) => sql`with stale as (
        select school_id, id from deliveries
        where ${IS_WAITING} and stale_after <= ${place.now}::timestamptz for update skip locked)
      update deliveries d set state = 'skipped', reason = 'stale', settled_at = ${place.now}::timestamptz
      from stale where d.school_id = stale.school_id and d.id = stale.id
      returning d.id`,
)

/** What waited too long is `skipped` with the reason `stale` now; answers the ids. */
export async function skipStaleDeliveries(tx: DispatcherTx, at: Moment): Promise<string[]> {
  const skipped = await skipping.run(tx, { now: at.toISOString() })
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
  const recorded = await Promise.all([
    recordAll(tx, recordingPlaced, placed),
    recordAll(tx, recording, placeless),
  ])
  return recorded.flat()
}

type Recording = HotStatement<{ readonly outcomes: string }, { id: string }>

async function recordAll(
  tx: DispatcherTx,
  statement: Recording,
  outcomes: readonly DeliveryOutcome[],
): Promise<string[]> {
  if (outcomes.length === 0) return []
  const recorded = await statement.run(tx, { outcomes: JSON.stringify(outcomes.map(toRecord)) })
  return recorded.map(({ id }) => id)
}

/** What is still unknown after a look has been so since its send, not since the look. */
const recordingAs = (name: string, placed: SQL): Recording =>
  hot(
    name,
    (place) => sql`update deliveries d set
        state = o.state, reason = o.reason, owner = null, lease_until = null, begun = true,
        settled_at = case when d.state = 'reconciling' and o.state = 'unknown'
          then d.settled_at else o.at end,
        not_before = coalesce(o.not_before, d.not_before),
        message_id = coalesce(o.message_id, d.message_id),
        failures = d.failures + case when o.failure then 1 else 0 end
        ${placed}
      from jsonb_to_recordset(${place.outcomes}::jsonb) as o(
        school_id uuid, id uuid, attempt int, state text, at timestamptz, reason text,
        not_before timestamptz, message_id text, address jsonb, send int, failure boolean)
      where d.school_id = o.school_id and d.id = o.id and (
        (d.attempt = o.attempt and d.state in ('sending', 'reconciling', 'unknown'))
        or (d.sends = o.send and d.state in ('unknown', 'reconciling', 'needs_review')))
      returning d.id`,
  )

const recording = recordingAs('deliveries_record', sql``)
const recordingPlaced = recordingAs('deliveries_record_placed', sql`, address = o.address`)

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
  send: outcome.send,
  failure: outcome.isFailure === true,
})
