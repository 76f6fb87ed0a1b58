/** What a chat shows where no use case could answer: the words of these cards stand here alone. */
import type { CardView } from '../cards/card.ts'
import { noteCard } from '../cards/messages/note.ts'
import { sorryCard } from '../cards/messages/sorry.ts'

/** A fault on the way in or out of a chat. */
export const notShown = (reference: string): CardView =>
  sorryCard({
    whatHappened: 'That could not be shown.',
    whatWasKept: 'Everything logged before is kept.',
    whatToDo: 'Type my week to see where things stand.',
    reference,
  })

/** More in a minute than anybody presses. */
export const tooMuchAtOnce = noteCard({
  title: 'That was a lot at once',
  lines: [
    'Keepstep has had more from you in the last minute than it can take, so nothing was changed. Try again in a minute.',
  ],
})
