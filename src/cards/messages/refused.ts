import type { Button } from '../button.ts'
import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'

/** May this be done differently? `flexible` is a yes, `fixed` a no; both with the reason (induction.md 6). */
export interface RefusedInput {
  readonly school: string
  readonly kind: 'flexible' | 'fixed'
  /** 'Module A comes first for everyone' */
  readonly title: string
  readonly because: string
  /** What can be done instead. */
  readonly instead?: string
  readonly actions?: readonly Button[]
}

const kinds = {
  flexible: 'This part of the programme is flexible.',
  fixed: 'This part of the programme is fixed.',
} as const

/** An answer that helps, whichever it is. */
export function refusedCard(input: RefusedInput): CardView {
  return {
    name: 'messages/refused',
    data: {
      title: input.title,
      context: kinds[input.kind],
      because: input.because,
      instead: input.instead ?? '',
      buttons: (input.actions ?? []).map((action) => buttonData(action, input.school)),
    },
  }
}
