import type { Weekday } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'

/** The channel was claimed for the weekly digest, or let go. */
export interface DigestChannelInput {
  readonly school: string
  readonly schoolName: string
  readonly state: 'posting' | 'stopped'
  readonly day: Weekday
  readonly time: string
}

/** When the digest comes here and what it never says; or that it no longer comes. */
export function digestChannelCard(input: DigestChannelInput): CardView {
  return { name: 'messages/digest-channel', data: { ...input } }
}
