import type { CardView } from '../card.ts'

/** For somebody whom no roster knows: whom to ask, and nothing about any school. */
export interface WhoAreYouInput {
  /** The address that the chat platform gave, where it gave one. */
  readonly email?: string
  /** The platform could not say just now who is writing: they may be on a roster. */
  readonly isUnasked?: true
}

/** A kind answer to an unknown person. */
export const whoAreYouCard = (input: WhoAreYouInput): CardView => ({
  name: 'messages/who-are-you',
  data: input.isUnasked === true ? UNASKED : unknown(input.email),
})

const unknown = (email: string | undefined) => ({
  title: 'Keepstep does not know you yet',
  seenAs:
    email === undefined
      ? 'This chat does not show Keepstep an email address for you.'
      : `This chat shows Keepstep the address ${email}.`,
  whatToDo:
    'It answers people on a school’s list only. Ask the induction tutor at your school to add your school email address, then write hello here.',
})

const UNASKED = {
  title: 'Keepstep could not find out who you are',
  seenAs: 'This chat did not say just now who is writing, so nothing was changed.',
  whatToDo: 'Try again in a minute.',
}
