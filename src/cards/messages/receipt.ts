import { sayDay } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { GENERAL_WORDS, inWordsOf } from '../../domain/programme/programme-words.ts'
import type { Button } from '../button.ts'
import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { sayMinutes } from '../say.ts'
import { outcomeWords } from '../step-words.ts'

/** One line about what was kept, with the ways back. */
export interface ReceiptInput {
  readonly school: string
  /** 'Logged: drop-in with Amira Khan'. */
  readonly title: string
  readonly lines?: readonly string[]
  readonly undo?: { readonly entryId: string }
  readonly edit?: Button
  /** One more quiet button, such as the card to go to next. */
  readonly next?: Button
  /** Who can see it; by default ECT, mentor and induction tutor. */
  readonly seenBy?: string
}

/** A receipt in any words. */
export function receiptCard(input: ReceiptInput): CardView {
  const { school, undo, edit, next } = input
  const undoButton: Button[] =
    undo === undefined
      ? []
      : [{ title: 'Undo', verb: 'undo-entry', ids: { entryId: undo.entryId }, about: input.title }]
  const buttons = [...undoButton, ...(edit ? [edit] : []), ...(next ? [next] : [])]
  return {
    name: 'messages/receipt',
    data: {
      title: input.title,
      lines: input.lines ?? [],
      buttons: buttons.map((button) => buttonData(button, school)),
      seenBy:
        input.seenBy ?? 'The ECT, the mentor and the induction tutor can see that it is logged.',
    },
  }
}

/** A log entry just saved, edited or taken back. */
export interface EntryReceiptInput {
  readonly school: string
  readonly entry: LogEntry
  /** The expectation's title: 'Self-study: module A, part 1', 'Drop-in', 'Mentor meeting'. */
  readonly title: string
  /** Of the pair's programme, where the entry is about a pair. */
  readonly words?: ProgrammeWords
  /** Present on a mentor's receipt. */
  readonly ectName?: string
  /** A line more, such as the action step that was agreed. */
  readonly lines?: readonly string[]
}

/** The receipt of a log entry: Undo always, Edit for drop-ins and meetings; after Undo, a way to log again. */
export function entryReceiptCard(input: EntryReceiptInput): CardView {
  const { school, entry, ectName } = input
  const what = ectName === undefined ? input.title : `${input.title}, ${ectName}`
  const undone = entry.undoneAt !== undefined
  const done = entry.version > 1 ? 'Changed' : 'Logged'
  const edit = editButton(entry, what)
  const again = againButton(entry, what)
  return receiptCard({
    school,
    title: `${undone ? 'Taken back' : done}: ${what}`,
    lines: undone
      ? ['It no longer counts as logged.']
      : [sayEntry(entry, input.words), ...(input.lines ?? [])],
    ...(undone ? {} : { undo: { entryId: entry.id } }),
    ...(!undone && edit ? { edit } : {}),
    ...(undone && again ? { next: again } : {}),
    ...entrySeenBy(entry),
  })
}

/** The usual footer, but for what nobody else sees. */
function entrySeenBy(entry: LogEntry): { readonly seenBy?: string } {
  if (entry.undoneAt !== undefined) return { seenBy: 'Only you can see this.' }
  if (entry.inductionId !== undefined) return {}
  return { seenBy: 'You and the induction tutor can see that it is logged.' }
}

function sayEntry(entry: LogEntry, words: ProgrammeWords = GENERAL_WORDS): string {
  const mode = { 'in-person': 'in person', recording: 'by recording' } as const
  return [
    sayDay(entry.on),
    entry.mode === undefined ? '' : mode[entry.mode],
    entry.minutes === undefined ? '' : sayMinutes(entry.minutes),
    entry.outcome === undefined
      ? ''
      : `${inWordsOf(words, 'the {step}')}: ${outcomeWords[entry.outcome].toLowerCase()}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

const openVerb = (entry: LogEntry): 'open-drop-in' | 'open-meeting' | undefined =>
  entry.activity === 'drop-in'
    ? 'open-drop-in'
    : entry.activity === 'meeting'
      ? 'open-meeting'
      : undefined

function editButton(entry: LogEntry, about: string): Button | undefined {
  const verb = openVerb(entry)
  if (verb === undefined || entry.inductionId === undefined) return undefined
  return { title: 'Edit', verb, ids: { inductionId: entry.inductionId, entryId: entry.id }, about }
}

function againButton(entry: LogEntry, about: string): Button | undefined {
  const verb = openVerb(entry)
  const expected = given({ expectationId: entry.expectationId })
  if (verb !== undefined && entry.inductionId !== undefined) {
    return {
      title: 'Log it again',
      verb,
      ids: { inductionId: entry.inductionId, ...expected },
      about,
    }
  }
  if (entry.expectationId === undefined) return undefined
  return { title: 'Log it again', verb: 'log-done', ids: expected, about }
}
