import type { CardView } from '../card.ts'

/** For somebody whom no roster knows: whom to ask, and nothing about any school. */
export interface WhoAreYouInput {
  /** The address that the chat platform gave, where it gave one. */
  readonly email?: string
}

/** A kind answer to an unknown person. */
export function whoAreYouCard(input: WhoAreYouInput): CardView {
  return {
    name: 'messages/who-are-you',
    data: {
      seenAs:
        input.email === undefined
          ? 'This chat does not show Keepstep an email address for you.'
          : `This chat shows Keepstep the address ${input.email}.`,
    },
  }
}
