import { and, asc, eq, sql } from 'drizzle-orm'
import type { Absence } from '../domain/people.ts'
import { hot, rowInsert } from './hot.ts'
import { absences } from './schema/schools.ts'
import { isOneOf, isOneOfIfGiven, type SchoolTx, type Sent } from './tx.ts'

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
export const saveAbsence = (tx: SchoolTx, { personId, from, to }: Absence): Sent<unknown> =>
  saveStatement.run(
    tx,
    absenceRow.values({ schoolId: tx.schoolId, personId, fromDay: from, toDay: to }),
  )

const absenceRow = rowInsert(absences)
const saveStatement = hot<Record<string, unknown>>(
  'keepstep_save_absence',
  () =>
    sql`${absenceRow.insert} on conflict (school_id, person_id, from_day)
      do update set to_day = excluded.to_day`,
)

/** All days away of these people become the given ones. */
export async function replaceAbsences(
  tx: SchoolTx,
  personIds: readonly string[],
  all: readonly Absence[],
): Promise<void> {
  await tx.db
    .delete(absences)
    .where(and(eq(absences.schoolId, tx.schoolId), isOneOf(absences.personId, personIds)))
  for (const away of all) await saveAbsence(tx, away)
}

/** Takes back the days away that begin on that day. */
export const removeAbsence = (
  tx: SchoolTx,
  { personId, from }: Pick<Absence, 'personId' | 'from'>,
): Sent<unknown> => removeStatement.run(tx, { school: tx.schoolId, person: personId, from })

const removeStatement = hot<{
  readonly school: string
  readonly person: string
  readonly from: string
}>(
  'keepstep_remove_absence',
  ({ school, person, from }) =>
    sql`delete from absences where school_id = ${school}::uuid and person_id = ${person}::uuid
      and from_day = ${from}::date`,
)
