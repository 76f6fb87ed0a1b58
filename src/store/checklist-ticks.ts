import { sql } from 'drizzle-orm'
import type { ChecklistTick } from '../domain/oversight/start-list.ts'
import { hot, rowInsert } from './hot.ts'
import { checklistTicks } from './schema/school-choices.ts'
import type { SchoolTx, Sent } from './tx.ts'

/** Ticks something; who ticked it first stays. */
export const saveTick = (tx: SchoolTx, tick: ChecklistTick): Sent<unknown> =>
  saveStatement.run(tx, row.values({ ...tick, schoolId: tx.schoolId }))

const row = rowInsert(checklistTicks)
const saveStatement = hot<Record<string, unknown>>(
  'keepstep_save_tick',
  () => sql`${row.insert} on conflict (school_id, about, item) do nothing`,
)

/** Takes a tick back. */
export const removeTick = (
  tx: SchoolTx,
  { about, item }: Pick<ChecklistTick, 'about' | 'item'>,
): Sent<unknown> => removeStatement.run(tx, { school: tx.schoolId, about, item })

const removeStatement = hot<{
  readonly school: string
  readonly about: string
  readonly item: string
}>(
  'keepstep_remove_tick',
  ({ school, about, item }) =>
    sql`delete from checklist_ticks where school_id = ${school}::uuid and about = ${about} and item = ${item}`,
)

/** The tick in a row. */
export const toTick = ({
  schoolId: _,
  ...tick
}: typeof checklistTicks.$inferSelect): ChecklistTick => tick
