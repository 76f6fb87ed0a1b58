import { and, asc, eq } from 'drizzle-orm'
import { given } from '../domain/given.ts'
import type { Induction } from '../domain/people.ts'
import { inductions } from './schema/schools.ts'
import { inChunks, isOneOfIfGiven, type SchoolTx, takeNew } from './tx.ts'

/** Adds inductions or takes over what changed; an ECT has one at a school. */
export async function saveInductions(tx: SchoolTx, them: readonly Induction[]): Promise<void> {
  const rows = them.map(({ anchor, ...induction }) => ({
    ...induction,
    schoolId: tx.schoolId,
    anchorYear: anchor.year,
    anchorFrom: anchor.from,
  }))
  const set = takeNew(
    'ectId',
    'programme',
    'startDate',
    'anchorYear',
    'anchorFrom',
    'earlier',
    'earlierFte',
  )
  await inChunks(rows, (chunk) =>
    tx.db
      .insert(inductions)
      .values(chunk)
      .onConflictDoUpdate({ target: [inductions.schoolId, inductions.id], set })
      .returning({ id: inductions.id }),
  )
}

/** The school's inductions, all or those of the given ids or ECTs. */
export async function listInductions(
  tx: SchoolTx,
  of: { readonly ids?: readonly string[]; readonly ectIds?: readonly string[] } = {},
): Promise<Induction[]> {
  const rows = await tx.db
    .select()
    .from(inductions)
    .where(
      and(
        eq(inductions.schoolId, tx.schoolId),
        isOneOfIfGiven(inductions.id, of.ids),
        isOneOfIfGiven(inductions.ectId, of.ectIds),
      ),
    )
    .orderBy(asc(inductions.startDate), asc(inductions.id))
  return rows.map(toInduction)
}

/** The induction in a row. */
export const toInduction = ({
  id,
  ectId,
  programme,
  startDate,
  anchorYear,
  anchorFrom,
  earlier,
  earlierFte,
}: typeof inductions.$inferSelect): Induction => ({
  id,
  ectId,
  programme,
  ...given({ earlier: earlier ?? undefined, earlierFte: earlierFte ?? undefined }),
  startDate,
  anchor: { year: anchorYear, from: anchorFrom },
})
