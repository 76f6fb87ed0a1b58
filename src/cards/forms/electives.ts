import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'
import { capitalised, sayMinutes } from '../say.ts'

/** `electives` holds the chosen ids, joined by commas. */
export type ElectivesField = 'electives'

/** What an ECT chooses in one module: electives, a focus, an area. */
export interface ElectivesInput {
  readonly school: string
  readonly inductionId: string
  readonly programme: string
  readonly module: { readonly id: string; readonly title: string }
  /** The programme's word: 'module', 'development cycle'. */
  readonly moduleWord: string
  /** What is chosen, in the programme's words: 'focus', 'focus areas'. */
  readonly what: { readonly one: string; readonly many: string }
  /** How many to choose. */
  readonly choose: number
  readonly options: readonly {
    readonly id: string
    readonly title: string
    /** Absent where the programme gives no time. */
    readonly minutes?: number
  }[]
  readonly values?: FieldValues<ElectivesField>
  readonly errors?: FieldErrors<ElectivesField>
}

/** Verb `save-electives`. */
export function electivesForm(input: ElectivesInput): CardView {
  const { school, inductionId, programme, module, choose, what } = input
  return {
    name: 'forms/electives',
    data: {
      school,
      inductionId,
      programme,
      moduleId: module.id,
      context: `${capitalised(input.moduleWord)} ${module.id}: ${module.title}`,
      isOne: choose === 1,
      isMany: choose > 1,
      label: `Choose ${howMany(choose, what)}`,
      choices: input.options.map(({ id, title, minutes }) => ({
        value: id,
        title: minutes === undefined ? title : `${title} (${sayMinutes(minutes)})`,
      })),
      problems: problemsOf(input.errors),
      ...fieldsData({ electives: '' }, input.values, input.errors),
    },
  }
}

const howMany = (choose: number, { one, many }: ElectivesInput['what']): string =>
  choose === 1 ? `one ${one}` : `${choose} ${many}`
