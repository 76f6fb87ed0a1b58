import { type SQL, sql } from 'drizzle-orm'
import type { HoldPlace } from './holds.ts'
import { pgArray, rowsOf, type Session } from './tx.ts'

/** What a message came to, for whoever has stopped messages. */
export type AtAHold =
  /** It arrived. */
  | 'out'
  /** Its send had begun. */
  | 'on-its-way'
  /** Nobody knows whether it arrived. */
  | 'in-doubt'
  /** It waits, and is not sent before the release. */
  | 'held'
  /** Its time passed. */
  | 'too-late'

/** A message at a school that is stopped. */
export interface MessageAtAHold {
  readonly schoolId: string
  readonly id: string
  readonly kind: string
  readonly is: AtAHold
}

/** Which messages: of everybody, of some schools, or of those whose recipient is met in a tenant. */
export interface HoldReach {
  readonly schoolIds?: readonly string[]
  readonly tenant?: Extract<HoldPlace, { kind: 'tenant' }>
}

const IS = sql`case
  when d.state = 'sent' then 'out'
  when d.state = 'sending' and d.begun then 'on-its-way'
  when d.state in ('unknown', 'reconciling', 'needs_review') then 'in-doubt'
  when d.state = 'skipped' then 'too-late'
  else 'held' end`

/**
 * What waits, what is on its way, and what arrived, came into doubt or was too late since then, by
 * school and kind. With a tenant within `withSchool`, else as the dispatcher.
 */
export function messagesAtAHold(
  { db }: Pick<Session, 'db'>,
  reach: HoldReach,
  since: Date,
): Promise<MessageAtAHold[]> {
  const at = sql`${since.toISOString()}::timestamptz`
  return rowsOf<MessageAtAHold>(
    db,
    sql`select d.school_id::text as "schoolId", d.id::text as id, d.kind, ${IS} as is
      from deliveries d
      where (d.state in ('pending', 'retry_at', 'sending')
          or (d.state in ('sent', 'unknown', 'reconciling', 'needs_review') and d.settled_at >= ${at})
          or (d.state = 'skipped' and d.reason = 'stale' and d.settled_at >= ${at}))
        and ${ofSchools(reach)} and ${inTenant(reach)}
      order by d.school_id, d.kind, d.id`,
  )
}

const ofSchools = ({ schoolIds }: HoldReach): SQL =>
  schoolIds === undefined ? sql`true` : sql`d.school_id = any(${pgArray(schoolIds)}::uuid[])`

function inTenant({ tenant: at }: HoldReach): SQL {
  if (at === undefined) return sql`true`
  const met = sql`platform = ${at.platform} and tenant = ${at.tenant}`
  return sql`(exists (select 1 from addresses a where a.school_id = d.school_id
      and a.person_id = d.recipient and ${met})
    or exists (select 1 from channels c where c.school_id = d.school_id
      and c.id = d.recipient and ${met}))`
}
