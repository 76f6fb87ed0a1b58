import type { Role } from '../../domain/people.ts'
import type { CardView } from '../card.ts'

/** What can be typed, for this person's roles. */
export interface HelpInput {
  readonly school: string
  readonly roles: readonly Role[]
  /** What the person wrote, where it was not understood: the card then begins with that. */
  readonly notUnderstood?: string
}

/** Words that can be typed, and what each does. */
export function helpCard(input: HelpInput): CardView {
  return { name: 'messages/help', data: { ...input } }
}
