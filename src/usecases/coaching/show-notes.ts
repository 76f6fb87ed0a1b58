import { z } from 'zod'
import type { Button } from '../../cards/button.ts'
import type { CardView } from '../../cards/card.ts'
import { findNotesForm } from '../../cards/forms/find-notes.ts'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import { linkLines, storyWords } from '../../cards/story-words.ts'
import { hasWords } from '../../domain/coaching/note-parts.ts'
import type { StoryItem } from '../../domain/coaching/pair-story.ts'
import { isUsefulTo, type Remark, wordsSaidBy } from '../../domain/coaching/remark.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { isOfPair, readsWritten } from '../../school/notes-read.ts'
import { entryIn, inductionIn, nameIn, stepsOf, wordsIn } from '../../school/questions.ts'
import type { Mentioned } from '../../typed/intent.ts'
import { type Answer, inPlace, openForm, say } from '../answer.ts'
import { pairsOf, tell } from '../answer-asking.ts'
import { pageAsked } from '../page-asked.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { earlierButton, earlierNoteCard, readEarlier } from './earlier-notes.ts'
import {
  type ReadNote,
  readNote,
  readStory,
  sayRemarks,
  storyReader,
  titleOfNote,
} from './read-notes.ts'

export const showNotesInput = z.object({
  /** Absent where typed: then the ECT's own, or each that the mentor has. */
  inductionId: z.uuid().optional(),
  page: pageAsked,
  /** What is looked for; nothing shows all. */
  words: z.string().max(200).optional(),
})
type ShowNotes = z.infer<typeof showNotesInput> & { readonly person?: Mentioned | undefined }

/** Everything that a pair wrote, agreed and said, by date: for the ECT and the mentor, nobody else (B-98). */
export const showNotes: UseCase<ShowNotes> = async (turn) => {
  const { inductionId, person } = turn.ask.input
  if (inductionId === undefined) {
    const pairs = pairsOf(turn, person)
    if (pairs.length === 0) return nobodys(turn)
    return say(...(await Promise.all(pairs.map((one) => storyCard(turn, one)))))
  }
  const induction = inductionIn(turn.picture, inductionId)
  if (induction === undefined) return noLongerThere(turn)
  if (!isOfPair(turn.picture, induction, actorIn(turn))) return notOfPair(turn)
  const card = await storyCard(turn, induction)
  return turn.ask.input.words === undefined ? say(card) : inPlace(turn, card)
}

const nobodys = (turn: Turn): Answer =>
  tell(turn, 'There are no notes here', ['An ECT and a mentor find their notes here, nobody else.'])

const notOfPair = (turn: Turn): Answer =>
  notYours(turn, 'Reading these notes', 'the ECT and the mentor of this pair')

async function storyCard(turn: Turn<ShowNotes>, induction: Induction): Promise<CardView> {
  const { school, picture, ask } = turn
  const reading = { picture, induction, readerId: actorIn(turn) }
  const wanted = (ask.input.words ?? '').trim()
  const parts = (await readStory(school, reading))
    .map((item) => partOf(turn, induction, item))
    .filter(({ heading, lines, links = [], details = [] }) =>
      hasWords(
        [heading, ...lines, ...links.map(({ text }) => text), ...details].join('\n'),
        wanted,
      ),
    )
  const find: Button = {
    title: wanted === '' ? 'Search' : 'Search again',
    verb: 'open-find-notes',
    ids: { inductionId: induction.id },
    about: 'notes',
  }
  const all: Button = { title: 'All notes', verb: 'show-notes', ids: { inductionId: induction.id } }
  return overviewCard({
    school: picture.school.id,
    title: titleFor(turn, induction),
    context: wanted === '' ? '' : `With the words “${wanted}”`,
    parts,
    nothing: wanted === '' ? 'Nothing is written yet.' : 'Nothing has all of these words.',
    buttons: wanted === '' ? [find] : [find, all],
    seenBy: whoReads(picture, induction, actorIn(turn)),
    // Words are typed again and never travel in a button.
    ...(wanted === ''
      ? { turnsBy: { verb: 'show-notes', ids: { inductionId: induction.id } } as const }
      : {}),
    page: ask.input.page,
  })
}

function titleFor({ picture, ask }: Turn, { ectId, id }: Induction): string {
  const isEct = ectId === ask.actor.personId
  const other = isEct ? picture.mentorsOf(id)[0]?.name : nameIn(picture, ectId)
  return other === undefined ? 'Notes' : `Notes with ${other}`
}

/** Said on the card: whose words these are, and that nobody else reads them. */
function whoReads(picture: SchoolPicture, { id, ectId }: Induction, readerId: string): string {
  const other =
    ectId === readerId ? (picture.mentorsOf(id)[0]?.name ?? 'the mentor') : nameIn(picture, ectId)
  return `You and ${other} can see this, nobody else.`
}

