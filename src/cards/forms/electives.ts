import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'

/** `electives` holds the chosen ids, joined by commas. */
export type ElectivesField = 'electives'

/** An ECT's elective study (year 1) or focus (year 2) of one module. */
export interface ElectivesInput {
  readonly school: string
  readonly inductionId: string
  readonly module: { readonly id: string; readonly title: string }
  /** How many to choose. */
  readonly choose: number
  readonly options: readonly {
    readonly id: string
    readonly title: string
    readonly minutes: number
  }[]
  readonly values?: FieldValues<ElectivesField>
  readonly errors?: FieldErrors<ElectivesField>
}

/** Verb `save-electives`. */
export function electivesForm(input: ElectivesInput): CardView {
  return { name: 'forms/electives', data: { ...input } }
}
