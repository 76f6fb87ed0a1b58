import type { CardView } from '../card.ts'

/** Somebody asked for what belongs to another role or another pair. */
export interface NotYoursInput {
  readonly school: string
  /** What was asked for, as a noun phrase: 'Logging this drop-in'. */
  readonly what: string
  /** Who can do it: 'the mentor of this ECT'. */
  readonly whoCan: string
}

/** Says who can do it; nothing about the thing itself. */
export function notYoursCard(input: NotYoursInput): CardView {
  const { school, what, whoCan } = input
  return { name: 'messages/not-yours', data: { school, what, whoCan } }
}
