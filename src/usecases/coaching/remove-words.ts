import { z } from 'zod'
import { noteCard } from '../../cards/messages/note.ts'
import { overviewCard } from '../../cards/messages/overview.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { isCoaching } from '../../domain/coaching/note-parts.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { inductionIn } from '../../school/questions.ts'
import { asEraser } from '../../store/erasing.ts'
import { listWithEarlierWords, removeEarlierWords } from '../../store/removed-words.ts'
import { type Answer, inPlace, replaceWith, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { titleOfNote } from './read-notes.ts'

export const askRemoveWordsInput = z.object({
  /** Absent where it was typed: then whatever the actor wrote and changed. */
  entryId: z.uuid().optional(),
})
export const removeWordsInput = z.object({ entryId: z.uuid() })

/** What goes and what stays, before earlier words are taken away: by their writer, nobody else. */
export const askRemoveWords: UseCase<z.infer<typeof askRemoveWordsInput>> = async (turn) => {
  const { entryId } = turn.ask.input
  const entries = await withEarlierWords(turn, entryId)
  const [only, ...others] = entries
  if (only === undefined) return noneLeft(turn)
  return others.length === 0 ? inPlace(turn, confirmCard(turn, only)) : whichOne(turn, entries)
}

/** Takes them away: both of the pair see that it was done. */
export const removeWords: UseCase<z.infer<typeof removeWordsInput>> = async (turn) => {
  const { school, picture } = turn
  const [entry] = await withEarlierWords(turn, turn.ask.input.entryId)
  if (entry === undefined) return noneLeft(turn)
  const { id: entryId, inductionId } = entry
  refreshCards(turn, { inductionId, logIds: [entryId], noteIds: [entryId] })
  await removeEarlierWords(await asEraser(school), { entryId, on: picture.today })
  return replaceWith(
    receiptCard({
      school: picture.school.id,
      title: 'The earlier words are gone',
      lines: [titleIn(turn, entry), 'Only what it says now is kept.'],
      next: { title: 'As it is now', verb: 'show-note', ids: { entryId } },
      seenBy: 'You and the other of the pair can see that words were removed, not which.',
    }),
  )
}

/** What the actor wrote and changed, of which the words of before are still there. */
async function withEarlierWords(
  turn: Turn,
  entryId: string | undefined,
): Promise<readonly LogEntry[]> {
  const changed = turn.picture.log.filter(
    (one) =>
      (entryId === undefined || one.id === entryId) &&
      one.loggedBy === actorIn(turn) &&
      one.version > 1 &&
      isCoaching(one),
  )
  const ids = await listWithEarlierWords(
    turn.school,
    changed.map(({ id }) => id),
  )
  return changed.filter(({ id }) => ids.includes(id))
}

function titleIn(turn: Turn, entry: LogEntry): string {
  const { picture } = turn
  const induction = inductionIn(picture, entry.inductionId ?? '')
  return induction === undefined
    ? ''
    : titleOfNote(entry, { picture, induction, readerId: actorIn(turn) })
}

const confirmCard = (turn: Turn, entry: LogEntry) =>
  noteCard({
    school: turn.picture.school.id,
    title: 'Remove the earlier words?',
    lines: [
      titleIn(turn, entry),
      'What it said before you changed it goes for both of you. This cannot be undone.',
      'What it says now stays. If that has to go too, change it first.',
      'You both see that words were removed, not which. Copies of chats that your school keeps are not changed.',
    ],
    actions: [
      { title: 'Remove them for good', verb: 'remove-words', ids: { entryId: entry.id } },
      { title: 'Keep them', verb: 'show-note', ids: { entryId: entry.id, earlier: true } },
    ],
  })

const whichOne = (turn: Turn, entries: readonly LogEntry[]): Answer =>
  say(
    overviewCard({
      school: turn.picture.school.id,
      title: 'Which earlier words?',
      context: 'What you wrote and then changed keeps what it said before.',
      parts: entries.map((entry) => ({
        heading: titleIn(turn, entry),
        lines: [],
        buttons: [
          {
            title: 'Remove the earlier words',
            verb: 'ask-remove-words',
            ids: { entryId: entry.id },
            about: titleIn(turn, entry),
          },
        ],
      })),
      nothing: '',
      seenBy: 'Only you can see this. You are asked before anything goes.',
    }),
  )

const noneLeft = (turn: Turn): Answer =>
  turn.ask.input !== null && Object.hasOwn(turn.ask.input as object, 'entryId')
    ? noLongerThere(turn)
    : say(
        noteCard({
          school: turn.picture.school.id,
          title: 'There are no earlier words of yours',
          lines: [
            'What you wrote and then changed keeps what it said before, until you remove it here. If words have to go, choose Edit where they stand, save, and come back.',
          ],
          actions: [{ title: 'All notes', verb: 'show-notes' }],
        }),
      )
