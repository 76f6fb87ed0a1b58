/** Words that their writer took away for good: with what erases, the only ones that change what was written. */
import { sql } from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { ErasingTx } from './erasing.ts'
import type { NoteContent } from './notes.ts'
import { ERASED_WORDS } from './personal-data.ts'
import { pgArray, rowsOf, type SchoolTx } from './tx.ts'

/** In place of all that was written: the day on which its writer took it away. */
const REMOVED_ON = 'words-removed'

/** The day on which these words were taken away; undefined where they stand. */
export const removedOn = (content: NoteContent): SchoolDate | undefined => {
  const day = content[REMOVED_ON]
  return typeof day === 'string' ? day : undefined
}

/** Those of these entries that hold words of before a change. */
export async function listWithEarlierWords(
  tx: SchoolTx,
  entryIds: readonly string[],
): Promise<readonly string[]> {
  if (entryIds.length === 0) return []
  const rows = await rowsOf<{ id: string }>(
    tx.db,
    sql`select distinct n.entry_id::text as id from notes n
      where n.school_id = ${tx.schoolId}::uuid and n.entry_id = any(${pgArray(entryIds)}::uuid[])
        and not jsonb_exists(n.content, ${REMOVED_ON})
        and n.version < (select max(l.version) from log_entries l
          where l.school_id = n.school_id and l.id = n.entry_id)`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Takes away for good what an entry's note said before its newest version, the wording of its steps
 * before theirs, and forms in which it was written.
 */
export async function removeEarlierWords(
  tx: ErasingTx,
  { entryId, on }: { readonly entryId: string; readonly on: SchoolDate },
): Promise<void> {
  const school = sql`school_id = ${tx.schoolId}::uuid`
  const mark = JSON.stringify({ [REMOVED_ON]: on })
  await tx.db.execute(sql`update notes set content = ${mark}::jsonb
    where ${school} and entry_id = ${entryId}::uuid and version < (select max(version)
      from log_entries l where l.school_id = notes.school_id and l.id = notes.entry_id)`)
  await tx.db.execute(sql`update action_steps set wording = ${ERASED_WORDS}, criteria = '{}',
      planned_lesson = null, planned_at = null, planned_remind = null
    where ${school} and entry_id = ${entryId}::uuid and version < (select max(version)
      from action_steps s where s.school_id = action_steps.school_id and s.id = action_steps.id)`)
  await tx.db.execute(sql`delete from drafts where ${school} and closed_at is not null
    and (id = ${entryId}::uuid or entry_id = ${entryId}::uuid)`)
}
