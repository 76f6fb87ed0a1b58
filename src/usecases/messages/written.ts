import type { CardView } from '../../cards/card.ts'

/** There is nothing to say any more, and why. */
export interface NothingToSay {
  readonly kind: 'cancelled'
  readonly because: string
}

/** It is not the time to say it, and why. */
export interface Later {
  readonly kind: 'later'
  readonly notBefore: Date
  readonly because: string
}

export type Written = CardView | NothingToSay | Later
