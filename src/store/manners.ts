import { and, asc, eq, gte } from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { NotThisWeek } from '../domain/expectations/put-aside.ts'
import type { StoredManners } from '../domain/messages/manners.ts'
import { manners, notThisWeek } from './schema/schools.ts'
import { isOneOfIfGiven, present, type SchoolTx, takeNew } from './tx.ts'

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
