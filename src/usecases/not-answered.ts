/** What a chat shows where no use case could answer: the words of these cards stand here alone. */
import type { CardView } from '../cards/card.ts'
import { chooseSchoolCard } from '../cards/messages/choose-school.ts'
import { noteCard } from '../cards/messages/note.ts'
import { sorryCard } from '../cards/messages/sorry.ts'
import { whoAreYouCard } from '../cards/messages/who-are-you.ts'

/** A button that no longer fits: an older card, or one that was tampered with. Says no more than that. */
export const olderCard = noteCard({
  title: 'That button cannot be used any more',
  lines: ['Type my week to see where things stand now.'],
})

/** Somebody works at several schools: which one is meant. */
export const whichSchoolCard = chooseSchoolCard

/** Nobody on a roster; without an address where others would read it. */
export const strangerCard = whoAreYouCard

/** A fault of ours while a press or words were worked on. */
export const notCarriedOut = (wasPressed: boolean, reference: string): CardView =>
  sorryCard({
    whatHappened: wasPressed
      ? 'That button could not be carried out.'
      : 'That could not be answered.',
    whatWasKept: 'Nothing was changed. Drafts and everything logged before are kept.',
    whatToDo:
      'Try again in a minute. If it happens again, give your induction tutor the reference.',
    reference,
  })

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
