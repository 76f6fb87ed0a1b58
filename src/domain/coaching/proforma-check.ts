import type { SchoolDate } from '../calendar/school-date.ts'
import { parseSchoolDate, sayDay } from '../calendar/school-date.ts'
import {
  type FeedbackModel,
  type Field,
  fieldsOf,
  type MeetingValues,
} from '../programme/feedback-model.ts'
import type { FieldErrors } from './meeting-context.ts'
import { typedIn } from './step-fields.ts'
import { tooLong } from './too-long.ts'

/** A proforma as it was filled in: when it happened, and what was written, which stays with the pair. */
export interface FilledProforma {
  readonly on: SchoolDate
  readonly notes: Readonly<Record<string, string>>
}

export type ProformaCheck =
  | { readonly kind: 'ok'; readonly filled: FilledProforma }
  | { readonly kind: 'invalid'; readonly errors: FieldErrors }

/** Reads a proforma (B-66): nothing is required, the day is today unless given, and what is given fits. */
export function checkProforma(
  model: FeedbackModel,
  values: MeetingValues,
  today: SchoolDate,
): ProformaCheck {
  const typedDay = typedIn(values, 'on')
  const on = typedDay === undefined ? today : parseSchoolDate(typedDay)
  const written = fieldsOf(model).filter(
    ({ id, kind }) => kind !== 'date' && typedIn(values, id) !== undefined,
  )
  const day = dayProblem(on, today)
  const problems = [
    ...written.map(
      (field) => [field.id, lengthProblem(field, typedIn(values, field.id) ?? '')] as const,
    ),
    ['on', day] as const,
  ].filter((problem): problem is readonly [string, string] => problem[1] !== undefined)
  if (on === undefined || problems.length > 0) {
    return { kind: 'invalid', errors: Object.fromEntries(problems) }
  }
  const notes = Object.fromEntries(written.map(({ id }) => [id, typedIn(values, id) ?? '']))
  return { kind: 'ok', filled: { on, notes } }
}

function dayProblem(on: SchoolDate | undefined, today: SchoolDate): string | undefined {
  if (on === undefined) return 'Give a real date, with a day, a month and a year.'
  return on > today ? `${sayDay(on)} has not come yet. Give the day on which it was.` : undefined
}

const lengthProblem = (field: Field, typed: string): string | undefined =>
  'maxLength' in field ? tooLong(typed, field.maxLength) : undefined
