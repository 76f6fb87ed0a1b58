import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'
import { sayMinutes } from '../say.ts'

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
  const { school, inductionId, module, choose } = input
  return {
    name: 'forms/electives',
    data: {
      school,
      inductionId,
      moduleId: module.id,
      context: `Module ${module.id}: ${module.title}`,
      label: `Choose ${choose} (required)`,
      choices: input.options.map(({ id, title, minutes }) => ({
        value: id,
        title: `${title} (${sayMinutes(minutes)})`,
      })),
      problems: problemsOf(input.errors),
      ...fieldsData({ electives: '' }, input.values, input.errors),
    },
  }
}
