import { and, asc, eq, gte, inArray, ne, sql } from 'drizzle-orm'
import type { DeliveryState } from '../domain/messages/delivery.ts'
import { MAY_BE_SENT_AGAIN } from '../domain/messages/say-why.ts'
import { deliveries } from './schema/out.ts'
import { isOneOfIfGiven, present, type SchoolTx } from './tx.ts'

/** A message that did not arrive, or of which nobody knows whether it did. */
export interface UndeliveredMessage {
  readonly id: string
  readonly kind: string
  readonly period: string
  /** A person's id or a channel's. */
  readonly recipient: string
  readonly recipientKind: 'person' | 'channel'
  readonly state: Extract<DeliveryState, 'unknown' | 'reconciling' | 'needs_review' | 'failed'>
  /** A code: `sayWhy` says it in words. */
  readonly reason?: string
  readonly decidedAt: Date
  /** Since when it is so. */
  readonly settledAt?: Date
}

/** Which to list; all conditions must hold. */
export interface UndeliveredFilter {
  readonly recipients?: readonly string[]
  /** Those that were decided since then. */
  readonly since?: Date
}

/**
 * The school's messages that did not arrive or may not have, the oldest first. Updates of earlier
 * messages are left out: nobody waits for those.
 */
export async function listUndelivered(
  tx: SchoolTx,
  filter: UndeliveredFilter = {},
): Promise<UndeliveredMessage[]> {
  const { id, kind, period, recipient, recipientKind, state, reason, decidedAt, settledAt } =
    deliveries
  const rows = await tx.db
    .select({ id, kind, period, recipient, recipientKind, state, reason, decidedAt, settledAt })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        sql`state in ('failed', 'needs_review', 'unknown', 'reconciling')`,
        ne(kind, 'refresh'),
        isOneOfIfGiven(recipient, filter.recipients),
        filter.since && gte(decidedAt, filter.since),
      ),
    )
    .orderBy(asc(settledAt), asc(id))
  return rows.map((row) => present(row) as UndeliveredMessage)
}

/** What became of the wish to send a message again. */
export type SentAgain =
  /** It waits in the queue now. */
  | { readonly kind: 'queued' }
  /** It has arrived, or is on its way: there is nothing to send again. */
  | { readonly kind: 'not-needed'; readonly state: DeliveryState }
  /** Keepstep still looks whether it arrived. */
  | { readonly kind: 'in-doubt' }
  | { readonly kind: 'no-such-delivery' }

const TWO_HOURS = sql`interval '2 hours'`

/**
 * Sends a message again because somebody who may say so says so. Safe to call twice: what is sent,
 * or waits already, is left as it is. What would be too late has two hours from now on.
 */
export async function sendAgain(tx: SchoolTx, id: string, at: Date): Promise<SentAgain> {
  const isThis = and(eq(deliveries.schoolId, tx.schoolId), eq(deliveries.id, id))
  const now = sql`${at.toISOString()}::timestamptz`
  const queued = await tx.db
    .update(deliveries)
    .set({
      state: 'pending',
      reason: 'asked to send again',
      failures: 0,
      notBefore: at,
      staleAfter: sql`case when ${deliveries.staleAfter} is not null then ${now} + ${TWO_HOURS} end`,
      settledAt: null,
      messageId: null,
    })
    .where(and(isThis, inArray(deliveries.state, [...MAY_BE_SENT_AGAIN])))
    .returning({ id: deliveries.id })
  if (queued.length > 0) return { kind: 'queued' }
  const [row] = await tx.db.select({ state: deliveries.state }).from(deliveries).where(isThis)
  if (row === undefined) return { kind: 'no-such-delivery' }
  return row.state === 'unknown' || row.state === 'reconciling'
    ? { kind: 'in-doubt' }
    : { kind: 'not-needed', state: row.state }
}
