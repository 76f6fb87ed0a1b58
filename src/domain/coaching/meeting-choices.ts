import type { Choice, Field } from '../programme/feedback-model.ts'
import type { LibraryStep } from '../programme/step-library.ts'
import type { MeetingContext } from './meeting-context.ts'

/** The library steps that may be chosen now: those of modules studied so far (B-49). */
export function stepsToChooseFrom(context: MeetingContext): readonly LibraryStep[] {
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
    default:
      return []
  }
}
