import type { WeekPosition } from '../../domain/expectation.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'

/** Kinds only, never health: `cover`, `trip-or-event`, `away`, `timetable-clash`, `other`. */
export type NotThisWeekReason = 'cover' | 'trip-or-event' | 'away' | 'timetable-clash' | 'other'

export type NotThisWeekField = 'reason'

/** One thing, or the whole week, does not happen. */
export interface NotThisWeekInput {
  readonly school: string
  readonly week: WeekPosition
  /** The one thing: its id and title. Absent: everything of the week. */
  readonly expectation?: { readonly id: string; readonly title: string }
  readonly values?: FieldValues<NotThisWeekField>
  readonly errors?: FieldErrors<NotThisWeekField>
}

/** Verb `save-not-this-week`. */
export function notThisWeekForm(input: NotThisWeekInput): CardView {
  return { name: 'forms/not-this-week', data: { ...input } }
}
