import { type Placeholder, type SQL, sql } from 'drizzle-orm'
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
 * It rings no bell. One statement, whatever changed. Each person and each key is looked up by itself
 * (`offset 0`): how many messages there are, the planner may never have been told.
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

const FOLLOWED = sql.raw(`'${FOLLOWED_KIND}'`)

/** It stands in a chat, and was not answered in place. */
const isShown = (except: Placeholder): SQL =>
  sql`d.state = 'sent' and d.message_id is not null and d.message_id is distinct from ${except}::text`

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
    with theirs as materialized (
      select d.id, d.kind, d.period, d.recipient, d.recipient_kind, d.params, d.decided_at
        from unnest(${people}::uuid[]) as one(id) cross join lateral (
          select * from deliveries d where d.school_id = ${school}::uuid
            and d.recipient = one.id offset 0) d
        where ${isShown(except)}),
    of_everybody as materialized (
      select d.id, d.recipient, d.recipient_kind
        from (select 'weekly-digest' as kind, unnest(${weeks}::text[]) as period
          union all select kind, period
            from unnest(array['action-step', 'note', 'pair-news']) kind, unnest(${steps}::text[]) period
        ) one cross join lateral (
          select * from deliveries d where d.school_id = ${school}::uuid
            and d.kind = one.kind and d.period = one.period offset 0) d
        where ${isShown(except)}),
    shown as (
      select id, recipient, recipient_kind from theirs
        where decided_at >= ${since}::timestamptz
          and (kind = any(${kinds}::text[]) or kind = ${FOLLOWED} and params ->> 'week' = 'true')
          or kind = any(${kinds}::text[]) and period = any(${weeks}::text[])
          or kind in ('half-finished', ${FOLLOWED})
            and (params ->> 'logId' = any(${logs}::text[]) or params -> 'draftIds' ?| ${logs}::text[])
      union select id, recipient, recipient_kind from of_everybody),
    refreshed as (
      insert into deliveries (school_id, id, kind, period, recipient, recipient_kind, params,
          unprompted, state, not_before, decided_at)
        select ${school}::uuid, gen_random_uuid(), 'refresh', gen_random_uuid()::text, recipient,
          recipient_kind, jsonb_build_object('of', id), false, 'pending',
          ${now}::timestamptz, ${now}::timestamptz
        from shown
        returning 1)
    select count(*)::int as count from refreshed`,
)
