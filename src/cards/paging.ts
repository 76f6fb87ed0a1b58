/** One page of a list that may not fit a card. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** From 1. */
  readonly number: number
  /** How many items come after this page; they are offered, never dropped in silence. */
  readonly left: number
}

/**
 * Words that one card can hold, in bytes of its data: drawn, spoken and as the fallback text they
 * must stay under 24 KB together with the card's own JSON.
 */
const BYTES_A_CARD = 5_500

const encoder = new TextEncoder()

/** Fills pages in order; an item that is more than a page by itself has a page of its own. */
export function pageOf<Item>(
  items: readonly Item[],
  size: { readonly linesOf: (item: Item) => number; readonly linesAtMost: number },
  wanted = 1,
): Page<Item> {
  const fullness = (item: Item): number =>
    Math.max(
      size.linesOf(item) / size.linesAtMost,
      encoder.encode(JSON.stringify(item)).length / BYTES_A_CARD,
    )
  const pages: Item[][] = [[]]
  let full = 0
  for (const item of items) {
    const more = fullness(item)
    const current = pages.at(-1) as Item[]
    if (current.length > 0 && full + more > 1) {
      pages.push([item])
      full = more
    } else {
      current.push(item)
      full += more
    }
  }
  const number = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages.length)
  const left = pages.slice(number).reduce((sum, page) => sum + page.length, 0)
  return { items: pages[number - 1] as Item[], number, left }
}
