import type { LogEntry } from '../../domain/log-entry.ts'
import type { Button } from '../button.ts'
import type { CardView } from '../card.ts'

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
  /** Who can see it: a default by audience, or words of its own. */
  readonly seenBy?: string
}

/** A receipt in any words. */
export function receiptCard(input: ReceiptInput): CardView {
  return { name: 'messages/receipt', data: { ...input } }
}

/** A log entry just saved, edited or taken back. */
export interface EntryReceiptInput {
  readonly school: string
  readonly entry: LogEntry
  /** The expectation's title: 'Self-study: module A, part 1', 'Drop-in', 'Mentor meeting'. */
  readonly title: string
  /** Present on a mentor's receipt. */
  readonly ectName?: string
  /** A line more, such as the action step that was agreed. */
  readonly lines?: readonly string[]
}

/** The receipt of a log entry: Undo always, Edit for drop-ins and meetings; after Undo, a way to log again. */
export function entryReceiptCard(input: EntryReceiptInput): CardView {
  return { name: 'messages/receipt', data: { ...input } }
}
