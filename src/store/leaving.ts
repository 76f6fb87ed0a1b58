import { sql } from 'drizzle-orm'
import type { ErasingTx, StoredRow } from './erasing.ts'
import { PERSONAL_DATA } from './personal-data.ts'
import { rowsOf, type SchoolTx } from './tx.ts'

/*
 * A school leaves: everything that is stored of it, first to be handed out and then to be erased.
 * The sandbox's chats belong to no school, and stay.
 */

/** Every table with rows of a school, those that others point at last. */
export const SCHOOL_TABLES: readonly string[] = [
  'digest_schedules',
  ...Object.keys(PERSONAL_DATA).filter((table) => table !== 'sandbox_messages'),
  ...['inbound_events', 'tenants', 'calendar_entries', 'erased_people', 'wellbeing_terms'],
]

/** Until the transaction ends nobody logs, writes or joins here: what is read is what goes. */
export async function holdStill(tx: ErasingTx): Promise<void> {
  await tx.db.execute(sql`select from schools where id = ${tx.schoolId}::uuid for update`)
  await tx.db.execute(sql`select from people where school_id = ${tx.schoolId}::uuid for update`)
}

/** Every row of the school as it is stored, by table. */
export async function readSchoolData(
  tx: SchoolTx,
): Promise<ReadonlyMap<string, readonly StoredRow[]>> {
  const found = new Map<string, readonly StoredRow[]>()
  for (const table of SCHOOL_TABLES) {
    const rows = await rowsOf<{ row: StoredRow }>(
      tx.db,
      sql`select to_jsonb(t) - 'school_id' as row from ${sql.identifier(table)} t
        where school_id = ${tx.schoolId}::uuid order by 1`,
    )
    found.set(
      table,
      rows.map(({ row }) => row),
    )
  }
  return found
}

/** Erases every row of the school, and the school itself. */
export async function eraseSchoolData(tx: ErasingTx): Promise<void> {
  for (const table of SCHOOL_TABLES) {
    await tx.db.execute(sql`delete from ${sql.identifier(table)}
      where school_id = ${tx.schoolId}::uuid`)
  }
  await tx.db.execute(sql`delete from schools where id = ${tx.schoolId}::uuid`)
}
