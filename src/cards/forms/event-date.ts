import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

/** `on` '2027-03-11', `startsAt` and `endsAt` '15:45' or empty, `mode` one of the choices, `place` as typed. */
export type EventDateField = 'on' | 'startsAt' | 'endsAt' | 'mode' | 'place'

/** When and where one event of a programme is held. */
export interface EventDateInput {
  readonly school: string
  readonly programme: string
  readonly key: string
  readonly title: string
  /** Whom it is for, and when the programme has it. */
  readonly context: string
  readonly values: FieldValues<EventDateField>
  readonly errors?: FieldErrors<EventDateField>
}

/** Verb `save-event-date`. */
export function eventDateForm(input: EventDateInput): CardView {
  const { school, programme, key } = input
  const defaults = { on: '', startsAt: '', endsAt: '', mode: '', place: '' }
  return {
    name: 'forms/event-date',
    data: {
      school,
      title: input.title,
      context: input.context,
      problems: problemsOf(input.errors),
      ...fieldsData(defaults, input.values, input.errors),
      ids: { v: 1, school, programme, key },
    },
  }
}
