import { sql } from 'drizzle-orm'
import { emptyAfter, type Line } from '../domain/messages/send-budget.ts'
import { hot, inMilliseconds } from './hot.ts'
import type { DispatcherTx } from './tx.ts'

/*
 * How full the limits of the platforms are, for every instance that sends. One instance at a time
 * works on the lines of a tenant, and keeps them until its transaction ends.
 */

/** The lines that were asked for, and what the database's clock says: all instances go by that one. */
export interface LinesRead {
  readonly nowMs: number
  /** A line that is not here is empty. */
  readonly lines: ReadonlyMap<string, Line>
}

interface LineRow {
  readonly key: string
  readonly filled: readonly number[]
  readonly paused: number
  readonly promised: number
}

// In the order of their numbers: two instances that want several never wait for each other.
const locking = hot<{ readonly tenants: string }>(
  'send_lines_lock',
  (place) => sql`select pg_advisory_xact_lock(n) from (
    select hashtextextended(t, 7) as n
    from jsonb_array_elements_text(${place.tenants}::jsonb) as t order by n) as locks`,
)

const reading = hot<{ readonly keys: string }, { now: number; lines: readonly LineRow[] }>(
  'send_lines_read',
  (place) => sql`select ${inMilliseconds(sql`clock_timestamp()`)} as now,
      coalesce((select jsonb_agg(jsonb_build_object('key', key, 'filled', filled_to,
        'paused', paused_until, 'promised', promised_to)) from send_lines
        where key in (select jsonb_array_elements_text(${place.keys}::jsonb))),
        '[]'::jsonb) as lines`,
)

const saving = hot<{ readonly rows: string }>(
  'send_lines_save',
  (place) => sql`insert into send_lines (key, filled_to, paused_until, promised_to, empty_after)
    select * from jsonb_to_recordset(${place.rows}::jsonb) as l(
      key text, filled_to jsonb, paused_until float8, promised_to float8, empty_after float8)
    on conflict (key) do update set filled_to = excluded.filled_to,
      paused_until = excluded.paused_until, promised_to = excluded.promised_to,
      empty_after = excluded.empty_after`,
)

/** Waits until no other transaction works on these tenants' lines, then reads all the keys. */
export async function lockLines(
  tx: DispatcherTx,
  { tenants, keys }: { readonly tenants: readonly string[]; readonly keys: readonly string[] },
): Promise<LinesRead> {
  const asked = { tenants: JSON.stringify([...new Set(tenants)]) }
  const locked = locking.run(tx, asked)
  // A statement of its own: it has to see what the instance before has written.
  const read = reading.run(tx, { keys: JSON.stringify([...new Set(keys)]) })
  const [, [row]] = await Promise.all([locked, read])
  const lines = (row?.lines ?? []).map(({ key, filled, paused, promised }): [string, Line] => [
    key,
    { filledTo: filled, pausedUntil: paused, promisedTo: promised },
  ])
  return { nowMs: row?.now ?? 0, lines: new Map(lines) }
}

/** Keeps lines that were locked before. */
export async function saveLines(tx: DispatcherTx, lines: ReadonlyMap<string, Line>): Promise<void> {
  if (lines.size === 0) return
  const rows = [...lines].map(([key, line]) => ({
    key,
    filled_to: line.filledTo,
    paused_until: line.pausedUntil,
    promised_to: line.promisedTo,
    empty_after: emptyAfter(line),
  }))
  await saving.run(tx, { rows: JSON.stringify(rows) })
}

const forgetting = hot<object>(
  'send_lines_forget',
  () => sql`delete from send_lines where key in (select key from send_lines
    where empty_after < extract(epoch from clock_timestamp()) * 1000 - 60000
    for update skip locked)`,
)

/** Forgets lines that have been empty for a while: a chat is written to once a week. */
export async function forgetEmptyLines(tx: DispatcherTx): Promise<void> {
  await forgetting.run(tx, {})
}
