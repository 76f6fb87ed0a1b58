/** One page of a list that may not fit a card (24 KB, and what a person can read at once). */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** From 1. */
  readonly number: number
  /** How many items come after this page; they are offered, never dropped in silence. */
  readonly left: number
}

/** Fills pages in order up to `budget`; an item heavier than a whole page has a page of its own. */
export function pageOf<Item>(
  items: readonly Item[],
  size: { readonly weigh: (item: Item) => number; readonly budget: number },
  wanted = 1,
): Page<Item> {
  const pages: Item[][] = [[]]
  let weight = 0
  for (const item of items) {
    const more = size.weigh(item)
    const current = pages.at(-1) as Item[]
    if (current.length > 0 && weight + more > size.budget) {
      pages.push([item])
      weight = more
    } else {
      current.push(item)
      weight += more
    }
  }
  const number = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages.length)
  const left = pages.slice(number).reduce((sum, page) => sum + page.length, 0)
  return { items: pages[number - 1] as Item[], number, left }
}
