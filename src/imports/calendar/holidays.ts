/**
 * Holidays that a diary names. Between terms they come by themselves; inside a term a holiday is its
 * break, or days on which school is closed. Where a holiday and a term contradict each other, that is
 * said: nobody can know which of the two is meant.
 */
import {
  daysBetween,
  eachDay,
  type SchoolDate,
  weekdayOf,
} from '../../domain/calendar/school-date.ts'
import type { ImportError } from '../table/import-error.ts'
import { type AssembledRow, type DiaryEntry, sayTitle, type WholeEntry } from './diary.ts'
import type { TeachingSpan } from './teaching-spans.ts'

/** What the holidays of one year come to. */
interface Holidays {
  readonly breaks: readonly AssembledRow[]
  readonly closures: readonly WholeEntry[]
  /** Those that change nothing. */
  readonly between: readonly DiaryEntry[]
  readonly warnings: readonly ImportError[]
}

interface Around {
  readonly spans: readonly TeachingSpan[]
  readonly breaks: readonly AssembledRow[]
  readonly isBankHoliday: (day: SchoolDate) => boolean
  readonly column: string
}

/** From Tuesday to Friday at least, beside a bank holiday. */
export const SHORTEST_BREAK_DAYS = 3

/** Puts each holiday where it belongs. */
export function holidayRows(entries: readonly WholeEntry[], around: Around): Holidays {
  const found: Holidays = { breaks: [], closures: [], between: [], warnings: [] }
  return entries
    .filter(({ meaning }) => meaning.is === 'holiday')
    .reduce((so, entry) => withHoliday(so, entry, around), found)
}

function withHoliday(found: Holidays, entry: WholeEntry, around: Around): Holidays {
  const { whole, line, title } = entry
  const term = around.spans.find(({ from, to }) => from < whole.from && whole.to < to)
  const taken = [...around.breaks, ...found.breaks]
  const warnedOf = (more: readonly ImportError[]) => ({ warnings: [...found.warnings, ...more] })
  if (!term || taken.some(({ from, to }) => from <= whole.to && whole.from <= to))
    return {
      ...found,
      ...warnedOf(sharedDays(entry, around)),
      between: [...found.between, entry],
    }
  if (isBreakOf(term, entry, taken))
    return {
      ...found,
      breaks: [...found.breaks, { line, kind: 'half-term', name: title, ...whole }],
    }
  const isOddHere = isOfSeason(entry) || isLong(entry)
  return {
    ...found,
    ...warnedOf(isOddHere ? [insideTerm(entry, term, around.column)] : []),
    closures: [...found.closures, { ...entry, meaning: { is: 'closure' } }],
  }
}

/** A holiday is the break of a term that has none yet; one of a season is not meant as such. */
function isBreakOf(term: TeachingSpan, entry: WholeEntry, taken: readonly AssembledRow[]): boolean {
  const hasBreak = taken.some(({ from, to }) => term.from < from && to < term.to)
  return !hasBreak && !isOfSeason(entry) && isLong(entry)
}

const isOfSeason = ({ meaning }: WholeEntry): boolean =>
  meaning.is === 'holiday' && meaning.season !== undefined

const isLong = ({ whole }: WholeEntry): boolean =>
  daysBetween(whole.from, whole.to) >= SHORTEST_BREAK_DAYS

/** School days that a holiday and a term both claim. */
function sharedDays({ line, title, whole }: WholeEntry, around: Around): ImportError[] {
  const { spans, breaks, isBankHoliday, column } = around
  const isFree = (day: SchoolDate): boolean =>
    weekdayOf(day) > 5 || isBankHoliday(day) || breaks.some(isOn(day))
  return spans.flatMap((term) => {
    const from = whole.from > term.from ? whole.from : term.from
    const to = whole.to < term.to ? whole.to : term.to
    const shared = eachDay(from, to).filter((day) => !isFree(day))
    const [first] = shared
    if (first === undefined) return []
    const days = shared.length === 1 ? first : `${first} to ${shared.at(-1)}`
    const stay = shared.length === 1 ? 'which stays a school day' : 'which stay school days'
    const message = `${sayTitle(title)} from ${whole.from} to ${whole.to} and the ${term.term} term of line ${term.line} share ${days}, ${stay}. Check both.`
    return [{ line, column, code: 'holiday-in-term', message }]
  })
}

const isOn =
  (day: SchoolDate) =>
  ({ from, to }: { readonly from: SchoolDate; readonly to: SchoolDate }): boolean =>
    from <= day && day <= to

function insideTerm(
  { line, title, whole }: WholeEntry,
  term: TeachingSpan,
  column: string,
): ImportError {
  const message = `${sayTitle(title)} from ${whole.from} to ${whole.to} lies inside the ${term.term} term of line ${term.line}, so school is taken to be closed then. Check both.`
  return { line, column, code: 'holiday-in-term', message }
}
