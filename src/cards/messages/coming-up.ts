import type { SchoolDate } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'

/** An event or an arranged drop-in, two working days ahead. */
export interface ComingUpInput {
  readonly school: string
  /** 'Autumn webinar', 'Drop-in with Amira Khan'. */
  readonly what: string
  readonly module?: { readonly id: string; readonly title: string }
  readonly on: SchoolDate
  /** '15:45'. */
  readonly at?: string
  readonly until?: string
  /** A room, or 'online'. */
  readonly where?: string
  readonly minutes?: number
  readonly expectationId?: string
}

/** What, when and where, with a way to say "I cannot make it". */
export function comingUpCard(input: ComingUpInput): CardView {
  return { name: 'messages/coming-up', data: { ...input } }
}
