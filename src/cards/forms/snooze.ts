import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

/** `until` '2026-10-15', `time` '07:45'. */
export type SnoozeField = 'until' | 'time'

/** Ask again at a day and time of the person's choice. */
export interface SnoozeInput {
  readonly school: string
  readonly today: SchoolDate
  /** Which message is put off; absent: all of them. */
  readonly deliveryKind?: string
  /** The day and time that stand ready. */
  readonly values: FieldValues<SnoozeField>
  readonly errors?: FieldErrors<SnoozeField>
}

/** Verb `save-snooze`. */
export function snoozeForm(input: SnoozeInput): CardView {
  const { school, deliveryKind } = input
  return {
    name: 'forms/snooze',
    data: {
      school,
      today: input.today,
      problems: problemsOf(input.errors),
      ...fieldsData({ until: '', time: '' }, input.values, input.errors),
      ids: { v: 1, school, ...given({ deliveryKind }) },
    },
  }
}
