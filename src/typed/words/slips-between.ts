/** How many letters to add, leave out, change or swap with their neighbour to get from one to the other. */
export function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const added = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1)
      const change = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = isSwap ? (beforeLast[j - 2] as number) + 1 : change
      row.push(Math.min(added, change, swap))
    }
    beforeLast = last
    last = row
  }
  return last[b.length] as number
}
