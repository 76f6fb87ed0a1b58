import { given } from '../given.ts'
import type { MeetingValues } from '../programme/feedback-model.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import { type LibraryStep, wholeStep } from '../programme/step-library.ts'
import type { ActionStep } from './action-step.ts'
import type { AgreedStep, FieldErrors, MeetingContext } from './meeting-context.ts'
import type { StepNumber } from './step-fields.ts'
import { goesOn, stepFieldId, typedIn } from './step-fields.ts'

/** A step read from a meeting's fields; `absent` where its fields are empty. */
export type StepReading =
  | { readonly kind: 'step'; readonly step: AgreedStep }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid'; readonly errors: FieldErrors }

interface StepForm {
  readonly at: (name: string) => string
  readonly values: MeetingValues
  readonly context: MeetingContext
  readonly typed: string | undefined
}

/**
 * Reads the step of that number: the same step again, one from the library as it is or edited, or
 * an own one, which must name a studied module (contradiction 9).
 */
export function readStep(
  number: StepNumber,
  values: MeetingValues,
  context: MeetingContext,
): StepReading {
  const at = (name: string): string => stepFieldId(number, name)
  const form: StepForm = { at, values, context, typed: typedIn(values, at('step')) }
  const fromLibrary = context.library.find((one) => one.id === typedIn(values, at('libraryStep')))
  if (goesOn(values, at('sameAgain'))) return sameAgain(form, fromLibrary)
  if (fromLibrary !== undefined) return { kind: 'step', step: libraryStep(form, fromLibrary) }
  if (form.typed !== undefined) return ownStep(form, form.typed)
  return isBlank(form)
    ? { kind: 'absent' }
    : { kind: 'invalid', errors: { [at('step')]: noStep(context.words) } }
}

/** What to do where no step is given: the one thing that a meeting needs (B-53). */
export const noStep = (words: ProgrammeWords): string =>
  inWordsOf(words, 'Write the {actionStep}, or choose one from the library.')

function sameAgain(form: StepForm, chosen: LibraryStep | undefined): StepReading {
  const { previousStep, words } = form.context
  const field = form.at('sameAgain')
  if (previousStep === undefined) {
    return {
      kind: 'invalid',
      errors: {
        [field]: inWordsOf(words, 'There is no earlier {step} yet. Write a first one.'),
      },
    }
  }
  if (chosen !== undefined && chosen.id !== previousStep.libraryId) {
    const error = inWordsOf(
      words,
      'Choose either the same {step} again or another one from the library.',
    )
    return { kind: 'invalid', errors: { [field]: error } }
  }
  return { kind: 'step', step: repeatedStep(form, previousStep) }
}

function repeatedStep(form: StepForm, previous: ActionStep): AgreedStep {
  const text = form.typed ?? previous.text
  const reworded = previous.libraryId === undefined ? previous.source : 'edited'
  const module = typedIn(form.values, form.at('module')) ?? previous.module
  return {
    text,
    criteria: criteriaOf(form, previous.criteria),
    kind: kindOf(form, previous.kind),
    source: text === previous.text ? previous.source : reworded,
    repeatOf: previous.id,
    ...given({ libraryId: previous.libraryId, module }),
  }
}

function libraryStep(form: StepForm, chosen: LibraryStep): AgreedStep {
  const text = form.typed ?? wholeStep(chosen)
  const isAsItIs = text === wholeStep(chosen) || text === chosen.text
  return {
    text,
    criteria: criteriaOf(form, isAsItIs ? chosen.criteria : []),
    kind: kindOf(form, chosen.kind),
    source: isAsItIs ? 'library' : 'edited',
    libraryId: chosen.id,
    module: chosen.module,
  }
}

function ownStep(form: StepForm, text: string): StepReading {
  const { studied, stepsFrom, words } = form.context
  const module = typedIn(form.values, form.at('module'))
  if (module === undefined && stepsFrom === 'studied' && studied.length > 0) {
    const error = inWordsOf(words, 'Choose the studied {module} that this {step} builds on.')
    return { kind: 'invalid', errors: { [form.at('module')]: error } }
  }
  return {
    kind: 'step',
    step: {
      text,
      criteria: criteriaOf(form, []),
      kind: kindOf(form, 'performance'),
      source: 'own',
      ...given({ module }),
    },
  }
}

const typedCriteria = ({ at, values }: StepForm): string[] =>
  [1, 2, 3]
    .map((number) => typedIn(values, at(`criterion${number}`)))
    .filter((criterion) => criterion !== undefined)

/** As typed; where none is typed, those that come with the step. */
const criteriaOf = (form: StepForm, given: readonly string[]): readonly string[] => {
  const typed = typedCriteria(form)
  return typed.length > 0 ? typed : given
}

const isBlank = (form: StepForm): boolean => typedCriteria(form).length === 0

function kindOf({ at, values }: StepForm, given: ActionStep['kind']): ActionStep['kind'] {
  const typed = typedIn(values, at('kind'))
  return typed === 'performance' || typed === 'task' || typed === 'both' ? typed : given
}
