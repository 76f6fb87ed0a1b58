import type { Button } from '../button.ts'
import type { CardView } from '../card.ts'

/** A no with its reason; `flexible` says what would make it a yes, `fixed` says whose rule it is. */
export interface RefusedInput {
  readonly school: string
  readonly kind: 'flexible' | 'fixed'
  /** 'Module A comes first for everyone.' */
  readonly title: string
  readonly because: string
  /** What can be done instead. */
  readonly instead?: string
  readonly actions?: readonly Button[]
}

/** A refusal that helps. */
export function refusedCard(input: RefusedInput): CardView {
  return { name: 'messages/refused', data: { ...input } }
}
