import { and, asc, eq, gte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { DeliveryState } from '../domain/messages/delivery.ts'
import { MAY_BE_SENT_AGAIN, mayBeSentAgain, OF_THE_MOMENT } from '../domain/messages/say-why.ts'
import { ASKING_KIND, SAID_ONCE } from '../domain/messages/undelivered.ts'
import { deliveries, resends } from './schema/out.ts'
import { isOneOfIfGiven, pgArray, present, rowsOf, type SchoolTx } from './tx.ts'

/** A message that did not arrive, or of which nobody knows whether it did; or that was sent again since. */
export interface UndeliveredMessage {
  readonly id: string
  readonly kind: string
  readonly period: string
  /** A person's id or a channel's. */
  readonly recipient: string
  readonly recipientKind: 'person' | 'channel'
  /** A person's name, or what a channel is called; absent where they have gone. */
  readonly to?: string
  readonly state: DeliveryState
  /** A code: `sayWhy` says it in words. */
  readonly reason?: string
  readonly decidedAt: Date
  /** Since when it is so. */
  readonly settledAt?: Date
  /** Whether somebody is to be asked if it should be sent again. */
  readonly isAskedAbout: boolean
  /** When somebody last asked to send it again, and who: nobody where it was done by a command. */
  readonly resentAt?: Date
  readonly resentBy?: string
}

/** Which to list; all conditions must hold. */
export interface UndeliveredFilter {
  readonly recipients?: readonly string[]
  /** Those that were decided since then. */
  readonly since?: Date
  /** Those, too, that somebody has had sent again, whatever became of them. */
  readonly orResent?: boolean
  /** Only those since which nothing else has arrived at their recipient. */
  readonly isNews?: boolean
}

const inList = (values: readonly string[]): SQL =>
  sql.raw(`(${values.map((value) => `'${value}'`).join(', ')})`)

/** `mayBeSentAgain` of the domain, in the database's words. */
const MAY_BE_SENT = sql`(deliveries.state in ${inList(MAY_BE_SENT_AGAIN)}
    and deliveries.kind not in ${inList(OF_THE_MOMENT)}
  or (deliveries.state = 'skipped' and deliveries.kind = 'weekly-digest'
    and deliveries.reason = 'stale'))`

/**
 * Whether somebody is to be asked: it did not arrive or may not have, and no later message of its
 * kind has said the same since.
 */
export const isToBeAskedAbout = sql<boolean>`(${MAY_BE_SENT}
  and deliveries.kind not in ${inList(['refresh', ASKING_KIND])}
  and (deliveries.kind in ${inList(SAID_ONCE)} or not exists (
    select 1 from deliveries later
    where later.school_id = deliveries.school_id and later.recipient = deliveries.recipient
      and later.kind = deliveries.kind and later.state = 'sent'
      and later.decided_at > deliveries.decided_at)))`

/** Of the newest time that somebody asked to send it again. */
const ofNewestResend = (what: string): SQL =>
  sql`(select ${sql.raw(what)} from resends r
    where r.school_id = deliveries.school_id and r.delivery_id = deliveries.id
    order by r.asked_at desc limit 1)`

const RESENT_AT = ofNewestResend('r.asked_at')
const RESENT_BY = ofNewestResend(
  '(select p.name from people p where p.school_id = r.school_id and p.id = r.asked_by)',
)

const NAMED = sql`coalesce(
  (select p.name from people p where p.school_id = deliveries.school_id and p.id = deliveries.recipient),
  (select coalesce(c.label, 'the tutor channel') from channels c
    where c.school_id = deliveries.school_id and c.id = deliveries.recipient))`

const IS_NEWS = sql`deliveries.settled_at > coalesce((select max(later.settled_at) from deliveries later
  where later.school_id = deliveries.school_id and later.recipient = deliveries.recipient
    and later.state = 'sent' and later.kind <> 'refresh'), '-infinity')`

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
  const isOpen = sql`(state in ('failed', 'needs_review', 'unknown', 'reconciling')
    or (state = 'skipped' and kind = 'weekly-digest' and reason = 'stale'))`
  const rows = await tx.db
    .select({
      ...{ id, kind, period, recipient, recipientKind, state, reason, decidedAt, settledAt },
      to: NAMED.mapWith(String),
      isAskedAbout: isToBeAskedAbout,
      resentAt: RESENT_AT.mapWith(resends.askedAt),
      resentBy: RESENT_BY.mapWith(String),
    })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        filter.orResent === true ? or(isOpen, sql`${RESENT_AT} is not null`) : isOpen,
        ne(kind, 'refresh'),
        isOneOfIfGiven(recipient, filter.recipients),
        filter.since && gte(decidedAt, filter.since),
        filter.isNews === true ? IS_NEWS : undefined,
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

/** Who has which messages sent again; nobody's name where a command does. */
export interface Resend {
  readonly ids: readonly string[]
  readonly at: Date
  readonly by?: string
}

/**
 * Sends messages again because somebody who may say so says so, and writes down who did. Safe to
 * call twice: what is sent, or waits already, is left as it is. What would be too late has two hours
 * from now on. Answers by id; an id that is left out is no message of this school.
 */
export async function sendAgain(
  tx: SchoolTx,
  { ids, at, by }: Resend,
): Promise<ReadonlyMap<string, SentAgain>> {
  const rows = await rowsOf<Resent>(
    tx.db,
    sql`with queued as (
        update deliveries set state = 'pending', reason = 'asked to send again', failures = 0,
          not_before = ${at.toISOString()}::timestamptz, settled_at = null, message_id = null,
          stale_after = case when stale_after is not null
            then ${at.toISOString()}::timestamptz + interval '2 hours' end
        where school_id = ${tx.schoolId}::uuid and id = any(${pgArray(ids)}::uuid[])
          and ${MAY_BE_SENT}
        returning id),
      kept as (
        insert into resends (school_id, id, delivery_id, asked_by, asked_at)
        select ${tx.schoolId}::uuid, gen_random_uuid(), id, ${by ?? null}::uuid,
          ${at.toISOString()}::timestamptz from queued)
      select d.id::text as id, d.kind, d.state, d.reason, q.id is not null as "isQueued"
      from deliveries d left join queued q on q.id = d.id
      where d.school_id = ${tx.schoolId}::uuid and d.id = any(${pgArray(ids)}::uuid[])`,
  )
  if (rows.some(({ isQueued }) => isQueued)) tx.queue.grew = true
  return new Map(rows.map((row) => [row.id, sentAgain(row)]))
}

interface Resent {
  readonly id: string
  readonly kind: string
  /** Before it was asked for. */
  readonly state: DeliveryState
  readonly reason: string | null
  readonly isQueued: boolean
}

function sentAgain({ kind, state, reason, isQueued }: Resent): SentAgain {
  if (isQueued) return { kind: 'queued' }
  if (state === 'unknown' || state === 'reconciling') return { kind: 'in-doubt' }
  // Somebody else said so in the same moment.
  const isQueuedBefore = mayBeSentAgain({ kind, state, ...(reason === null ? {} : { reason }) })
  return { kind: 'not-needed', state: isQueuedBefore ? 'pending' : state }
}
