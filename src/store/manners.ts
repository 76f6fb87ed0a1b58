import { and, asc, eq, gte } from 'drizzle-orm'
import type { SchoolDate, Weekday } from '../domain/school-date.ts'
import { manners, notThisWeek, type WeekOffReason } from './schema/schools.ts'
import { isOneOfIfGiven, present, type SchoolTx, takeNew } from './tx.ts'

export type { WeekOffReason } from './schema/schools.ts'

/** How one person wants to be written to. What is absent keeps to the service's own default. */
export interface StoredManners {
  readonly personId: string
  readonly reminderDay?: Weekday
  /** '07:45', in the school's time zone. */
  readonly reminderTime?: string
  /** The day on which messages begin again. */
  readonly pausedUntil?: SchoolDate
  readonly snoozedUntil?: Date
  /** Ids of nudges that they turned off. */
  readonly nudgesOff: readonly string[]
  /** They said "keep going": silent weeks count from here. */
  readonly silenceCountsFrom?: Date
  /** They agreed that the digest may celebrate them by name. */
  readonly celebrate: boolean
}

/** A week, or one thing of it, that a person let go. */
export interface NotThisWeek {
  readonly personId: string
  readonly monday: SchoolDate
  /** Absent: everything of that week. */
  readonly expectationId?: string
  readonly reason: WeekOffReason
  readonly saidAt: Date
}

/** Manners of the people who ever changed theirs. */
export async function listManners(
  tx: SchoolTx,
  personIds?: readonly string[],
): Promise<StoredManners[]> {
  const rows = await tx.db
    .select()
    .from(manners)
    .where(and(eq(manners.schoolId, tx.schoolId), isOneOfIfGiven(manners.personId, personIds)))
  return rows.map(toManners)
}

/** The manners in a row. */
export const toManners = ({ schoolId: _, ...row }: typeof manners.$inferSelect): StoredManners =>
  present(row)

/** These are now all of the person's manners; what is absent goes back to the default. */
export async function saveManners(tx: SchoolTx, theirs: StoredManners): Promise<void> {
  const row = {
    reminderDay: null,
    reminderTime: null,
    pausedUntil: null,
    snoozedUntil: null,
    silenceCountsFrom: null,
    ...theirs,
    nudgesOff: [...theirs.nudgesOff],
    schoolId: tx.schoolId,
  }
  await tx.db
    .insert(manners)
    .values(row)
    .onConflictDoUpdate({ target: [manners.schoolId, manners.personId], set: row })
}

/** What people let go, from the week of `sinceMonday` on. */
export async function listNotThisWeek(
  tx: SchoolTx,
  sinceMonday: SchoolDate,
  personIds?: readonly string[],
): Promise<NotThisWeek[]> {
  const rows = await tx.db
    .select()
    .from(notThisWeek)
    .where(
      and(
        eq(notThisWeek.schoolId, tx.schoolId),
        gte(notThisWeek.monday, sinceMonday),
        isOneOfIfGiven(notThisWeek.personId, personIds),
      ),
    )
    .orderBy(asc(notThisWeek.monday), asc(notThisWeek.personId))
  return rows.map(toNotThisWeek)
}

/** What a row says that a person let go. */
export const toNotThisWeek = ({
  schoolId: _,
  expectationId,
  ...row
}: typeof notThisWeek.$inferSelect): NotThisWeek => ({
  ...row,
  ...(expectationId === '' ? {} : { expectationId }),
})

/** Lets a week, or one thing of it, go; said again, the newer reason counts. */
export async function saveNotThisWeek(tx: SchoolTx, said: NotThisWeek): Promise<void> {
  await tx.db
    .insert(notThisWeek)
    .values({ ...said, schoolId: tx.schoolId, expectationId: said.expectationId ?? '' })
    .onConflictDoUpdate({
      target: [
        notThisWeek.schoolId,
        notThisWeek.personId,
        notThisWeek.monday,
        notThisWeek.expectationId,
      ],
      set: takeNew('reason', 'saidAt'),
    })
}
