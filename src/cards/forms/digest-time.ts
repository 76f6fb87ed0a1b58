import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'
import { dayChoices } from './settings.ts'

/** `day` '1' (Monday) to '5', `time` '15:30'. */
export type DigestTimeField = 'day' | 'time'

/** When the weekly digest is posted in the school's channels. */
export interface DigestTimeInput {
  readonly school: string
  /** The day and time that hold now, or what was typed. */
  readonly values: FieldValues<DigestTimeField>
  readonly errors?: FieldErrors<DigestTimeField>
}

/** Verb `save-digest-time`; left with `keep`, so that it can be left in a channel too. */
export function digestTimeForm({ school, values, errors }: DigestTimeInput): CardView {
  return {
    name: 'forms/digest-time',
    data: {
      school,
      dayChoices,
      problems: problemsOf(errors),
      ...fieldsData({ day: '', time: '' }, values, errors),
    },
  }
}
