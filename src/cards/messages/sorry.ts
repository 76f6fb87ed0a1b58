import type { CardView } from '../card.ts'

/** Something went wrong on our side. */
export interface SorryInput {
  /** 'The drop-in could not be saved.' */
  readonly whatHappened: string
  /** 'What you typed is kept as a draft.' */
  readonly whatWasKept: string
  readonly whatToDo: string
  /** Finds the matching line in the log; never personal. */
  readonly reference: string
}

/** What happened, what was kept, what to do now, and a reference. */
export function sorryCard(input: SorryInput): CardView {
  const { whatHappened, whatWasKept, whatToDo, reference } = input
  return { name: 'messages/sorry', data: { whatHappened, whatWasKept, whatToDo, reference } }
}

/** After a press or words that could not be answered: all of it was undone. */
export const sorryFor = (kindOfEvent: string, reference: string): CardView =>
  sorryCard({
    whatHappened:
      kindOfEvent === 'action'
        ? 'That button could not be carried out.'
        : 'That could not be answered.',
    whatWasKept: 'Nothing was changed. Drafts and everything logged before are kept.',
    whatToDo:
      'Try again in a minute. If it happens again, give your induction tutor the reference.',
    reference,
  })
