import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { anotherField } from '../another-field.ts'
import type { CardView } from '../card.ts'
import type { FieldData, FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'
import { criteriaLines, outcomeChoices } from '../step-words.ts'

/** `outcome` is a StepOutcome, `mode` 'in-person' | 'recording', `on` '2026-10-15', `minutes` '15'. */
type DefaultedField = 'outcome' | 'note' | 'link' | 'mode' | 'minutes' | 'on'
/** `another` is asked only beside a drop-in of the same day, `longer` only of one that was long. */
export type DropInField = DefaultedField | 'another' | 'longer'

/** Log a drop-in: three taps where a step is current, two where none is. */
export interface DropInInput {
  readonly school: string
  readonly inductionId: string
  readonly ectName: string
  readonly words: ProgrammeWords
  readonly draftId: string
  readonly expectationId?: string
  /** Present when an entry is edited. */
  readonly entryId?: string
  readonly today: SchoolDate
  /** The current step and its criteria; without one the outcome is not asked. */
  readonly step?: { readonly text: string; readonly criteria: readonly string[] }
  /** What stands in the inputs; absent fields take the defaults (today, in person, 15 minutes). */
  readonly values?: FieldValues<DropInField>
  readonly errors?: FieldErrors<DropInField>
}

/** Asked only once there is a reason to: none or one. */
function longerField({ values = {}, errors = {} }: DropInInput): readonly FieldData[] {
  if (errors.longer === undefined && (values.longer ?? '') === '') return []
  const { longer } = fieldsData<'longer'>({ longer: '' }, values, errors)
  return [{ value: longer.value, error: errors.longer ?? '' }]
}

/** Verb `save-drop-in`. */
export function dropInForm(input: DropInInput): CardView {
  const { school, inductionId, draftId, expectationId, entryId, step } = input
  const defaults = {
    outcome: '',
    note: '',
    link: '',
    mode: 'in-person',
    minutes: '15',
    on: input.today,
  }
  return {
    name: 'forms/drop-in',
    words: input.words,
    data: {
      school,
      title: inWordsOf(input.words, `${entryId === undefined ? 'Log' : 'Edit'} {a dropIn}`),
      ectName: input.ectName,
      step: step === undefined ? [] : [{ text: step.text, criteria: criteriaLines(step.criteria) }],
      outcomeChoices,
      ...fieldsData<DefaultedField>(defaults, input.values, input.errors),
      problems: problemsOf({ ...input.errors, longer: undefined }),
      another: anotherField(input.words.dropIn, input.values, input.errors),
      longer: longerField(input),
      ids: {
        v: 1,
        school,
        inductionId,
        draftId,
        ...given({ expectationId, entryId }),
      },
    },
  }
}
