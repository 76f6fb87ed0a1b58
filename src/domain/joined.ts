/**
 * Lists one after the other, and the list itself where there is one: what `flat` gives, without its
 * price for long lists, which somebody's expectations are.
 */
export function joined<Each>(lists: readonly (readonly Each[])[]): readonly Each[] {
  const [first = [], ...others] = lists
  return others.length === 0 ? first : first.concat(...others)
}
