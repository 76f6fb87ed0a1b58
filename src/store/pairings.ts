import { and, asc, eq } from 'drizzle-orm'
import type { Pairing } from '../domain/people.ts'
import { pairings } from './schema/schools.ts'
import { inChunks, isOneOf, isOneOfIfGiven, type SchoolTx } from './tx.ts'

/** Pairings of the school, all or those of the given inductions or mentors, oldest first. */
export async function listPairings(
  tx: SchoolTx,
  of: { readonly inductionIds?: readonly string[]; readonly mentorIds?: readonly string[] } = {},
): Promise<Pairing[]> {
  const rows = await tx.db
    .select()
    .from(pairings)
    .where(
      and(
        eq(pairings.schoolId, tx.schoolId),
        isOneOfIfGiven(pairings.inductionId, of.inductionIds),
        isOneOfIfGiven(pairings.mentorId, of.mentorIds),
      ),
    )
    .orderBy(asc(pairings.fromDay), asc(pairings.inductionId), asc(pairings.mentorId))
  return rows.map(toPairing)
}

/** The pairing in a row. */
export const toPairing = ({
  inductionId,
  mentorId,
  fromDay,
  toDay,
}: typeof pairings.$inferSelect): Pairing => ({
  inductionId,
  mentorId,
  from: fromDay,
  ...(toDay === null ? {} : { to: toDay }),
})

/** All pairings of these inductions become the given ones: past pairings must be among them. */
export async function replacePairings(
  tx: SchoolTx,
  inductionIds: readonly string[],
  them: readonly Pairing[],
): Promise<void> {
  await tx.db
    .delete(pairings)
    .where(and(eq(pairings.schoolId, tx.schoolId), isOneOf(pairings.inductionId, inductionIds)))
  const rows = them.map(({ inductionId, mentorId, from, to }) => ({
    schoolId: tx.schoolId,
    inductionId,
    mentorId,
    fromDay: from,
    toDay: to ?? null,
  }))
  await inChunks(rows, (chunk) =>
    tx.db.insert(pairings).values(chunk).returning({ mentorId: pairings.mentorId }),
  )
}