function partOf({ picture, ask }: Turn, induction: Induction, item: StoryItem): OverviewPart {
  const readerId = ask.actor.personId
  const words = storyWords(item, storyReader({ picture, induction, readerId }))
  const remove = removeButton(
    item.remarks,
    item.kind === 'entry' ? item.entry.id : item.step.id,
    readerId,
  )
  if (item.kind !== 'entry') return { ...words, buttons: remove }
  const { id: entryId, loggedBy } = item.entry
  const canReply = readerId === induction.ectId && loggedBy !== readerId
  const reply: Button = { title: 'Write a line back', verb: 'open-remark', ids: { entryId } }
  const isTheirs = readsWritten(picture, { induction, on: item.on, by: loggedBy }, readerId)
  return {
    ...words,
    buttons: [
      ...(canReply ? [reply] : []),
      ...(isTheirs ? earlierButton(item.entry) : []),
      ...remove,
    ],
  }
}

/** Beside what they said themselves. */
const removeButton = (
  remarks: readonly Remark[],
  aboutId: string,
  readerId: string,
): readonly Button[] =>
  wordsSaidBy(readerId, remarks).length === 0
    ? []
    : [{ title: 'Remove what you said', verb: 'ask-remove-words', ids: { aboutId } }]

/** One note as both of the pair read it, with the step that was agreed in it. */
export function wholeNoteCard(
  note: ReadNote,
  reading: {
    readonly picture: SchoolPicture
    readonly induction: Induction
    readonly readerId: string
  },
): CardView {
  const { picture, induction, readerId } = reading
  const { entry, parts, remarks } = note
  const isEct = induction.ectId === readerId
  const stepWord = wordsIn(picture, induction.id).actionStep
  const steps = stepsOf(picture, induction.id).filter(({ entryId }) => entryId === entry.id)
  const said = sayRemarks(note, reading)
  const useful: Button = {
    title: 'This was useful',
    verb: 'note-useful',
    ids: { entryId: entry.id },
  }
  const back: Button = {
    title: 'Write a line back',
    verb: 'open-remark',
    ids: { entryId: entry.id },
  }
  return overviewCard({
    school: picture.school.id,
    title: titleOfNote(entry, reading),
    context: `Written by ${nameIn(picture, entry.loggedBy)}`,
    parts: [
      ...parts.map((part) => ({
        heading: part.label,
        lines: part.isLink === true ? [] : [part.text],
        links: linkLines([part]),
      })),
      ...steps.map(({ text }) => ({ heading: `The ${stepWord}`, lines: [text] })),
      ...(said.length === 0 ? [] : [{ heading: 'Said about it', lines: said }]),
    ],
    nothing: 'No note was written.',
    buttons: [
      ...(isEct && !isUsefulTo(readerId, remarks) ? [useful] : []),
      ...(isEct ? [back] : []),
      ...earlierButton(entry),
      ...removeButton(remarks, entry.id, readerId),
      { title: 'All notes', verb: 'show-notes', ids: { inductionId: induction.id } },
    ],
    seenBy: whoReads(picture, induction, readerId),
    turnsBy: { verb: 'show-note', ids: { entryId: entry.id } },
  })
}

export const showNoteInput = z.object({
  entryId: z.uuid(),
  page: pageAsked,
  /** What it said before it was changed. */
  earlier: z.boolean().optional(),
})

/** One note, from the line of the week that it belongs to. */
export const showNote: UseCase<z.infer<typeof showNoteInput>> = async (turn) => {
  const { picture, school, ask } = turn
  const entry = entryIn(picture, ask.input.entryId)
  const induction = inductionIn(picture, entry?.inductionId ?? '')
  if (entry === undefined || induction === undefined) return noLongerThere(turn)
  const reading = { picture, induction, readerId: actorIn(turn) }
  const note = await readNote(school, reading, entry)
  if (note === undefined) return notOfPair(turn)
  if (ask.input.earlier !== true) return say(wholeNoteCard(note, reading))
  return say(
    earlierNoteCard(await readEarlier(school, reading, entry), {
      ...reading,
      entry,
      seenBy: whoReads(picture, induction, actorIn(turn)),
      page: ask.input.page,
    }),
  )
}

export const openFindNotesInput = z.object({ inductionId: z.uuid() })

/** Opens the search of a pair's notes. */
export const openFindNotes: UseCase<z.infer<typeof openFindNotesInput>> = (turn) => {
  const induction = inductionIn(turn.picture, turn.ask.input.inductionId)
  if (induction === undefined) return noLongerThere(turn)
  if (!isOfPair(turn.picture, induction, actorIn(turn))) return notOfPair(turn)
  return openForm(
    findNotesForm({
      school: turn.picture.school.id,
      inductionId: induction.id,
      context: titleFor(turn, induction),
      seenBy: whoReads(turn.picture, induction, actorIn(turn)),
    }),
  )
}
