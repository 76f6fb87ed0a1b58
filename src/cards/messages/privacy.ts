import type { Role } from '../../domain/people.ts'
import type { CardView } from '../card.ts'

/** What is stored about this person, and the very lines that others see. */
export interface PrivacyInput {
  readonly school: string
  readonly schoolName: string
  readonly roles: readonly Role[]
  /** Whom to ask for a copy or for erasure. */
  readonly tutorNames: readonly string[]
  /** What others see about this person now, line by line, from the actual rows. */
  readonly othersSee: readonly string[]
}

/** What is stored, why, who sees it, how long, and how to get it or have it erased. */
export function privacyCard(input: PrivacyInput): CardView {
  return { name: 'messages/privacy', data: { ...input } }
}
