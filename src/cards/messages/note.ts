import type { Button, Link } from '../button.ts'
import { buttonData, linkData } from '../button.ts'
import type { CardView } from '../card.ts'

/** A plain answer: a title, a few lines, perhaps buttons (six at most). */
export interface NoteInput {
  /** Absent where nobody knows the school yet. */
  readonly school?: string
  readonly title: string
  readonly lines: readonly string[]
  readonly actions?: readonly Button[]
  readonly links?: readonly Link[]
  /** Default: 'Only you can see this.' */
  readonly seenBy?: string
}

/** An answer to free text, or the outcome of a quiet action. */
export function noteCard(input: NoteInput): CardView {
  return {
    name: 'messages/note',
    data: {
      title: input.title,
      lines: input.lines,
      buttons: (input.actions ?? []).map((action) => buttonData(action, input.school)),
      links: (input.links ?? []).map(linkData),
      seenBy: input.seenBy ?? 'Only you can see this.',
    },
  }
}

/** A button that no longer fits: an older card, or one that was tampered with. Says no more than that. */
export const olderCard = noteCard({
  title: 'That button cannot be used any more',
  lines: ['Type my week to see where things stand now.'],
})
