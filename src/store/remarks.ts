import { and, asc, eq, sql } from 'drizzle-orm'
import type { Remark } from '../domain/coaching/remark.ts'
import { hot, rowInsert } from './hot.ts'
import { remarks } from './schema/log.ts'
import type { SchoolTx, Sent } from './tx.ts'

/*
 * What people say about notes and steps: kept apart from what a digest counts, as `notes.ts` is.
 */

/** Keeps a remark. A form that is sent twice, and what needs no words said twice on one day, is kept once. */
export const addRemark = (tx: SchoolTx, { on, ...remark }: Remark): Sent<unknown> =>
  addStatement.run(tx, row.values({ ...remark, schoolId: tx.schoolId, onDay: on }))

const row = rowInsert(remarks)
const addStatement = hot<Record<string, unknown>>(
  'keepstep_add_remark',
  () => sql`${row.insert} on conflict do nothing`,
)

/** All that a pair said, oldest first. */
export async function listRemarks(tx: SchoolTx, inductionId: string): Promise<Remark[]> {
  const rows = await tx.db
    .select()
    .from(remarks)
    .where(and(eq(remarks.schoolId, tx.schoolId), eq(remarks.inductionId, inductionId)))
    .orderBy(asc(remarks.saidAt), asc(remarks.id))
  return rows.map(({ schoolId: _, onDay, ...rest }) => ({ ...rest, on: onDay }))
}
