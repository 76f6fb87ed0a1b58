import type { CalendarEntry } from '../../domain/calendar/school-year.ts'
import { without } from './closed-days.ts'
import type { CalendarRow, OpenDays } from './row.ts'

/** What a file changes in one school's calendar. */
export interface CalendarChange {
  readonly urn: string
  readonly rows: readonly CalendarRow[]
  /** Closed days that are school days after all. */
  readonly openDays: readonly OpenDays[]
}

/**
 * A stored calendar with a file's changes put over it. A term takes the place of the term of that
 * name, a half term that of the break in the same term, a closed day that of what was stored on it;
 * everything else stays.
 */
export function changed(
  stored: readonly CalendarEntry[],
  { urn, rows, openDays }: CalendarChange,
): CalendarRow[] {
  const before = stored.map((entry): CalendarRow => ({ ...entry, urn, line: 0 }))
  const terms = before
    .filter(({ kind }) => kind === 'term')
    .filter((term) => !rows.some((row) => row.kind === 'term' && isSameTerm(row, term)))
  const all = [...terms, ...rows.filter(({ kind }) => kind === 'term')]
  const breaks = before
    .filter(({ kind }) => kind === 'half-term')
    .filter(
      (each) =>
        !rows.some((row) => row.kind === 'half-term' && termOf(row, all) === termOf(each, all)),
    )
  const closings = [...rows.filter(isClosed), ...openDays]
  const closed = before.filter(isClosed).flatMap((each) => closings.reduce(without, [each]))
  return [...terms, ...breaks, ...closed, ...rows].sort((a, b) => (a.from < b.from ? -1 : 1))
}

const isClosed = ({ kind }: CalendarRow): boolean => kind === 'inset' || kind === 'closure'

const isSameTerm = (a: CalendarRow, b: CalendarRow): boolean =>
  a.name === b.name && a.from.slice(0, 4) === b.from.slice(0, 4)

/** The term that a break lies in, or nearly: its own days may be what changes. */
const termOf = (row: CalendarRow, terms: readonly CalendarRow[]): CalendarRow | undefined =>
  terms.find(({ from, to }) => from <= row.to && row.from <= to)
