import type { SchoolDate } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'

/** A meeting log that was begun and left: asked about once, the day after. */
export interface HalfFinishedInput {
  readonly school: string
  readonly draftId: string
  readonly ectName: string
  /** 'mentor meeting', 'coaching session': the programme's word. */
  readonly meetingName: string
  readonly startedOn: SchoolDate
  /** Where it stopped: 'Step 3 of 6: action step'. */
  readonly stage: { readonly title: string; readonly number: number; readonly of: number }
}

/** Carry on, or let it go. */
export function halfFinishedCard(input: HalfFinishedInput): CardView {
  return { name: 'messages/half-finished', data: { ...input } }
}
