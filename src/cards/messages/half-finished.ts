import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import type { CardView } from '../card.ts'
import { capitalised } from '../say.ts'

/** A meeting log that was begun and left: asked about once, the day after. */
export interface HalfFinishedInput {
  readonly school: string
  readonly draftId: string
  readonly ectName: string
  /** 'mentor meeting', 'coaching session': the programme's word. */
  readonly meetingName: string
  readonly startedOn: SchoolDate
  /** Where it stopped: `{ number: 3, of: 6, title: 'Action step' }`. */
  readonly stage: { readonly title: string; readonly number: number; readonly of: number }
}

/** Carry on, or let it go. */
export function halfFinishedCard(input: HalfFinishedInput): CardView {
  const { stage } = input
  return {
    name: 'messages/half-finished',
    data: {
      school: input.school,
      draftId: input.draftId,
      context: `${capitalised(input.meetingName)} with ${input.ectName}`,
      startedOn: sayDay(input.startedOn),
      stage: `stage ${stage.number} of ${stage.of}: ${stage.title}`,
    },
  }
}
