import { type FieldData, type FieldErrors, type FieldValues, fieldsData } from './form-fields.ts'
import { withArticle } from './say.ts'

/** The question whether this is another one, beside a log of the same day. */
export interface AnotherFieldData extends FieldData {
  readonly label: string
}

/** Asked only once there is a reason to; `what` is the programme's word. None or one. */
export function anotherField(
  what: string,
  values: FieldValues<'another'> = {},
  errors: FieldErrors<'another'> = {},
): readonly AnotherFieldData[] {
  if (errors.another === undefined && (values.another ?? '') === '') return []
  const { another } = fieldsData({ another: '' }, values, errors)
  return [{ ...another, label: `Is this ${withArticle(what).replace(/^an? /, 'another ')}?` }]
}
