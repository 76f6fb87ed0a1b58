import { and, asc, eq, gte, lte, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { ChatAddress } from '../domain/messages/address.ts'
import type { DeliveryState } from '../domain/messages/delivery.ts'
import { hot } from './hot.ts'
import { type DeliveryParams, deliveries } from './schema/out.ts'
import { isOneOf, isOneOfIfGiven, once, present, type SchoolTx, type Sent } from './tx.ts'

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
export function insertDeliveries(tx: SchoolTx, them: readonly NewDelivery[]): Sent<string[]> {
  const sent = insertStatement.run(tx, { school: tx.schoolId, deliveries: recordsOf(them) })
  return once(sent, (added) => {
    if (added.length > 0) tx.queue.grew = true
    return added.map(({ id }) => id)
  })
}

/** The statement behind `insertDeliveries`, to be put together with others. */
export const insertingDeliveries = (school: SQLWrapper, records: SQLWrapper): SQL =>
  sql`insert into deliveries (
        school_id, id, kind, period, recipient, recipient_kind, params, unprompted, state,
        reason, not_before, stale_after, decided_at, settled_at, address)
      select ${school}::uuid, d.* from jsonb_to_recordset(${records}::jsonb) as d(
        id uuid, kind text, period text, recipient uuid, recipient_kind text, params jsonb,
        unprompted boolean, state text, reason text, not_before timestamptz,
        stale_after timestamptz, decided_at timestamptz, settled_at timestamptz, address jsonb)
      on conflict do nothing
      returning id::text`

const insertStatement = hot<
  { readonly school: string; readonly deliveries: string },
  { id: string }
>('keepstep_insert_deliveries', (place) => insertingDeliveries(place.school, place.deliveries))

/** Deliveries as `insertingDeliveries` takes them. */
export const recordsOf = (them: readonly NewDelivery[]): string =>
  JSON.stringify(them.map(toRecord))

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

/** The delivery in a row. */
export function toDelivery(row: typeof deliveries.$inferSelect): Delivery {
  const { schoolId: _, begun: __, ...delivery } = present(row)
  return delivery
}
