import { COMMAND_NAMES } from './text-commands.ts'

/** Longer texts are not a slip of the finger. */
const LONGEST_SLIP = 30

/** The command that was probably meant: at most a quarter of its letters are other; undefined where none is near. */
export function nearestCommand(text: string): string | undefined {
  if (text === '' || text.length > LONGEST_SLIP) return undefined
  let nearest: { readonly name: string; readonly slips: number } | undefined
  for (const name of COMMAND_NAMES) {
    const slips = slipsBetween(text, name.toLowerCase())
    const allowed = Math.max(1, Math.floor(name.length / 4))
    if (slips <= allowed && (nearest === undefined || slips < nearest.slips)) {
      nearest = { name, slips }
    }
  }
  return nearest?.name
}

/** How many letters to add, leave out, change or swap with their neighbour to get from one to the other. */
function slipsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j += 1) row.push(slipsAt({ a, b, rows }, i, j))
  }
  return rows[a.length]?.[b.length] ?? 0
}

interface Comparison {
  readonly a: string
  readonly b: string
  readonly rows: readonly (readonly number[])[]
}

function slipsAt({ a, b, rows }: Comparison, i: number, j: number): number {
  const at = (row: number, column: number): number =>
    rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
  const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  const swap = isSwap ? at(i - 2, j - 2) + 1 : change
  return Math.min(change, swap, at(i - 1, j) + 1, at(i, j - 1) + 1)
}
