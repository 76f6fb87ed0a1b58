import type { Button } from '../../cards/button.ts'
import type { CardView } from '../../cards/card.ts'
import { overviewCard } from '../../cards/messages/overview.ts'
import { earlierWords } from '../../cards/story-words.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { NotePart } from '../../domain/coaching/note-parts.ts'
import { stepsIn } from '../../domain/coaching/note-parts.ts'
import { given } from '../../domain/given.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { partsOf } from '../../school/notes-read.ts'
import { logEntryHistory } from '../../store/log-entries.ts'
import { noteHistory } from '../../store/notes.ts'
import { removedOn } from '../../store/removed-words.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Reading, storyReader, titleOfNote } from './read-notes.ts'

/** What an entry and its note said before a change. */
interface EarlierNote {
  readonly entry: LogEntry
  readonly parts: readonly NotePart[]
  /** The action steps as they were worded then. */
  readonly steps: readonly string[]
  readonly writtenOn: SchoolDate
  /** When its writer took the words away. */
  readonly removedOn?: SchoolDate
}

/** Stands wherever a note does that was changed: an edit adds, and what it replaced stays readable. */
export const earlierButton = ({ id: entryId, version }: LogEntry): readonly Button[] =>
  version === 1
    ? []
    : [{ title: 'Earlier words', verb: 'show-note', ids: { entryId, earlier: true } }]

/** The versions before the one that stands, newest first, for somebody who may read the note. */
export async function readEarlier(
  school: SchoolTx,
  { picture, induction }: Reading,
  { id, version }: LogEntry,
): Promise<readonly EarlierNote[]> {
  const [entries, notes] = await Promise.all([logEntryHistory(school, id), noteHistory(school, id)])
  const contents = new Map(notes.map((note) => [note.version, note.content]))
  return entries
    .filter((one) => one.version < version)
    .map((entry) => {
      const content = contents.get(entry.version) ?? {}
      return {
        entry,
        parts: partsOf(induction, entry, content),
        steps: entry.activity === 'meeting' ? stepsIn(content) : [],
        writtenOn: localTime(entry.loggedAt, picture.school.timeZone).date,
        ...given({ removedOn: removedOn(content) }),
      }
    })
    .toReversed()
}

/** What a note said before it was changed, the latest first. */
export function earlierNoteCard(
  earlier: readonly EarlierNote[],
  reading: Reading & {
    readonly entry: LogEntry
    readonly seenBy: string
    readonly page: number | undefined
  },
): CardView {
  const { picture, entry, seenBy, page } = reading
  return overviewCard({
    school: picture.school.id,
    title: titleOfNote(entry, reading),
    context: 'What it said before it was changed',
    parts: earlier.map((one) => earlierWords(one, storyReader(reading))),
    nothing: 'It was not changed.',
    buttons: [
      { title: 'As it is now', verb: 'show-note', ids: { entryId: entry.id } },
      ...(entry.loggedBy === reading.readerId && earlier.some((one) => one.removedOn === undefined)
        ? [
            {
              title: 'Remove the earlier words',
              verb: 'ask-remove-words',
              ids: { entryId: entry.id },
            } as const,
          ]
        : []),
    ],
    seenBy,
    turnsBy: { verb: 'show-note', ids: { entryId: entry.id, earlier: true } },
    page,
  })
}
