import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

/** `kind` one of the choices, `from` and `to` '2027-01-04', `amount` as typed. */
export type AgreementField = 'kind' | 'from' | 'to' | 'amount'

/** What was agreed about the length of somebody's induction. */
export interface AgreementInput {
  readonly school: string
  readonly inductionId: string
  readonly ectName: string
  readonly values: FieldValues<AgreementField>
  readonly errors?: FieldErrors<AgreementField>
}

/** Verb `save-agreement`. */
export function agreementForm(input: AgreementInput): CardView {
  const { school, inductionId, ectName } = input
  return {
    name: 'forms/agreement',
    data: {
      school,
      ectName,
      problems: problemsOf(input.errors),
      ...fieldsData({ kind: '', from: '', to: '', amount: '' }, input.values, input.errors),
      ids: { v: 1, school, inductionId },
    },
  }
}
