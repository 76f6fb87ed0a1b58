import { sql } from 'drizzle-orm'
import { hot, inMilliseconds } from './hot.ts'
import { type DispatcherTx, rowsOf } from './tx.ts'

/** When each kind of work is next due, over all schools; absent where there is none. */
export interface DueTimes {
  /** Somebody is to be thought about. */
  readonly wakeUp?: Date
  readonly digest?: Date
  /** A message is to be sent. */
  readonly delivery?: Date
  /** A send or a search outlives its lease. */
  readonly lease?: Date
  /** A settling time before the next unknown is to be looked for: when it became so, or later. */
  readonly unknown?: Date
}

type Row = { readonly [K in keyof Required<DueTimes>]: number | null }

/** One query, each part answered from an index: what a tick with nothing due costs. */
const statement = hot<Record<string, never>, Row>(
  'keepstep_due_times',
  () =>
    sql`select
      ${inMilliseconds(sql`(select min(next_at) from wake_ups where next_at is not null)`)} as "wakeUp",
      ${inMilliseconds(sql`(select min(next_at) from digest_schedules where next_at is not null)`)}
        as "digest",
      ${inMilliseconds(sql`least((select min(not_before) from deliveries where state = 'pending'),
        (select min(not_before) from deliveries where state = 'retry_at'))`)} as "delivery",
      ${inMilliseconds(sql`(select min(lease_until) from deliveries
        where state in ('sending', 'reconciling'))`)} as "lease",
      ${inMilliseconds(sql`(select min(greatest(settled_at, not_before - interval '1 minute'))
        from deliveries where state = 'unknown')`)} as "unknown"`,
)

/** When anything is next due. */
export async function dueTimes(tx: DispatcherTx): Promise<DueTimes> {
  const [row] = await statement.run(tx, {})
  const known = Object.entries(row ?? {}).filter(([, at]) => at !== null)
  return Object.fromEntries(known.map(([what, at]) => [what, new Date(at as number)]))
}

/** What the database's clock says. */
export async function databaseTime(tx: DispatcherTx): Promise<Date> {
  const [row] = await rowsOf<{ now: number }>(
    tx.db,
    sql`select ${inMilliseconds(sql`clock_timestamp()`)} as now`,
  )
  return new Date(row?.now ?? Number.NaN)
}
