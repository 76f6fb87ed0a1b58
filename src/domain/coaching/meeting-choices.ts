import type { Choice, Field } from '../programme/feedback-model.ts'
import type { LibraryStep } from '../programme/step-library.ts'
import { ANOTHER } from '../programme/study-choice.ts'
import type { MeetingContext } from './meeting-context.ts'

/** The library steps that may be chosen now: of modules studied so far, where the programme says so (B-49). */
export function stepsToChooseFrom(context: MeetingContext): readonly LibraryStep[] {
  if (context.stepsFrom === 'any') return context.library
  const studied = new Set(context.studied.map((module) => module.id))
  return context.library.filter((step) => studied.has(step.module))
}

/** What a field offers to choose from; empty for fields that are typed or picked. */
export function fieldChoices(field: Field, context: MeetingContext): readonly Choice[] {
  switch (field.kind) {
    case 'choice':
    case 'multi-choice':
      return field.choices
    case 'library-step':
      return stepsToChooseFrom(context).map((step) => ({ value: step.id, label: step.text }))
    case 'studied-module':
      return context.studied.map((module) => ({ value: module.id, label: module.title }))
    case 'study-options':
      return studyOptions(context)
    default:
      return []
  }
}

function studyOptions({ choice }: MeetingContext): readonly Choice[] {
  if (choice === undefined) return []
  const options = choice.options.map(({ id, title }) => ({ value: id, label: title }))
  return choice.another ? [...options, { value: ANOTHER, label: 'Something else' }] : options
}

/** Whether a form shows this field now: one that offers nothing to choose is left out. */
export const isShown = (field: Field, context: MeetingContext): boolean =>
  field.kind !== 'study-options' || context.choice !== undefined
