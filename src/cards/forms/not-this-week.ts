import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { WeekOffReason } from '../../domain/expectations/put-aside.ts'
import { given } from '../../domain/given.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'
import { sayWeek } from '../say.ts'

export type NotThisWeekField = 'things' | 'reason'

/** Some things, or the whole week, do not happen. */
export interface NotThisWeekInput {
  readonly school: string
  readonly week: WeekPosition
  /** What of this person's own is open; empty where only the week as a whole can be put aside. */
  readonly things: readonly { readonly id: string; readonly title: string }[]
  /** The one that a button named. */
  readonly expectationId?: string
  readonly values?: FieldValues<NotThisWeekField>
  readonly errors?: FieldErrors<NotThisWeekField>
}

/** The choice that stands for everything of the week. */
export const WHOLE_WEEK = 'whole-week'

/** Verb `save-not-this-week`. One thing is ticked, never all of them. */
export function notThisWeekForm(input: NotThisWeekInput): CardView {
  const { school, things, expectationId } = input
  const choices = things.map(({ id, title }) => ({ value: id, title }))
  const ticked = expectationId ?? choices[0]?.value ?? WHOLE_WEEK
  return {
    name: 'forms/not-this-week',
    data: {
      school,
      context: sayWeek(input.week),
      thingChoices: [...choices, { value: WHOLE_WEEK, title: 'Everything of this week' }],
      reasonChoices: Object.entries(reasons).map(([value, title]) => ({ value, title })),
      problems: problemsOf(input.errors),
      ...fieldsData({ things: ticked, reason: '' }, input.values, input.errors),
      ids: { v: 1, school, ...given({ expectationId }) },
    },
  }
}

/** Never health: dates and a kind are all that is stored (induction.md 3). */
const reasons: Readonly<Record<WeekOffReason, string>> = {
  cover: 'Not counted: cover',
  'trip-or-event': 'Not counted: trip or event',
  away: 'Not counted: away',
  'timetable-clash': 'Not counted: timetable clash',
  other: 'Not counted: something else',
  'did-not-happen': 'It did not happen: it stays counted, and nobody asks again this week',
}
