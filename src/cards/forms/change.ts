import type { Button } from '../button.ts'
import { buttonData } from '../button.ts'
import type { CardView } from '../card.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

/** One input of the form; a `label` that ends in "(required)" marks it, and each client says it in its way. */
export interface ChangeFieldInput {
  readonly id: string
  readonly label: string
  readonly kind: 'text' | 'date' | 'choice' | 'several'
  readonly choices?: readonly { readonly value: string; readonly title: string }[]
}

/** A form by which an induction tutor changes something about the school: dates, people, pairs. */
export interface ChangeFormInput {
  readonly school: string
  readonly title: string
  readonly context: string
  readonly fields: readonly ChangeFieldInput[]
  readonly values: Readonly<Record<string, string>>
  readonly errors?: Readonly<Record<string, string>>
  readonly submit: Button
  readonly seenBy: string
}

const REQUIRED = / \(required\)$/

const ASKS: Readonly<Record<ChangeFieldInput['kind'], string>> = {
  text: 'Write it here.',
  date: 'Give a day.',
  choice: 'Choose one.',
  several: 'Choose at least one.',
}

/** The form with what was typed; dates as '2026-10-15', several choices joined by commas. */
export function changeForm(input: ChangeFormInput): CardView {
  const { school, title, context, fields, values, errors, submit, seenBy } = input
  const defaults = Object.fromEntries(fields.map(({ id }) => [id, '']))
  const data = fieldsData(defaults, values, errors)
  return {
    name: 'forms/change',
    data: {
      school,
      title,
      context,
      problems: problemsOf(errors),
      fields: fields.map(({ id, label, kind, choices = [] }) => ({
        id,
        label: label.replace(REQUIRED, ''),
        isRequired: REQUIRED.test(label),
        choices,
        ...data[id],
        errorMessage: ASKS[kind],
        isText: kind === 'text',
        isDate: kind === 'date',
        isChoice: kind === 'choice',
        isSeveral: kind === 'several',
      })),
      submit: [buttonData(submit, school)],
      seenBy,
    },
  }
}
