/** '1,500': a number of characters as it is read. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** Said before anybody types: no input cuts what is pasted. */
export const sayLimit = (most: number): string => `Up to ${grouped(most)} characters.`

/** What to put right in a text that is too long; undefined where it fits. Nothing is ever cut. */
export function tooLong(typed: string, most: number): string | undefined {
  const over = typed.length - most
  return over <= 0
    ? undefined
    : `Use ${grouped(most)} characters or fewer. This has ${grouped(typed.length)}: take out ${grouped(over)}.`
}
