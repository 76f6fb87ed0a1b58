import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import { given } from '../../domain/given.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'
import { sayWeek } from '../say.ts'

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
  const { school, expectation } = input
  return {
    name: 'forms/not-this-week',
    data: {
      school,
      what: expectation === undefined ? 'Everything of this week' : expectation.title,
      context: sayWeek(input.week),
      reasonChoices: Object.entries(reasons).map(([value, title]) => ({ value, title })),
      problems: problemsOf(input.errors),
      ...fieldsData({ reason: '' }, input.values, input.errors),
      ids: {
        v: 1,
        school,
        ...given({ expectationId: expectation?.id }),
      },
    },
  }
}

/** Never health: dates and a kind are all that is stored (domain.md 3.3). */
const reasons: Readonly<Record<NotThisWeekReason, string>> = {
  cover: 'Cover',
  'trip-or-event': 'Trip or event',
  away: 'Away',
  'timetable-clash': 'Timetable clash',
  other: 'Something else',
}
