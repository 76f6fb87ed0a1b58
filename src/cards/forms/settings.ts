import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'

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
  /** Days away that are stored already, as sentences ('Away 12 to 16 October'). */
  readonly away: readonly string[]
  readonly values: FieldValues<SettingsField>
  readonly errors?: FieldErrors<SettingsField>
}

/** Verb `save-settings`. */
export function settingsForm(input: SettingsInput): CardView {
  return { name: 'forms/settings', data: { ...input } }
}
