/** What stands in each input, as typed: the form comes back with it after an error. */
export type FieldValues<Id extends string> = Partial<Readonly<Record<Id, string>>>

/** Per input, one sentence that says what to put right, without the leading "Error:". */
export type FieldErrors<Id extends string> = Partial<Readonly<Record<Id, string>>>

/** One input as a template needs it; no error is the empty text. */
export interface FieldData {
  readonly value: string
  readonly error: string
}

/** An error says that it is one in words: colour alone tells nobody (induction.md 3). */
const errorLine = (error: string | undefined): string =>
  error === undefined || error === '' ? '' : `Error: ${error}`

/** Every field named in `defaults`, with what was typed, or else its default, and its error. */
export function fieldsData<Id extends string>(
  defaults: Readonly<Record<Id, string>>,
  values: FieldValues<Id> | undefined,
  errors: FieldErrors<Id> | undefined,
): Record<Id, FieldData> {
  const ids = Object.keys(defaults) as Id[]
  return Object.fromEntries(
    ids.map((id) => [id, { value: values?.[id] ?? defaults[id], error: errorLine(errors?.[id]) }]),
  ) as Record<Id, FieldData>
}

/**
 * The summary at the top of a form that was not saved: none or one. What stands beside its input is
 * said there, once; the summary says where to look, and what is wrong with inputs on other pages.
 */
export function problemsOf(
  errors: Readonly<Record<string, string | undefined>> = {},
  isHere: (id: string) => boolean = () => true,
): { readonly lines: readonly string[] }[] {
  const all = Object.entries(errors).filter(([, error]) => error !== undefined && error !== '')
  if (all.length === 0) return []
  const elsewhere = all.filter(([id]) => !isHere(id)).map(([, error]) => error as string)
  const here = elsewhere.length < all.length ? ['Look for “Error” below.'] : []
  return [{ lines: [...here, ...elsewhere] }]
}
