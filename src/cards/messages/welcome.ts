import type { Role } from '../../domain/people.ts'
import type { Weekday } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'

/** First contact. Somebody in two roles gets the lines of both. */
export interface WelcomeInput {
  readonly school: string
  readonly schoolName: string
  /** As on the roster; the card greets by the full name. */
  readonly name: string
  readonly roles: readonly Role[]
  readonly reminder: { readonly day: Weekday; readonly time: string }
}

/** What Keepstep does for this person, when it writes, and who sees what. */
export function welcomeCard(input: WelcomeInput): CardView {
  return { name: 'messages/welcome', data: { ...input } }
}
