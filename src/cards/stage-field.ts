import { fieldChoices } from '../domain/coaching/meeting-choices.ts'
import type { MeetingContext } from '../domain/coaching/meeting-context.ts'
import { sayLimit } from '../domain/coaching/too-long.ts'
import type { Field } from '../domain/programme/feedback-model.ts'
import type { FieldErrors, FieldValues } from './form-fields.ts'
import { fieldsData } from './form-fields.ts'

/** A field of a meeting's stage as the one template for all stages needs it. */
export interface StageFieldData {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly ideas: string
  readonly value: string
  readonly error: string
  readonly errorMessage: string
  readonly choices: readonly { readonly value: string; readonly title: string }[]
  readonly style: 'expanded' | 'compact' | 'filtered'
  /** Which input it is: exactly one of these is true. */
  readonly isText: boolean
  readonly isLongText: boolean
  readonly isChoice: boolean
  /** A list that is looked through as one types. */
  readonly isSearch: boolean
  readonly isMultiChoice: boolean
  readonly isToggle: boolean
  readonly isDate: boolean
  readonly isTime: boolean
}

interface Filled {
  readonly context: MeetingContext
  readonly ideas: readonly string[]
  readonly values?: FieldValues<string>
  readonly errors?: FieldErrors<string>
}

/** More choices than this fold into a list. */
const SHOWN_AT_ONCE = 4

export function stageFieldData(field: Field, filled: Filled): StageFieldData {
  const { id, kind } = field
  const { [id]: state } = fieldsData({ [id]: '' }, filled.values, filled.errors)
  const choices = fieldChoices(field, filled.context).map(({ value, label }) => ({
    value,
    title: label,
  }))
  return {
    id,
    label: field.label,
    help: helpFor(field, state?.error),
    ideas: ideasFor(field, filled),
    value: valueIn(field, state?.value ?? '', choices),
    error: state?.error ?? '',
    errorMessage: field.required === true ? 'Fill this in before you finish.' : '',
    choices,
    style: choiceStyle(field, choices.length),
    isText: kind === 'text' || kind === 'link',
    isLongText: kind === 'long-text',
    isChoice: isOneOf(field, filled),
    isSearch: kind === 'library-step',
    isMultiChoice: isSomeOf(field, filled),
    isToggle: kind === 'toggle',
    isDate: kind === 'date',
    isTime: kind === 'time',
  }
}

/** A step that stands on no shelf any more has no words to be shown by: never its id. */
const valueIn = (
  { kind }: Field,
  value: string,
  choices: readonly { readonly value: string }[],
): string => (kind === 'library-step' && !choices.some((one) => one.value === value) ? '' : value)

/**
 * No input cuts what is pasted: long texts say their limit, or their error does. What is needed to
 * finish, and never to move between stages, is said in words.
 */
const helpFor = (field: Field, error = ''): string =>
  [
    field.required === true && error === '' ? 'Needed before you finish.' : '',
    field.help ?? '',
    field.kind === 'long-text' && error === '' ? sayLimit(field.maxLength) : '',
  ]
    .filter((part) => part !== '')
    .join(' ')

const isOneOf = ({ kind }: Field, { context }: Filled): boolean =>
  kind === 'choice' ||
  kind === 'studied-module' ||
  (kind === 'study-options' && context.choice?.choose === 1)

const isSomeOf = ({ kind }: Field, { context }: Filled): boolean =>
  kind === 'multi-choice' || (kind === 'study-options' && context.choice?.choose !== 1)

function ideasFor(field: Field, { ideas }: Filled): string {
  if (field.ideas !== true || ideas.length === 0) return ''
  return `Ideas to look at: ${ideas.join('; ')}.`
}

/** The library of steps is searched as one types. */
function choiceStyle(field: Field, count: number): StageFieldData['style'] {
  if (field.kind === 'library-step') return 'filtered'
  return count > SHOWN_AT_ONCE ? 'compact' : 'expanded'
}
