import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { sayStepLimits } from '../../domain/coaching/step-limits.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

export type RewordStepField = 'step' | 'criterion1' | 'criterion2' | 'criterion3'

/** The ECT puts the step into their own words. */
export interface RewordStepInput {
  readonly school: string
  readonly step: ActionStep
  readonly mentorName: string
  readonly words: ProgrammeWords
  /** What was typed; absent fields show the step as it stands. */
  readonly values?: FieldValues<RewordStepField>
  readonly errors?: FieldErrors<RewordStepField>
}

/** Verb `save-reworded-step`. */
export function rewordStepForm(input: RewordStepInput): CardView {
  const { school, step } = input
  const [criterion1 = '', criterion2 = '', criterion3 = ''] = step.criteria
  const defaults = { step: step.text, criterion1, criterion2, criterion3 }
  return {
    name: 'forms/reword-step',
    words: input.words,
    data: {
      school,
      stepId: step.id,
      version: step.version,
      mentorName: input.mentorName,
      limits: sayStepLimits(),
      problems: problemsOf(input.errors),
      ...fieldsData(defaults, input.values, input.errors),
    },
  }
}
