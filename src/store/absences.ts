import { and, asc, eq } from 'drizzle-orm'
import type { Absence } from '../domain/people.ts'
import { absences } from './schema/schools.ts'
import { isOneOfIfGiven, type SchoolTx, takeNew } from './tx.ts'

/** Days away of everyone, or of the given people, oldest first. */
export async function listAbsences(
  tx: SchoolTx,
  personIds?: readonly string[],
): Promise<Absence[]> {
  const rows = await tx.db
    .select()
    .from(absences)
    .where(and(eq(absences.schoolId, tx.schoolId), isOneOfIfGiven(absences.personId, personIds)))
    .orderBy(asc(absences.fromDay), asc(absences.personId))
  return rows.map(toAbsence)
}

/** The days away in a row. */
export const toAbsence = ({ personId, fromDay, toDay }: typeof absences.$inferSelect): Absence => ({
  personId,
  from: fromDay,
  to: toDay,
})

/** Notes days away; one that begins on the same day takes over the new end. */
export async function saveAbsence(tx: SchoolTx, { personId, from, to }: Absence): Promise<void> {
  await tx.db
    .insert(absences)
    .values({ schoolId: tx.schoolId, personId, fromDay: from, toDay: to })
    .onConflictDoUpdate({
      target: [absences.schoolId, absences.personId, absences.fromDay],
      set: takeNew('toDay'),
    })
}

/** Takes back days away; true where there were any that began on that day. */
export async function removeAbsence(
  tx: SchoolTx,
  { personId, from }: Pick<Absence, 'personId' | 'from'>,
): Promise<boolean> {
  const gone = await tx.db
    .delete(absences)
    .where(
      and(
        eq(absences.schoolId, tx.schoolId),
        eq(absences.personId, personId),
        eq(absences.fromDay, from),
      ),
    )
    .returning({ fromDay: absences.fromDay })
  return gone.length > 0
}
