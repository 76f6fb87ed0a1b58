import type { FeedbackModel, MeetingValues } from '../programme/feedback-model.ts'
import { fieldsOf } from '../programme/feedback-model.ts'

/** Which of a meeting's steps: only some models ask for a second and third (B-60). */
export type StepNumber = 1 | 2 | 3

/** The id of a field of that step: 'criterion1' for the first, 'step2Criterion1' for the second. */
export function stepFieldId(step: StepNumber, name: string): string {
  if (step === 1) return name
  return name === 'step'
    ? `step${step}`
    : `step${step}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
}

/** The steps that a model has fields for. */
export const stepNumbersOf = (model: FeedbackModel): readonly StepNumber[] => {
  const ids = new Set(fieldsOf(model).map((field) => field.id))
  return ([1, 2, 3] as const).filter((step) => ids.has(stepFieldId(step, 'step')))
}

/** What was typed, without surrounding space; undefined where nothing was. */
export function typedIn(values: MeetingValues, fieldId: string): string | undefined {
  const typed = values[fieldId]?.trim()
  return typed === undefined || typed === '' ? undefined : typed
}

/** Whether a toggle is on. */
export const isOn = (values: MeetingValues, fieldId: string): boolean =>
  values[fieldId]?.trim() === 'true'

/** The last step is reworded: the same step in other words. */
export const REWORDED = 'reword'

/** Whether the step from last time goes on, as it is or in other words. */
export const goesOn = (values: MeetingValues, fieldId: string): boolean =>
  isOn(values, fieldId) || values[fieldId]?.trim() === REWORDED
