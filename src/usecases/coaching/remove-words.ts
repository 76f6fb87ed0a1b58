import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { overviewCard } from '../../cards/messages/overview.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { given } from '../../domain/given.ts'
import { asEraser, type ErasingTx } from '../../store/erasing.ts'
import { removeEarlierWords, removeOwnWordings, removeSaid } from '../../store/removed-words.ts'
import { type Answer, inPlace, replaceWith, say } from '../answer.ts'
import { type Change, refreshCards } from '../messages/refresh-messages.ts'
import { pageAsked } from '../page-asked.ts'
import { noLongerThere } from '../refusals.ts'
import type { Turn, UseCase } from '../turn.ts'
import { findWordsToRemove, idsOf, type WordsToRemove } from './words-to-remove.ts'

const which = {
  entryId: z.uuid().optional(),
  remarkId: z.uuid().optional(),
  stepId: z.uuid().optional(),
}
export const askRemoveWordsInput = z.object({
  ...which,
  /** The note or step beside which it was pressed: what the actor said of it. */
  aboutId: z.uuid().optional(),
  page: pageAsked,
})
export const removeWordsInput = z.object(which)
type Which = Omit<z.infer<typeof askRemoveWordsInput>, 'page'>

/** What goes and what stays, before words are taken away: by their writer, nobody else. */
export const askRemoveWords: UseCase<z.infer<typeof askRemoveWordsInput>> = async (turn) => {
  const { page, ...asked } = turn.ask.input
  const found = (await findWordsToRemove(turn)).filter((one) => isMeant(one, asked))
  const [only, ...others] = found
  if (only === undefined) return isOpen(asked) ? say(noneLeft(turn)) : noLongerThere(turn)
  return others.length === 0 ? inPlace(turn, confirmCard(turn, only)) : whichOne(turn, found)
}

/** Takes them away: both of the pair see that it was done, where both could read them. */
export const removeWords: UseCase<z.infer<typeof removeWordsInput>> = async (turn) => {
  const asked = turn.ask.input
  const words = (await findWordsToRemove(turn)).find((one) => isMeant(one, asked))
  if (words === undefined || isOpen(asked)) return noLongerThere(turn)
  refreshCards(turn, changeOf(words))
  await remove(turn, await asEraser(turn.school), words)
  return replaceWith(
    receiptCard({
      school: turn.picture.school.id,
      title: 'The words are gone',
      lines: [words.title, whatStays(words)],
      next: { title: 'All notes', verb: 'show-notes', ids: { inductionId: words.inductionId } },
      seenBy: whoSees(words),
    }),
  )
}

const isOpen = ({ entryId, remarkId, stepId, ...rest }: Which): boolean =>
  [entryId, remarkId, stepId, rest.aboutId].every((id) => id === undefined)

function isMeant(words: WordsToRemove, { aboutId, ...asked }: Which): boolean {
  if (aboutId !== undefined) return words.kind === 'said' && words.remark.aboutId === aboutId
  const ids = idsOf(words)
  return Object.entries(asked).every(([key, id]) => id === undefined || ids[key] === id)
}

function remove(turn: Turn, tx: ErasingTx, words: WordsToRemove): Promise<void> {
  if (words.kind === 'said') return removeSaid(tx, words.remark)
  if (words.kind === 'wording') return removeOwnWordings(tx, words.history)
  return removeEarlierWords(tx, { entry: words.entry, on: turn.picture.today })
}

function changeOf(words: WordsToRemove): Change {
  const { inductionId } = words
  if (words.kind === 'wording') return { inductionId }
  if (words.kind === 'entry') {
    const { id } = words.entry
    return { inductionId, logIds: [id], noteIds: [id] }
  }
  const { about, aboutId } = words.remark
  return {
    inductionId,
    isNews: true,
    ...(about === 'step' ? { stepIds: [aboutId] } : { noteIds: [aboutId] }),
  }
}

const isAlone = (words: WordsToRemove): boolean =>
  words.kind === 'said' && words.remark.seenBy === 'author'

/** What is left of it in the end. */
function whatStays(words: WordsToRemove): string {
  if (words.kind === 'said') return 'That you said something stays, without a word of it.'
  if (words.kind === 'wording') return 'How it reads now stays.'
  return words.entry.isUndone
    ? 'That it was logged and taken back stays, without a word of it.'
    : 'Only what it says now is kept.'
}

const whoSees = (words: WordsToRemove): string =>
  isAlone(words)
    ? 'Only you could see these words.'
    : 'You and the other of the pair can see that words were removed, not which.'

const WHAT_GOES: Readonly<Record<WordsToRemove['kind'], string>> = {
  entry: 'What it said before you changed it goes for both of you. This cannot be undone.',
  said: 'Your words go for good. This cannot be undone.',
  wording: 'How you put it before goes for both of you. This cannot be undone.',
}

const confirmCard = (turn: Turn, words: WordsToRemove): CardView =>
  noteCard({
    school: turn.picture.school.id,
    title: 'Remove these words?',
    lines: [
      words.title,
      ...words.lines,
      isUndone(words)
        ? 'All that it said goes for both of you. This cannot be undone.'
        : WHAT_GOES[words.kind],
      words.kind === 'entry' && !isUndone(words)
        ? 'What it says now stays. If that has to go too, change it first.'
        : whatStays(words),
      `${isAlone(words) ? '' : 'You both see that words were removed, not which. '}Copies of chats that your school keeps are not changed.`,
    ],
    actions: [
      { title: 'Remove them for good', verb: 'remove-words', ids: idsOf(words) },
      { title: 'Keep them', verb: 'show-notes', ids: { inductionId: words.inductionId } },
    ],
  })

const isUndone = (words: WordsToRemove): boolean => words.kind === 'entry' && words.entry.isUndone

const whichOne = (
  turn: Turn<z.infer<typeof askRemoveWordsInput>>,
  all: readonly WordsToRemove[],
): Answer => {
  const { page, aboutId } = turn.ask.input
  return say(
    overviewCard({
      school: turn.picture.school.id,
      title: 'Which words?',
      context:
        'What you wrote and then changed or took back, and what you said of notes and steps, is kept until you remove it here.',
      parts: all.map((words) => ({
        heading: words.title,
        lines: words.lines,
        buttons: [{ title: 'Remove these words', verb: 'ask-remove-words', ids: idsOf(words) }],
      })),
      nothing: '',
      seenBy: 'Only you can see this. You are asked before anything goes.',
      turnsBy: { verb: 'ask-remove-words', ids: given({ aboutId }) },
      page,
    }),
  )
}

const noneLeft = (turn: Turn): CardView =>
  noteCard({
    school: turn.picture.school.id,
    title: 'There are no earlier words of yours',
    lines: [
      'What you wrote and then changed or took back keeps what it said, until you remove it here. If words have to go, choose Edit where they stand, save, and come back.',
    ],
    actions: [{ title: 'All notes', verb: 'show-notes' }],
  })
