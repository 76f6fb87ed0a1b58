import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { HELD } from '../domain/messages/delivery.ts'
import { hot } from './hot.ts'
import { holds } from './schema/shared-tables.ts'
import type { DispatcherTx, Sent } from './tx.ts'

/*
 * What an operator has stopped. A hold is a row, so that every instance reads it in the statement
 * with which a send begins: none has to be told, and one that starts later knows it too.
 */

/** What is stopped: everything, a Teams tenant or Slack workspace, or one school. */
export type HoldPlace =
  | { readonly kind: 'all' }
  | { readonly kind: 'tenant'; readonly platform: string; readonly tenant: string }
  | { readonly kind: 'school'; readonly schoolId: string }

/** Something that is stopped, since when and why. */
export interface Hold {
  readonly place: HoldPlace
  readonly heldAt: Date
  readonly why: string
}

const textOf = (place: HoldPlace): string => {
  if (place.kind === 'all') return 'all'
  if (place.kind === 'school') return `school ${place.schoolId}`
  return `tenant ${place.platform} ${place.tenant}`
}

function placeIn(text: string): HoldPlace {
  const [kind, first = '', ...rest] = text.split(' ')
  if (kind === 'school') return { kind, schoolId: first }
  if (kind === 'tenant') return { kind, platform: first, tenant: rest.join(' ') }
  return { kind: 'all' }
}

const isHeld = (places: SQL): SQL =>
  sql`exists (select 1 from holds h where h.released_at is null and h.place in (${places}))`

/** Whether everything or this school is stopped, in a statement; `school` is a column. */
export const isHeldAtSchool = (school: string): SQL =>
  isHeld(sql.raw(`'all', 'school ' || ${school}`))

/** Whether everything, this school or this tenant is stopped, in a statement; all are columns. */
export const isHeldIn = (
  columns: Readonly<Record<'school' | 'platform' | 'tenant', string>>,
): SQL =>
  isHeld(
    sql.raw(
      `'all', 'school ' || ${columns.school}, 'tenant ' || ${columns.platform} || ' ' || ${columns.tenant}`,
    ),
  )

/** What transactions agree on: sends begin under the shared lock, and a hold waits for it once. */
const BEGINNING = sql.raw('1795686600')

const sharing = hot<object>(
  'holds_share',
  () => sql`select pg_advisory_xact_lock_shared(${BEGINNING})`,
)

/** Before a begin, as a statement of its own: what comes after it sees every hold that waits for it. */
export const whileNobodyHolds = (tx: DispatcherTx): Sent<unknown> => sharing.run(tx, {})

/**
 * Waits until every send whose begin may not have seen the newest hold has begun. Rejects where
 * that takes longer than so many milliseconds: a process stands still in mid-transaction.
 */
export async function waitForBegins(tx: DispatcherTx, atMostMs: number): Promise<void> {
  await tx.db.execute(sql`select set_config('lock_timeout', ${`${atMostMs}`}, true)`)
  await tx.db.execute(sql`select pg_advisory_xact_lock(${BEGINNING})`)
}

/** Stops a place; answers false where it is stopped already, which then stays as it is. */
export async function addHold(tx: DispatcherTx, { place, heldAt, why }: Hold): Promise<boolean> {
  const added = await tx.db
    .insert(holds)
    .values({ place: textOf(place), heldAt, why })
    .onConflictDoNothing()
    .returning({ place: holds.place })
  return added.length > 0
}

/** Everything that is stopped now, the longest first. */
export async function openHolds(tx: DispatcherTx): Promise<Hold[]> {
  const rows = await tx.db
    .select()
    .from(holds)
    .where(isNull(holds.releasedAt))
    .orderBy(asc(holds.heldAt))
  return rows.map(({ place, heldAt, why }) => ({ place: placeIn(place), heldAt, why }))
}

const readingTenants = hot<object, { place: string }>(
  'holds_tenants',
  () => sql`select place from holds where released_at is null and place like 'tenant %'`,
)

/** Whether somewhere is stopped, of the tenants alone: of the rest nothing is claimed. */
export type IsHeld = (at: { readonly platform: string; readonly tenant: string }) => boolean

export async function heldTenants(tx: DispatcherTx): Promise<IsHeld> {
  const places = new Set((await readingTenants.run(tx, {})).map(({ place }) => place))
  return ({ platform, tenant }) => places.has(textOf({ kind: 'tenant', platform, tenant }))
}

/**
 * Lets a place go on; what was stopped on its way may be claimed at once. Answers the hold that it
 * was, undefined where nothing was stopped there.
 */
export async function releaseHold(
  tx: DispatcherTx,
  { place, at }: { readonly place: HoldPlace; readonly at: Date },
): Promise<Hold | undefined> {
  const [released] = await tx.db
    .update(holds)
    .set({ releasedAt: at })
    .where(and(eq(holds.place, textOf(place)), isNull(holds.releasedAt)))
    .returning()
  if (released === undefined) return undefined
  await tx.db.execute(sql`update deliveries set not_before = ${at.toISOString()}::timestamptz
    where state = 'retry_at' and reason = ${HELD} and not_before > ${at.toISOString()}::timestamptz`)
  return { place, heldAt: released.heldAt, why: released.why }
}
