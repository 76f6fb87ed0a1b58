import { and, asc, eq, sql } from 'drizzle-orm'
import type { Pairing } from '../domain/people.ts'
import { hot } from './hot.ts'
import { pairings } from './schema/schools.ts'
import { inChunks, isOneOf, isOneOfIfGiven, type SchoolTx, type Sent } from './tx.ts'

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
  handover,
}: typeof pairings.$inferSelect): Pairing => ({
  inductionId,
  mentorId,
  from: fromDay,
  ...(toDay === null ? {} : { to: toDay }),
  ...(handover === null ? {} : { handover }),
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
  const rows = them.map(({ inductionId, mentorId, from, to, handover }) => ({
    schoolId: tx.schoolId,
    inductionId,
    mentorId,
    fromDay: from,
    toDay: to ?? null,
    handover: handover ?? null,
  }))
  await inChunks(rows, (chunk) =>
    tx.db.insert(pairings).values(chunk).returning({ mentorId: pairings.mentorId }),
  )
}

/** What the ECT says about handing over to this mentor: of every time in which the two are paired. */
export const saveHandover = (
  tx: SchoolTx,
  said: Required<Pick<Pairing, 'inductionId' | 'mentorId' | 'handover'>>,
): Sent<unknown> => handoverStatement.run(tx, { school: tx.schoolId, ...said })

const handoverStatement = hot<Record<string, unknown>>(
  'keepstep_handover',
  ({ school, inductionId, mentorId, handover }) =>
    sql`update pairings set handover = ${handover}::text
      where school_id = ${school}::uuid and induction_id = ${inductionId}::uuid
        and mentor_id = ${mentorId}::uuid`,
)
