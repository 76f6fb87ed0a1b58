import type { SchoolDate, Weekday } from '../../domain/calendar/school-date.ts'
import { sayWeekday } from '../../domain/calendar/school-date.ts'
import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

/**
 * `day` '1' (Monday) to '5', `time` '07:45', `workingDays` '1,2,4', `nudges` the ids that are on,
 * joined by commas, `awayFrom` and `awayTo` '2026-10-15' or empty.
 */
export type SettingsField = 'day' | 'time' | 'workingDays' | 'nudges' | 'awayFrom' | 'awayTo'

/** When Keepstep may write, and about what. */
export interface SettingsInput {
  readonly school: string
  /** The nudges that can be turned off, in words. */
  readonly nudges: readonly { readonly id: string; readonly title: string }[]
  /** Days away that are stored already: the first day, and all in words ('Away on Monday 12 October'). */
  readonly away: readonly { readonly from: SchoolDate; readonly words: string }[]
  readonly values: FieldValues<SettingsField>
  readonly errors?: FieldErrors<SettingsField>
}

/** Verbs `save-settings`, and `remove-away` for each of the stored days away. */
export function settingsForm(input: SettingsInput): CardView {
  const { school, nudges, away } = input
  const defaults = {
    day: '1',
    time: '07:45',
    workingDays: '',
    nudges: '',
    awayFrom: '',
    awayTo: '',
  }
  return {
    name: 'forms/settings',
    data: {
      school,
      dayChoices,
      nudgeChoices: nudges.map(({ id, title }) => ({ value: id, title })),
      away: away.map(({ from, words }) =>
        buttonData({ title: `Take back: ${words}`, verb: 'remove-away', ids: { from } }, school),
      ),
      problems: problemsOf(input.errors),
      ...fieldsData(defaults, input.values, input.errors),
    },
  }
}

const schoolDays: readonly Weekday[] = [1, 2, 3, 4, 5]

/** Monday to Friday, to choose from. */
export const dayChoices = schoolDays.map((day) => ({
  value: String(day),
  title: sayWeekday(day),
}))
