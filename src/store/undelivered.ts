import { type SQL, sql } from 'drizzle-orm'
import type { DeliveryState } from '../domain/messages/delivery.ts'
import { MAY_BE_SENT_AGAIN, mayBeSentAgain, OF_THE_MOMENT } from '../domain/messages/say-why.ts'
import { ASKING_KIND, SAID_ONCE } from '../domain/messages/undelivered.ts'
import { type HotStatement, hot, inMilliseconds } from './hot.ts'
import { once, pgArray, present, type SchoolTx, type Sent } from './tx.ts'

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

const IS_OPEN = sql`(state in ('failed', 'needs_review', 'unknown', 'reconciling')
  or (state = 'skipped' and kind = 'weekly-digest' and reason = 'stale'))`

interface Values {
  readonly school: string
  readonly recipients: string | null
  readonly since: string | null
}

type Row = { readonly [K in keyof Required<UndeliveredMessage>]: unknown }

/** Asked for with every batch of messages that a school is sent: one statement for each way of asking. */
const statements = new Map<string, HotStatement<Values, Row>>()

function statementFor({ recipients, since, orResent = false, isNews = false }: UndeliveredFilter) {
  const asked = {
    recipients: recipients !== undefined,
    since: since !== undefined,
    orResent,
    isNews,
  }
  const way = Object.entries(asked).flatMap(([what, is]) => (is ? [what.toLowerCase()] : []))
  const name = ['keepstep_undelivered', ...way].join('_')
  const known = statements.get(name) ?? hot<Values, Row>(name, (its) => listing(its, asked))
  statements.set(name, known)
  return known
}

type Asked = { readonly [K in keyof Required<UndeliveredFilter>]: boolean }

function listing(its: { readonly [K in keyof Values]: unknown }, asked: Asked): SQL {
  const only = [
    asked.recipients && sql`recipient = any(${its.recipients}::uuid[])`,
    asked.since && sql`decided_at >= ${its.since}::timestamptz`,
    asked.isNews && IS_NEWS,
  ].filter((one) => one !== false)
  return sql`select id::text as id, kind, period, recipient::text as recipient,
      recipient_kind as "recipientKind", state, reason, ${NAMED} as "to",
      ${inMilliseconds(sql`decided_at`)} as "decidedAt",
      ${inMilliseconds(sql`settled_at`)} as "settledAt",
      ${isToBeAskedAbout} as "isAskedAbout",
      ${inMilliseconds(RESENT_AT)} as "resentAt", ${RESENT_BY} as "resentBy"
    from deliveries
    where ${sql.join([sql`school_id = ${its.school}::uuid and kind <> 'refresh'`, ...only], sql` and `)}
      and ${asked.orResent ? sql`(${IS_OPEN} or ${RESENT_AT} is not null)` : IS_OPEN}
    order by settled_at, id`
}

/**
 * The school's messages that did not arrive or may not have, the oldest first. Updates of earlier
 * messages are left out: nobody waits for those.
 */
export async function listUndelivered(
  tx: SchoolTx,
  filter: UndeliveredFilter = {},
): Promise<UndeliveredMessage[]> {
  const rows = await statementFor(filter).run(tx, {
    school: tx.schoolId,
    recipients: filter.recipients === undefined ? null : pgArray(filter.recipients),
    since: filter.since?.toISOString() ?? null,
  })
  return rows.map(toMessage)
}

const INSTANTS = ['decidedAt', 'settledAt', 'resentAt'] as const

function toMessage(row: Row): UndeliveredMessage {
  const instants = INSTANTS.map((name) => [
    name,
    row[name] === null ? null : new Date(Number(row[name])),
  ])
  return present({ ...row, ...Object.fromEntries(instants) }) as unknown as UndeliveredMessage
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
export function sendAgain(
  tx: SchoolTx,
  { ids, at, by }: Resend,
): Sent<ReadonlyMap<string, SentAgain>> {
  const wished = { school: tx.schoolId, ids: pgArray(ids), at: at.toISOString(), by: by ?? null }
  return once(again.run(tx, wished), (rows) => {
    if (rows.some(({ isQueued }) => isQueued)) tx.queue.grew = true
    return new Map(rows.map((row) => [row.id, sentAgain(row)]))
  })
}

interface Wished {
  readonly school: string
  readonly ids: string
  readonly at: string
  readonly by: string | null
}

const again = hot<Wished, Resent>(
  'keepstep_send_again',
  ({ school, ids, at, by }) =>
    sql`with queued as (
        update deliveries set state = 'pending', reason = 'asked to send again', failures = 0,
          not_before = ${at}::timestamptz, settled_at = null, message_id = null,
          stale_after = case when stale_after is not null
            then ${at}::timestamptz + interval '2 hours' end
        where school_id = ${school}::uuid and id = any(${ids}::uuid[])
          and ${MAY_BE_SENT}
        returning id),
      kept as (
        insert into resends (school_id, id, delivery_id, asked_by, asked_at)
        select ${school}::uuid, gen_random_uuid(), id, ${by}::uuid, ${at}::timestamptz from queued)
      select d.id::text as id, d.kind, d.state, d.reason, q.id is not null as "isQueued"
      from deliveries d left join queued q on q.id = d.id
      where d.school_id = ${school}::uuid and d.id = any(${ids}::uuid[])`,
)

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
