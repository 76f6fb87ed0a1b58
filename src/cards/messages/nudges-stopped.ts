import type { CardView } from '../card.ts'
import { sayCount } from '../say.ts'

/** After three weeks without an answer Keepstep falls silent, and says so once. */
export interface NudgesStoppedInput {
  readonly school: string
  readonly weeks: number
  /** Which nudge `set-nudge` turns off for good. */
  readonly nudge: string
}

/** Keep, later, or stop. */
export function nudgesStoppedCard(input: NudgesStoppedInput): CardView {
  const { school, nudge } = input
  return {
    name: 'messages/nudges-stopped',
    data: { school, nudge, weeks: sayCount(input.weeks, 'week') },
  }
}
