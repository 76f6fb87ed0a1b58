import { type StoryReader, sayRemark, sayWhatAndWhen } from '../../cards/story-words.ts'
import { isCoaching, type NotePart } from '../../domain/coaching/note-parts.ts'
import { pairStory, type StoryItem } from '../../domain/coaching/pair-story.ts'
import { type Remark, remarksFor } from '../../domain/coaching/remark.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { partsOf, readsWritten } from '../../school/notes-read.ts'
import { nameIn, programmeOfInduction, stepsOf } from '../../school/questions.ts'
import { listNotes } from '../../store/notes.ts'
import { listRemarks } from '../../store/remarks.ts'
import type { SchoolTx } from '../../store/tx.ts'

/** Whose notes are read, by whom. */
export interface Reading {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly readerId: string
}

/** A note that the reader may read, with what was said about it. */
export interface ReadNote {
  readonly entry: LogEntry
  readonly parts: readonly NotePart[]
  readonly remarks: readonly Remark[]
}

/** All that a pair wrote and said, as far as this person may read it, newest first. */
export async function readStory(school: SchoolTx, reading: Reading): Promise<readonly StoryItem[]> {
  const { picture, induction, readerId } = reading
  const entries = picture.log.filter((one) => one.inductionId === induction.id && isCoaching(one))
  const read = await readNotes(school, reading, entries)
  return pairStory({
    entries: read.entries,
    steps: stepsOf(picture, induction.id),
    remarks: remarksFor(read.remarks, readerId),
  })
}

/** One note; undefined where this person may not read it. */
export async function readNote(
  school: SchoolTx,
  reading: Reading,
  entry: LogEntry,
): Promise<ReadNote | undefined> {
  const { picture, induction, readerId } = reading
  if (!isReadable({ picture, induction, readerId }, entry)) return undefined
  const { entries, remarks } = await readNotes(school, reading, [entry])
  return {
    entry,
    parts: entries[0]?.parts ?? [],
    remarks: remarksFor(remarks, readerId).filter(({ aboutId }) => aboutId === entry.id),
  }
}

const isReadable = (
  { picture, induction, readerId }: Reading,
  { on, loggedBy }: Pick<LogEntry, 'on' | 'loggedBy'>,
): boolean => readsWritten(picture, { induction, on, by: loggedBy }, readerId)

/** Without what an earlier mentor wrote or was told; that it happened, and the steps, stay. */
async function readNotes(school: SchoolTx, reading: Reading, entries: readonly LogEntry[]) {
  const { induction } = reading
  const readable = entries.filter((entry) => isReadable(reading, entry))
  const [notes, remarks] = await Promise.all([
    listNotes(
      school,
      readable.map(({ id }) => id),
    ),
    listRemarks(school, induction.id),
  ])
  const contents = new Map(notes.map(({ entryId, content }) => [entryId, content]))
  return {
    remarks: remarks.filter(({ on, authorId }) => isReadable(reading, { on, loggedBy: authorId })),
    entries: entries.map((entry) => ({
      entry,
      parts: partsOf(induction, entry, contents.get(entry.id) ?? {}),
    })),
  }
}

/** What the words of a note or a story go by. */
export const storyReader = ({ picture, induction, readerId }: Reading): StoryReader => ({
  readerId,
  words: programmeOfInduction(induction).words,
  nameOf: (personId) => nameIn(picture, personId),
})

/** What was said about a note, in words. */
export const sayRemarks = (note: ReadNote, reading: Reading): readonly string[] =>
  note.remarks.map((remark) => sayRemark(remark, storyReader(reading)))

/** 'Mentor meeting, Tuesday 15 September'. */
export const titleOfNote = (entry: LogEntry, reading: Reading): string =>
  sayWhatAndWhen(entry, storyReader(reading))
