import { sql } from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import { FOLLOWED_KIND } from './followed-messages.ts'
import { hot } from './hot.ts'
import { once, pgArray, type SchoolTx, type Sent } from './tx.ts'

/** Which posted messages show something that changed. */
export interface OutOfDate {
  /** These people's messages of these kinds, decided since then. */
  readonly people: readonly string[]
  readonly kinds: readonly string[]
  readonly since: Date
  /** Digests of these weeks, and these people's cards of them, by their Mondays. */
  readonly weeks: readonly SchoolDate[]
  /** Cards that brought these steps, the notes of these entries, or these offers. */
  readonly stepIds: readonly string[]
  /** These people's cards about these logs, by the id of the entry or of the draft. */
  readonly logIds: readonly string[]
  /** The message that was acted on is answered in place. */
  readonly except: string | undefined
  readonly now: Date
}

/**
 * Brings posted messages up to date in place: an update of each, to be written fresh when it is sent.
 * It rings no bell. One statement, whatever changed.
 */
export function refreshMessages(tx: SchoolTx, of: OutOfDate): Sent<void> {
  const sent = statement.run(tx, {
    school: tx.schoolId,
    people: pgArray(of.people),
    kinds: pgArray(of.kinds),
    since: of.since.toISOString(),
    weeks: pgArray(of.weeks),
    steps: pgArray(of.stepIds),
    logs: pgArray(of.logIds),
    except: of.except ?? null,
    now: of.now.toISOString(),
  })
  return once(sent, ([row]) => {
    if ((row?.count ?? 0) > 0) tx.queue.grew = true
  })
}

const statement = hot<
  {
    readonly school: string
    readonly people: string
    readonly kinds: string
    readonly since: string
    readonly weeks: string
    readonly steps: string
    readonly logs: string
    readonly except: string | null
    readonly now: string
  },
  { count: number }
>(
  'keepstep_refresh',
  ({ school, people, kinds, since, weeks, steps, logs, except, now }) => sql`
    with shown as (
      select d.id from deliveries d where d.school_id = ${school}::uuid
        and d.recipient = any(${people}::uuid[]) and d.decided_at >= ${since}::timestamptz
        and (d.kind = any(${kinds}::text[])
          or d.kind = ${sql.raw(`'${FOLLOWED_KIND}'`)} and d.params ->> 'week' = 'true')
      union select d.id from deliveries d where d.school_id = ${school}::uuid
        and d.recipient = any(${people}::uuid[]) and d.kind = any(${kinds}::text[])
        and d.period = any(${weeks}::text[])
      union select d.id from deliveries d where d.school_id = ${school}::uuid
        and d.recipient = any(${people}::uuid[])
        and d.kind in ('half-finished', ${sql.raw(`'${FOLLOWED_KIND}'`)})
        and (d.params ->> 'logId' = any(${logs}::text[]) or d.params -> 'draftIds' ?| ${logs}::text[])
      union select d.id from deliveries d where d.school_id = ${school}::uuid
        and d.kind = 'weekly-digest' and d.period = any(${weeks}::text[])
      union select d.id from deliveries d where d.school_id = ${school}::uuid
        and d.kind in ('action-step', 'note', 'pair-news')
          and d.period = any(${steps}::text[])),
    refreshed as (
      insert into deliveries (school_id, id, kind, period, recipient, recipient_kind, params,
          unprompted, state, not_before, decided_at)
        select d.school_id, gen_random_uuid(), 'refresh', gen_random_uuid()::text, d.recipient,
          d.recipient_kind, jsonb_build_object('of', d.id), false, 'pending',
          ${now}::timestamptz, ${now}::timestamptz
        from deliveries d join shown on shown.id = d.id
        where d.school_id = ${school}::uuid and d.state = 'sent' and d.message_id is not null
          and d.message_id is distinct from ${except}::text
        returning 1)
    select count(*)::int as count from refreshed`,
)
