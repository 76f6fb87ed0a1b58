import { and, desc, eq, isNotNull, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import type { ChangeKind, SchoolChange } from '../domain/oversight/school-change.ts'
import { hot, rowInsert } from './hot.ts'
import { schoolChanges } from './schema/oversight.ts'
import { pgArray, present, type SchoolTx, type Sent } from './tx.ts'

const toChange = ({ schoolId: _, ...row }: typeof schoolChanges.$inferSelect): SchoolChange =>
  present(row)

/** Keeps a change in its newest state: proposed, done or taken back. */
export const saveChange = (tx: SchoolTx, change: SchoolChange): Sent<unknown> =>
  saveStatement.run(
    tx,
    changeRow.values({ ...change, schoolId: tx.schoolId, about: [...change.about] }),
  )

/** What was done at once and has nothing to take back: a file taken over, a setting, a link. */
export type DoneAtOnce = Pick<SchoolChange, 'id' | 'kind' | 'source' | 'byId' | 'note'> & {
  readonly at: Date
  readonly about?: readonly string[]
}

/** Writes down what was done at once. Of a file, say figures: whoever it adds is never named. */
export const recordDone = (tx: SchoolTx, { at, about = [], ...done }: DoneAtOnce): Sent<unknown> =>
  saveChange(tx, { ...done, about, proposedAt: at, doneAt: at, before: {}, after: {} })

const changeRow = rowInsert(schoolChanges)
const saveStatement = hot<Record<string, unknown>>(
  'keepstep_save_change',
  () => sql`${changeRow.insert} on conflict (school_id, id) do update set ${changeRow.takeNew}`,
)

/** A change of this school; undefined where there is none of that id. */
export async function loadChange(tx: SchoolTx, id: string): Promise<SchoolChange | undefined> {
  const [row] = await changesWhere(tx, eq(schoolChanges.id, id))
  return row
}

/** What was done, newest first; `limit` of them, without those of some kinds. */
export const listChanges = (
  tx: SchoolTx,
  limit: number,
  without: readonly ChangeKind[] = [],
): Promise<SchoolChange[]> =>
  changesWhere(
    tx,
    and(isNotNull(schoolChanges.doneAt), notInArray(schoolChanges.kind, [...without])) as SQL,
    limit,
  )

/** Visits of the induction tutor to meetings of these inductions that stand, newest first; a few. */
export const listVisits = (
  tx: SchoolTx,
  inductionIds: readonly string[],
): Promise<SchoolChange[]> =>
  changesWhere(
    tx,
    and(
      eq(schoolChanges.kind, 'visit'),
      isNotNull(schoolChanges.doneAt),
      isNull(schoolChanges.undoneAt),
      sql`${schoolChanges.after} -> 'visit' ->> 'inductionId' = any(${pgArray(inductionIds)}::text[])`,
    ) as SQL,
    VISITS_SHOWN,
  )

const VISITS_SHOWN = 3

async function changesWhere(tx: SchoolTx, where: SQL, limit = 1): Promise<SchoolChange[]> {
  const rows = await tx.db
    .select()
    .from(schoolChanges)
    .where(and(eq(schoolChanges.schoolId, tx.schoolId), where))
    .orderBy(desc(schoolChanges.doneAt), desc(schoolChanges.id))
    .limit(limit)
  return rows.map(toChange)
}
