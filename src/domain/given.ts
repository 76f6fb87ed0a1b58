/** The properties that have a value: what is undefined is left out, not kept as undefined. */
export function given<Of extends object>(of: Of): Given<Of> {
  const found: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(of)) if (value !== undefined) found[key] = value
  return found as Given<Of>
}

type Given<Of> = { readonly [Key in keyof Of]?: Exclude<Of[Key], undefined> }

/** An object that names every field, also those that may be absent: the compiler names the one that is forgotten. */
export type EveryField<Of> = { readonly [Key in keyof Required<Of>]: Of[Key] }
