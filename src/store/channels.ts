import { and, asc, eq, lte, min, sql } from 'drizzle-orm'
import type { Weekday } from '../domain/calendar/school-date.ts'
import type { ChatAddress, Reach } from '../domain/messages/address.ts'
import { hot, rowInsert } from './hot.ts'
import { channels, digestSchedules } from './schema/out.ts'
import { type DispatcherTx, isOneOfIfGiven, present, type SchoolTx, type Sent } from './tx.ts'

/** A channel in which the school's weekly digest is posted. */
export interface TutorChannel {
  readonly id: string
  readonly address: ChatAddress
  /** What people call it, where known. */
  readonly label?: string
  readonly state: Reach
  readonly reason?: string
  readonly claimedBy?: string
  readonly claimedAt: Date
}

/** When a channel's digest is due, local to the school: 5 and '15:30' for Friday 3:30pm. */
export interface DigestSchedule {
  readonly channelId: string
  readonly weekday: Weekday
  readonly time: string
  /** Absent: no digest is to come. */
  readonly nextAt?: Date
}

/** Adds a channel or takes over its new reference; answers the id under which it is kept. */
export async function claimChannel(
  tx: SchoolTx,
  channel: Omit<TutorChannel, 'state' | 'reason'>,
): Promise<string> {
  const { id, address, label, claimedBy, claimedAt } = channel
  const details = {
    reference: address.reference ?? null,
    label: label ?? null,
    state: 'reachable' as const,
    reason: null,
    claimedBy: claimedBy ?? null,
    claimedAt,
  }
  const { platform, tenant, conversation } = address
  const [kept] = await tx.db
    .insert(channels)
    .values({ schoolId: tx.schoolId, id, platform, tenant, conversation, ...details })
    .onConflictDoUpdate({
      target: [channels.schoolId, channels.platform, channels.tenant, channels.conversation],
      set: details,
    })
    .returning({ id: channels.id })
  return kept?.id ?? id
}

/** The school's tutor channels, all or those of the given ids, oldest claim first. */
export async function listChannels(tx: SchoolTx, ids?: readonly string[]): Promise<TutorChannel[]> {
  const rows = await tx.db
    .select()
    .from(channels)
    .where(and(eq(channels.schoolId, tx.schoolId), isOneOfIfGiven(channels.id, ids)))
    .orderBy(asc(channels.claimedAt), asc(channels.id))
  return rows.map((row) => {
    const { schoolId: _, platform, tenant, conversation, reference, ...rest } = present(row)
    const place = { platform, tenant, conversation, kind: 'channel' as const }
    return { ...rest, address: reference === undefined ? place : { ...place, reference } }
  })
}

/** Posts do not get through to this channel, for the platform's `reason`. */
export async function markChannelUnreachable(
  tx: SchoolTx,
  channelId: string,
  reason: string,
): Promise<void> {
  await tx.db
    .update(channels)
    .set({ state: 'unreachable', reason })
    .where(and(eq(channels.schoolId, tx.schoolId), eq(channels.id, channelId)))
}

/** From now on the channel's digest is due at this day and time. */
export const saveDigestSchedule = (tx: SchoolTx, schedule: DigestSchedule): Sent<unknown> =>
  scheduleStatement.run(tx, scheduleRow.values({ ...schedule, schoolId: tx.schoolId }))

const scheduleRow = rowInsert(digestSchedules)
const scheduleStatement = hot<Record<string, unknown>>(
  'keepstep_save_schedule',
  () =>
    sql`${scheduleRow.insert} on conflict (school_id, channel_id) do update set ${scheduleRow.takeNew}`,
)

/** No more digests in this channel. */
export const stopDigests = (tx: SchoolTx, channelId: string): Sent<unknown> =>
  stopStatement.run(tx, { school: tx.schoolId, channel: channelId })

const stopStatement = hot<{ readonly school: string; readonly channel: string }>(
  'keepstep_stop_digests',
  ({ school, channel }) =>
    sql`delete from digest_schedules where school_id = ${school}::uuid and channel_id = ${channel}::uuid`,
)

/** When each channel's digest is due. */
export async function listDigestSchedules(tx: SchoolTx): Promise<DigestSchedule[]> {
  const rows = await tx.db
    .select()
    .from(digestSchedules)
    .where(eq(digestSchedules.schoolId, tx.schoolId))
    .orderBy(asc(digestSchedules.channelId))
  return rows.map(toSchedule)
}

/** Schools with a digest that is due, longest due first: then claim within each school. */
export async function schoolsWithDueDigests(
  tx: DispatcherTx,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx.db
    .select({ schoolId: digestSchedules.schoolId })
    .from(digestSchedules)
    .where(lte(digestSchedules.nextAt, now))
    .groupBy(digestSchedules.schoolId)
    .orderBy(asc(min(digestSchedules.nextAt)))
    .limit(limit)
  return rows.map(({ schoolId }) => schoolId)
}

/**
 * The school's due digests, locked until this transaction ends: another process passes over them.
 * Write the deliveries and call `setNextDigest` in the same transaction.
 */
export async function claimDueDigests(tx: SchoolTx, now: Date): Promise<DigestSchedule[]> {
  const rows = await tx.db
    .select()
    .from(digestSchedules)
    .where(and(eq(digestSchedules.schoolId, tx.schoolId), lte(digestSchedules.nextAt, now)))
    .for('update', { skipLocked: true })
  return rows.map(toSchedule)
}

/** `undefined`: none is to come, for instance because the calendar ends. */
export async function setNextDigest(
  tx: SchoolTx,
  channelId: string,
  nextAt: Date | undefined,
): Promise<void> {
  await tx.db
    .update(digestSchedules)
    .set({ nextAt: nextAt ?? null })
    .where(isSchedule(tx, channelId))
}

const isSchedule = (tx: SchoolTx, channelId: string) =>
  and(eq(digestSchedules.schoolId, tx.schoolId), eq(digestSchedules.channelId, channelId))

const toSchedule = ({ schoolId: _, ...row }: typeof digestSchedules.$inferSelect): DigestSchedule =>
  present(row)
