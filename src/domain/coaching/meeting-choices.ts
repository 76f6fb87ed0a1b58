import { given } from '../given.ts'
import type { Choice, Field } from '../programme/feedback-model.ts'
import type { LibraryStep } from '../programme/step-library.ts'
import { ANOTHER } from '../programme/study-choice.ts'
import type { MeetingContext } from './meeting-context.ts'
import { foundOnShelves, type OnShelf, onShelf } from './step-shelf.ts'

/** The library steps that may be chosen now: of modules studied so far, where the programme says so (B-49). */
export function stepsToChooseFrom(context: MeetingContext): readonly LibraryStep[] {
  if (context.stepsFrom === 'any') return context.library
  const studied = new Set(context.studied.map((module) => module.id))
  return context.library.filter((step) => studied.has(step.module))
}

/** What stands on the shelf that is looked through, or fits the words that are looked for. */
export const stepsLookedAt = (context: MeetingContext): readonly OnShelf[] =>
  onShelf(context.looking, { ...context, library: stepsToChooseFrom(context) })

/** The steps that a form shows: those, and the one that was chosen before. */
function stepsShown(context: MeetingContext): readonly OnShelf[] {
  const shown = stepsLookedAt(context)
  const chosen = stepsToChooseFrom(context).find(({ id }) => id === context.looking.chosen)
  return chosen === undefined || shown.some(({ id }) => id === chosen.id)
    ? shown
    : [{ id: chosen.id, text: chosen.text }, ...shown]
}

/** The steps that are found while a mentor types these words, or looks before the first of them. */
export const stepsFound = (words: string, context: MeetingContext): readonly OnShelf[] =>
  foundOnShelves(
    { ...given({ shelf: context.looking.shelf }), words },
    { ...context, library: stepsToChooseFrom(context) },
  )

/** What a field offers to choose from; empty for fields that are typed or picked. */
export function fieldChoices(field: Field, context: MeetingContext): readonly Choice[] {
  switch (field.kind) {
    case 'choice':
    case 'multi-choice':
      return field.choices
    case 'library-step':
      return stepsShown(context).map(({ id, text }) => ({ value: id, label: text }))
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
export function isShown(field: Field, context: MeetingContext): boolean {
  if (field.kind === 'study-options') return context.choice !== undefined
  if (field.id === 'sameAgain') return context.previousStep !== undefined
  return field.kind !== 'library-step' || fieldChoices(field, context).length > 0
}
