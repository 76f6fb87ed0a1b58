import { asc, lte, min, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { hot, inMilliseconds } from './hot.ts'
import { wakeUps } from './schema/out.ts'
import type { DispatcherTx, SchoolTx, Sent } from './tx.ts'

/** When to think about a person next. */
export interface WakeUp {
  readonly personId: string
  /** Absent: not until something changes. */
  readonly nextAt?: Date
}

/** Schools with somebody to think about, longest due first: then claim within each school. */
export async function schoolsWithDueWakeUps(
  tx: DispatcherTx,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx.db
    .select({ schoolId: wakeUps.schoolId })
    .from(wakeUps)
    .where(lte(wakeUps.nextAt, now))
    .groupBy(wakeUps.schoolId)
    .orderBy(asc(min(wakeUps.nextAt)))
    .limit(limit)
  return rows.map(({ schoolId }) => schoolId)
}

/**
 * People of the school who are due, locked until this transaction ends: another process passes
 * over them. Write the deliveries and call `setWakeUps` in the same transaction.
 */
export async function claimDueWakeUps(
  tx: SchoolTx,
  now: Date,
  limit: number,
): Promise<Required<WakeUp>[]> {
  const rows = await claim.run(tx, { school: tx.schoolId, now: now.toISOString(), limit })
  return rows.map(({ personId, at }) => ({ personId, nextAt: new Date(at) }))
}

const claim = hot<
  { readonly school: string; readonly now: string; readonly limit: number },
  { personId: string; at: number }
>(
  'keepstep_claim_wake_ups',
  ({ school, now, limit }) =>
    sql`select person_id::text as "personId", ${inMilliseconds(sql`next_at`)} as at
      from wake_ups where school_id = ${school}::uuid and next_at <= ${now}::timestamptz
      order by next_at, person_id limit ${limit}::int for update skip locked`,
)

/** From now on these people are next due then. One statement, however many they are. */
export const setWakeUps = (tx: SchoolTx, them: readonly WakeUp[]): Sent<unknown> =>
  wakeStatement.run(tx, { school: tx.schoolId, wakeUps: wakeUpRecords(them) })

/** The statement behind `setWakeUps`, to be put together with others. */
export const settingWakeUps = (school: SQLWrapper, records: SQLWrapper): SQL =>
  sql`insert into wake_ups (school_id, person_id, next_at)
    select ${school}::uuid, w.person_id, w.next_at
    from jsonb_to_recordset(${records}::jsonb) as w(person_id uuid, next_at timestamptz)
    on conflict (school_id, person_id) do update set next_at = excluded.next_at`

const wakeStatement = hot<{ readonly school: string; readonly wakeUps: string }>(
  'keepstep_wake',
  (place) => settingWakeUps(place.school, place.wakeUps),
)

/** Wake-ups as `settingWakeUps` takes them. */
export const wakeUpRecords = (them: readonly WakeUp[]): string =>
  JSON.stringify(them.map(({ personId, nextAt }) => ({ person_id: personId, next_at: nextAt })))
