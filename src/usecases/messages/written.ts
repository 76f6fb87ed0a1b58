import type { CardView } from '../../cards/card.ts'

/** There is nothing to say any more, and why. */
export interface NothingToSay {
  readonly kind: 'cancelled'
  readonly because: string
}

export type Written = CardView | NothingToSay
