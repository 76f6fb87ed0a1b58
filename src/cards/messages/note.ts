import type { Button } from '../button.ts'
import type { CardView } from '../card.ts'

/** A plain answer: a title, a few lines, perhaps buttons. The first button is the primary one. */
export interface NoteInput {
  /** Absent where nobody knows the school yet; then no buttons either. */
  readonly school?: string
  readonly title: string
  readonly lines: readonly string[]
  readonly actions?: readonly Button[]
  /** Default: 'Only you can see this.' */
  readonly seenBy?: string
}

/** An answer to free text, or the outcome of a quiet action. */
export function noteCard(input: NoteInput): CardView {
  return { name: 'messages/note', data: { ...input } }
}
