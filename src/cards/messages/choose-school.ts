import type { CardView } from '../card.ts'

/** For a person at more than one school: which one is meant. */
export interface ChooseSchoolInput {
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  /** What they wrote, carried to the school that they choose. */
  readonly text: string
}

/** A button per school. */
export function chooseSchoolCard(input: ChooseSchoolInput): CardView {
  return { name: 'messages/choose-school', data: { ...input } }
}
