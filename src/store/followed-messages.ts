import { sql } from 'drizzle-orm'
import type { ChatAddress } from '../domain/messages/address.ts'
import { hot } from './hot.ts'
import type { DeliveryParams } from './schema/out.ts'
import type { SchoolTx, Sent } from './tx.ts'

/** The kind under which a posted answer is kept, so that it can be brought up to date. */
export const FOLLOWED_KIND = 'followed'

/** A message that somebody was answered with, and acted on. */
export interface FollowedMessage {
  readonly id: string
  readonly recipient: string
  readonly at: ChatAddress
  readonly messageId: string
  /** What it shows: ids only. */
  readonly params: DeliveryParams
  readonly now: Date
}

/**
 * Remembers an answer as a message that was sent, so that it follows what is done elsewhere as a
 * reminder does. What was sent as a reminder is known already, and stays what it is.
 */
export function followMessage(tx: SchoolTx, one: FollowedMessage): Sent<unknown> {
  return statement.run(tx, {
    school: tx.schoolId,
    id: one.id,
    recipient: one.recipient,
    address: JSON.stringify(one.at),
    message: one.messageId,
    params: JSON.stringify(one.params),
    now: one.now.toISOString(),
  })
}

const statement = hot<{
  readonly school: string
  readonly id: string
  readonly recipient: string
  readonly address: string
  readonly message: string
  readonly params: string
  readonly now: string
}>(
  'keepstep_follow',
  ({ school, id, recipient, address, message, params, now }) => sql`
    insert into deliveries (school_id, id, kind, period, recipient, recipient_kind, params,
        unprompted, state, not_before, decided_at, settled_at, message_id, address)
      select ${school}::uuid, ${id}::uuid, ${sql.raw(`'${FOLLOWED_KIND}'`)}, ${message}::text,
        ${recipient}::uuid, 'person', ${params}::jsonb, false, 'sent', ${now}::timestamptz,
        ${now}::timestamptz, ${now}::timestamptz, ${message}::text, ${address}::jsonb
      where not exists (select 1 from deliveries d where d.school_id = ${school}::uuid
        and d.message_id = ${message}::text and d.kind <> ${sql.raw(`'${FOLLOWED_KIND}'`)})
      on conflict (school_id, kind, period, recipient) do update set params = excluded.params`,
)
