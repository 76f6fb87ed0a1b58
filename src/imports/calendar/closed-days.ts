import { addDays } from '../../domain/calendar/school-date.ts'
import type { AssembledRow, Days, WholeEntry } from './diary.ts'

/**
 * Training days and closures, each day once: what two merged calendars both say, one says. A day that
 * one calls closed and another a training day is a training day, because staff are in.
 */
export function closedRows(entries: readonly WholeEntry[]): AssembledRow[] {
  const rowsOf = (kind: 'inset' | 'closure'): AssembledRow[] =>
    withoutOverlap(
      entries
        .filter(({ meaning }) => meaning.is === kind)
        .map(({ line, title, whole }) => ({
          ...{ line, kind, name: title || (kind === 'inset' ? 'INSET day' : 'closed') },
          ...whole,
        }))
        .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.line - b.line)),
    )
  const inset = rowsOf('inset')
  return [...inset, ...rowsOf('closure').flatMap((row) => inset.reduce(without, [row]))]
}

/** In the order of their days; rows that overlap become one. */
function withoutOverlap(rows: readonly AssembledRow[]): AssembledRow[] {
  const apart: AssembledRow[] = []
  for (const next of rows) {
    const last = apart.at(-1)
    if (!last || next.from > last.to) apart.push(next)
    else apart.splice(-1, 1, { ...last, to: next.to > last.to ? next.to : last.to })
  }
  return apart
}

/** What is left of days once others are taken out of their midst. */
export function without<Each extends Days>(parts: readonly Each[], days: Days): Each[] {
  return parts.flatMap((part) => {
    if (days.to < part.from || part.to < days.from) return [part]
    const first = part.from < days.from ? [{ ...part, to: addDays(days.from, -1) }] : []
    const last = days.to < part.to ? [{ ...part, from: addDays(days.to, 1) }] : []
    return [...first, ...last]
  })
}
