import { and, asc, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import type { ChatAddress } from '../domain/messages/address.ts'
import type { DeliveryState } from '../domain/messages/delivery.ts'
import { type DeliveryParams, deliveries } from './schema/out.ts'
import { isOneOf, isOneOfIfGiven, present, rowsOf, type SchoolTx } from './tx.ts'

export type { DeliveryParams } from './schema/out.ts'

/** One message to one recipient, from the decision to what became of it. */
export interface Delivery {
  readonly id: string
  /** 'my-week', 'weekly-digest' … */
  readonly kind: string
  /** A local date key: the week's Monday, the day. */
  readonly period: string
  /** A person's id or a channel's. */
  readonly recipient: string
  readonly recipientKind: 'person' | 'channel'
  /** Ids only: the card is built fresh when it is sent. */
  readonly params: DeliveryParams
  /** Counts in the budget of the week. */
  readonly unprompted: boolean
  readonly state: DeliveryState
  readonly reason?: string
  readonly attempt: number
  /** How many sends of it were begun. */
  readonly sends: number
  /** How often it went wrong; waiting for its turn does not count. */
  readonly failures: number
  readonly owner?: string
  readonly leaseUntil?: Date
  /** Not to be sent earlier; a retry moves it on. */
  readonly notBefore: Date
  /** After this instant it is skipped rather than sent late. */
  readonly staleAfter?: Date
  readonly decidedAt: Date
  /** When it reached a state that ends it, or became unknown. */
  readonly settledAt?: Date
  readonly messageId?: string
  /** Where it went. */
  readonly address?: ChatAddress
}

/** A decision to write to somebody, or not to (`skipped` with its reason). */
export interface NewDelivery
  extends Pick<
    Delivery,
    'id' | 'kind' | 'period' | 'recipient' | 'recipientKind' | 'params' | 'unprompted' | 'notBefore'
  > {
  readonly decidedAt: Date
  readonly staleAfter?: Date
  readonly address?: ChatAddress
  readonly skipped?: { readonly reason: string }
}

/** Which deliveries to list; all conditions must hold. `since` and `until` are about the decision. */
export interface DeliveryFilter {
  readonly ids?: readonly string[]
  readonly recipients?: readonly string[]
  readonly kinds?: readonly string[]
  readonly states?: readonly DeliveryState[]
  readonly since?: Date
  readonly until?: Date
}

/**
 * Writes deliveries in the transaction of the decision, in one statement. Answers the ids of those that are new: a
 * school, kind, period and recipient is sent to once, and the row is the permission to send.
 */
export async function insertDeliveries(
  tx: SchoolTx,
  them: readonly NewDelivery[],
): Promise<string[]> {
  if (them.length === 0) return []
  const added = await rowsOf<{ id: string }>(tx.db, insertingDeliveries(tx, them))
  return added.map(({ id }) => id)
}

/** The statement behind `insertDeliveries`, to be put together with others. */
export const insertingDeliveries = (tx: SchoolTx, them: readonly NewDelivery[]): SQL =>
  sql`insert into deliveries (
        school_id, id, kind, period, recipient, recipient_kind, params, unprompted, state,
        reason, not_before, stale_after, decided_at, settled_at, address)
      select ${tx.schoolId}::uuid, d.* from jsonb_to_recordset(
        ${JSON.stringify(them.map(toRecord))}::jsonb) as d(
        id uuid, kind text, period text, recipient uuid, recipient_kind text, params jsonb,
        unprompted boolean, state text, reason text, not_before timestamptz,
        stale_after timestamptz, decided_at timestamptz, settled_at timestamptz, address jsonb)
      on conflict do nothing
      returning id`

const toRecord = ({ skipped, ...delivery }: NewDelivery) => ({
  id: delivery.id,
  kind: delivery.kind,
  period: delivery.period,
  recipient: delivery.recipient,
  recipient_kind: delivery.recipientKind,
  params: delivery.params,
  unprompted: delivery.unprompted,
  state: skipped ? 'skipped' : 'pending',
  reason: skipped?.reason,
  not_before: delivery.notBefore,
  stale_after: delivery.staleAfter,
  decided_at: delivery.decidedAt,
  settled_at: skipped && delivery.decidedAt,
  address: delivery.address,
})

/** The school's deliveries, in the order of their decisions. */
export async function listDeliveries(
  tx: SchoolTx,
  filter: DeliveryFilter = {},
): Promise<Delivery[]> {
  const rows = await tx.db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        isOneOfIfGiven(deliveries.id, filter.ids),
        isOneOfIfGiven(deliveries.recipient, filter.recipients),
        isOneOfIfGiven(deliveries.kind, filter.kinds),
        isOneOfIfGiven(deliveries.state, filter.states),
        filter.since && gte(deliveries.decidedAt, filter.since),
        filter.until && lte(deliveries.decidedAt, filter.until),
      ),
    )
    .orderBy(asc(deliveries.decidedAt), asc(deliveries.id))
  return rows.map(toDelivery)
}

/** What is about to be sent, the next first. */
export async function upcomingDeliveries(tx: SchoolTx): Promise<Delivery[]> {
  const rows = await tx.db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        isOneOf(deliveries.state, ['pending', 'retry_at', 'sending']),
      ),
    )
    .orderBy(asc(deliveries.notBefore), asc(deliveries.id))
  return rows.map(toDelivery)
}

/** The delivery that a message in a chat came from. */
export async function findDeliveryByMessage(
  tx: SchoolTx,
  platform: string,
  messageId: string,
): Promise<Delivery | undefined> {
  const [row] = await tx.db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        eq(deliveries.messageId, messageId),
        sql`${deliveries.address} ->> 'platform' = ${platform}`,
      ),
    )
  return row && toDelivery(row)
}

/** Calls off deliveries that were not begun; answers the ids of those that were still waiting. */
export async function cancelDeliveries(
  tx: SchoolTx,
  ids: readonly string[],
  why: { readonly reason: string; readonly at: Date },
): Promise<string[]> {
  const cancelled = await tx.db
    .update(deliveries)
    .set({ state: 'cancelled', reason: why.reason, settledAt: why.at })
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        isOneOf(deliveries.id, ids),
        isOneOf(deliveries.state, ['pending', 'retry_at']),
      ),
    )
    .returning({ id: deliveries.id })
  return cancelled.map(({ id }) => id)
}

/** The delivery in a row. */
export function toDelivery(row: typeof deliveries.$inferSelect): Delivery {
  const { schoolId: _, begun: __, ...delivery } = present(row)
  return delivery
}
