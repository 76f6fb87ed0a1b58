/** What stands in each input, as typed: the form comes back with it after an error. */
export type FieldValues<Id extends string> = Partial<Readonly<Record<Id, string>>>

/** Per input, one sentence that says what to put right, without the leading "Error:". */
export type FieldErrors<Id extends string> = Partial<Readonly<Record<Id, string>>>
