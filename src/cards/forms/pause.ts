import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

/** `until` '2026-11-02'. */
export type PauseField = 'until'

/** No unprompted message until a day. */
export interface PauseInput {
  readonly school: string
  readonly today: SchoolDate
  readonly values?: FieldValues<PauseField>
  readonly errors?: FieldErrors<PauseField>
}

/** Verb `save-pause`. */
export function pauseForm(input: PauseInput): CardView {
  return {
    name: 'forms/pause',
    data: {
      school: input.school,
      today: input.today,
      problems: problemsOf(input.errors),
      ...fieldsData({ until: '' }, input.values, input.errors),
    },
  }
}
