import { and, eq, isNotNull, lte } from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { Person } from '../domain/people.ts'
import { type PersonAtSchool, takeOutOfDirectory } from './directory.ts'
import { toPerson } from './people.ts'
import { people } from './schema/schools.ts'
import { personDirectory } from './schema/shared-tables.ts'
import { isOneOf, type SchoolTx, type SharedTx } from './tx.ts'

/** Where people with these emails are: at more than one school where somebody moves or works at two. */
export async function findPlacements(
  tx: SharedTx,
  emails: readonly string[],
): Promise<PersonAtSchool[]> {
  return await tx.db
    .select({ schoolId: personDirectory.schoolId, personId: personDirectory.personId })
    .from(personDirectory)
    .where(
      isOneOf(
        personDirectory.email,
        emails.map((email) => email.toLowerCase()),
      ),
    )
}

/** Everybody of the school who left, or whose day of leaving is known. */
export async function listLeavers(tx: SchoolTx): Promise<Person[]> {
  const rows = await tx.db
    .select()
    .from(people)
    .where(and(eq(people.schoolId, tx.schoolId), isNotNull(people.leftOn)))
    .orderBy(people.name, people.id)
  return rows.map(toPerson)
}

/** Whoever has left by `today` is found by email and chat account no more; their history stays. */
export async function closeToLeavers(tx: SchoolTx, today: SchoolDate): Promise<void> {
  const gone = await tx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.schoolId, tx.schoolId), lte(people.leftOn, today)))
  if (gone.length === 0) return
  await takeOutOfDirectory(
    tx,
    gone.map(({ id }) => id),
    { accounts: true },
  )
}
