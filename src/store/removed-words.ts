/** Words that their writer took away for good: with what erases, the only ones that change what was written. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { ActionStep } from '../domain/coaching/action-step.ts'
import { REMOVED_WORDS, type Remark } from '../domain/coaching/remark.ts'
import { wordsThatCanGo } from '../domain/coaching/step-wording.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Activity } from '../domain/log-entry.ts'
import { toStep } from './action-steps.ts'
import type { ErasingTx } from './erasing.ts'
import type { NoteContent } from './notes.ts'
import { actionSteps } from './schema/coaching.ts'
import { rowsOf, type SchoolTx } from './tx.ts'

/** In place of all that was written: the day on which its writer took it away. */
const REMOVED_ON = 'words-removed'

/** The day on which these words were taken away; undefined where they stand. */
export const removedOn = (content: NoteContent): SchoolDate | undefined => {
  const day = content[REMOVED_ON]
  return typeof day === 'string' ? day : undefined
}

/** An entry with words that its writer may take away. */
export interface WrittenEntry {
  readonly id: string
  readonly inductionId: string
  readonly activity: Activity
  readonly on: SchoolDate
  /** It was taken back: all its words may go. Else those of before a change. */
  readonly isUndone: boolean
}

/** What this person wrote and then changed or took back, of which the words are still there; newest first. */
export async function listWithEarlierWords(
  tx: SchoolTx,
  writerId: string,
): Promise<readonly WrittenEntry[]> {
  return await rowsOf<{ -readonly [Key in keyof WrittenEntry]: WrittenEntry[Key] }>(
    tx.db,
    sql`select l.id::text as id, l.induction_id::text as "inductionId", l.activity,
        l.on_day::text as "on", l.undone_at is not null as "isUndone"
      from log_entries l
      where l.school_id = ${tx.schoolId}::uuid and l.logged_by = ${writerId}::uuid
        and l.induction_id is not null
        and not exists (select from log_entries later where later.school_id = l.school_id
          and later.id = l.id and later.version > l.version)
        and exists (select from notes n where n.school_id = l.school_id and n.entry_id = l.id
          and not jsonb_exists(n.content, ${REMOVED_ON}) and n.content <> '{}'
          and (n.version < l.version or l.undone_at is not null))
      order by l.on_day desc, l.id`,
  )
}

/** Every version of every step of an induction, by step, oldest first. */
export async function listStepHistories(
  tx: SchoolTx,
  inductionId: string,
): Promise<readonly (readonly ActionStep[])[]> {
  const { schoolId, inductionId: induction, id, version } = actionSteps
  const rows = await tx.db
    .select()
    .from(actionSteps)
    .where(and(eq(schoolId, tx.schoolId), eq(induction, inductionId)))
    .orderBy(asc(id), asc(version))
  return [...groupBy(rows.map(toStep), (step) => step.id).values()]
}

/** Versions of a step that hold words of the ECT's which may go. */
export const ownEarlierWordings = (history: readonly ActionStep[]): readonly ActionStep[] =>
  wordsThatCanGo(history, 'ect').filter(({ text }) => text !== REMOVED_WORDS)

/**
 * Takes away for good what an entry's note said before its newest version, or all of it where the entry
 * was taken back; the mentor's wording of its steps likewise; and forms in which it was written. What
 * the ECT put into words of their own is the ECT's to take away.
 */
export async function removeEarlierWords(
  tx: ErasingTx,
  { entry, on }: { readonly entry: WrittenEntry; readonly on: SchoolDate },
): Promise<void> {
  const school = sql`school_id = ${tx.schoolId}::uuid`
  const mark = JSON.stringify({ [REMOVED_ON]: on })
  await tx.db.execute(sql`update notes set content = ${mark}::jsonb
    where ${school} and entry_id = ${entry.id}::uuid and (${entry.isUndone}
      or version < (select max(version) from log_entries l
        where l.school_id = notes.school_id and l.id = notes.entry_id))`)
  for (const history of await listStepHistories(tx, entry.inductionId)) {
    if (history[0]?.entryId === entry.id) await blank(tx, wordsThatCanGo(history, 'mentor'))
  }
  // The lesson that a step was planned for is asked for by the meeting's form alone.
  await tx.db.execute(sql`update action_steps
    set planned_lesson = null, planned_at = null, planned_remind = null
    where ${school} and entry_id = ${entry.id}::uuid and exists (select from action_steps s
      where s.school_id = action_steps.school_id and s.id = action_steps.id
        and (s.version > action_steps.version or s.undone_at is not null))`)
  await tx.db.execute(sql`delete from drafts where ${school} and closed_at is not null
    and (id = ${entry.id}::uuid or entry_id = ${entry.id}::uuid) and kind in ('meeting', 'drop-in')`)
}

/** Takes away for good what somebody said of a note or a step, also where they kept it for themselves and then shared it. */
export async function removeSaid(
  tx: ErasingTx,
  { authorId, aboutId, words }: Pick<Remark, 'authorId' | 'aboutId' | 'words'>,
): Promise<void> {
  await tx.db.execute(sql`update remarks set words = ${REMOVED_WORDS}
    where school_id = ${tx.schoolId}::uuid and author_id = ${authorId}::uuid
      and about_id = ${aboutId}::uuid and words = ${words}`)
}

/** Takes away for good how the ECT put a step into words before it read as it does now. */
export async function removeOwnWordings(
  tx: ErasingTx,
  history: readonly ActionStep[],
): Promise<void> {
  await blank(tx, ownEarlierWordings(history))
}

async function blank(tx: ErasingTx, versions: readonly ActionStep[]): Promise<void> {
  for (const { id, version } of versions) {
    await tx.db.execute(sql`update action_steps set wording = ${REMOVED_WORDS}, criteria = '{}'
      where school_id = ${tx.schoolId}::uuid and id = ${id}::uuid and version = ${version}`)
  }
}
