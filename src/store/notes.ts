import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { hot, rowInsert } from './hot.ts'
import { type NoteContent, notes } from './schema/log.ts'
import { isOneOf, type SchoolTx, type Sent } from './tx.ts'

/*
 * What people wrote about drop-ins and meetings. Kept apart from `log-entries.ts` so that a
 * digest, which counts entries, has no way to a word of it (B-98): nothing that builds digests
 * may import this file.
 */

export type { NoteContent } from './schema/log.ts'

/** What was written with one version of a log entry. */
export interface Note {
  readonly entryId: string
  /** The version of the log entry that it belongs to. */
  readonly version: number
  readonly content: NoteContent
}

/** Keeps what was written with this version of an entry, which must have been saved before. */
export const addNote = (tx: SchoolTx, note: Note): Sent<unknown> =>
  noteStatement.run(tx, noteRow.values({ ...note, schoolId: tx.schoolId }))

const noteRow = rowInsert(notes)
const noteStatement = hot<Record<string, unknown>>('keepstep_note', () => noteRow.insert)

/** What was written with every version of an entry, oldest first. */
export async function noteHistory(tx: SchoolTx, entryId: string): Promise<Note[]> {
  return await tx.db
    .select({ entryId: notes.entryId, version: notes.version, content: notes.content })
    .from(notes)
    .where(and(eq(notes.schoolId, tx.schoolId), eq(notes.entryId, entryId)))
    .orderBy(asc(notes.version))
}

/** The newest note of each of these entries. */
export async function listNotes(tx: SchoolTx, entryIds: readonly string[]): Promise<Note[]> {
  const later = alias(notes, 'later')
  const next = tx.db
    .select({ version: later.version })
    .from(later)
    .where(
      and(
        eq(later.schoolId, notes.schoolId),
        eq(later.entryId, notes.entryId),
        sql`${later.version} > ${notes.version}`,
      ),
    )
  return await tx.db
    .select({ entryId: notes.entryId, version: notes.version, content: notes.content })
    .from(notes)
    .where(
      and(
        eq(notes.schoolId, tx.schoolId),
        isOneOf(notes.entryId, entryIds),
        sql`not exists ${next}`,
      ),
    )
}
