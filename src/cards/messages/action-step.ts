import type { ActionStep } from '../../domain/action-step.ts'
import type { SchoolDate } from '../../domain/school-date.ts'
import type { CardView } from '../card.ts'

/** The step that an ECT agreed with their mentor, as the ECT sees it. */
export interface ActionStepInput {
  readonly school: string
  readonly step: ActionStep
  readonly mentorName: string
  /** Set: new from a meeting. Reworded: after the ECT changed the words. Reminder: on the day of the lesson. */
  readonly occasion: 'set' | 'reworded' | 'reminder'
  /** Where the ECT asked to be reminded, when that will be. */
  readonly reminderAt?: { readonly on: SchoolDate; readonly time: string }
  readonly triedOn?: SchoolDate
}

/** Looks right, reword, remind me before the lesson, I tried it. */
export function actionStepCard(input: ActionStepInput): CardView {
  return { name: 'messages/action-step', data: { ...input } }
}
