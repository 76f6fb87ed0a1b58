/**
 * Three terms from whatever a diary calls them: whole terms, halves ("Autumn 1", "Term 3"), or first
 * and last days. Where halves are given, the break of the term is the gap between them.
 */
import { addDays, daysBetween, eachDay, weekdayOf } from '../../domain/calendar/school-date.ts'
import { TERMS, type TermName } from '../../domain/calendar/school-year.ts'
import type { ImportError } from '../table/import-error.ts'
import type { Days, DiaryEntry, LeftOut } from './diary.ts'

/** A term of the year, and the break that the file leaves between its halves. */
export interface TeachingSpan extends Days {
  readonly line: number
  readonly term: TermName
  readonly gap?: Days & { readonly line: number }
}

/** The terms of one academic year as a diary gives them. */
export interface TeachingSpans {
  readonly terms: readonly TeachingSpan[]
  readonly errors: readonly ImportError[]
  readonly warnings: readonly ImportError[]
  readonly leftOut: readonly LeftOut[]
}

/** Shorter ones are the name of a term on its first day, or a week of it. */
const SHORTEST_DAYS = 21
/** Longer ones are no break inside a term. */
const LONGEST_BREAK_DAYS = 23

interface Piece extends Days {
  readonly entry: DiaryEntry
  readonly term: TermName
  readonly isWhole: boolean
}

/** The terms that one academic year's entries come to. */
export function teachingSpans(entries: readonly DiaryEntry[], column: string): TeachingSpans {
  const leftOut: LeftOut[] = []
  const errors: ImportError[] = []
  const pieces = entries.flatMap((entry): Piece[] => {
    const named = pieceOf(entry)
    if (!named) return []
    if (daysBetween(entry.from, entry.to) + 1 < SHORTEST_DAYS && entry.from <= entry.to) {
      leftOut.push({ entry, because: 'short-term' })
      return []
    }
    if (named.term === undefined) return [{ ...spanOf(entry), entry, ...bySeason(entry), ...named }]
    return [{ ...spanOf(entry), entry, term: named.term, isWhole: named.isWhole }]
  })
  errors.push(...wrongNumbers(pieces, column), ...namelessTerms(pieces, column))
  const warnings: ImportError[] = []
  const terms = TERMS.flatMap((term) => {
    const own = distinct(pieces.filter((piece) => piece.term === term))
    const markers = markersOf(entries, term)
    if (own.length === 0) return fromMarkers(term, markers, leftOut)
    leftOut.push(...markers.map((entry): LeftOut => ({ entry, because: 'terms-given' })))
    const spans = spansOf(term, own)
    if (spans === undefined) errors.push(tooManyParts(own, column))
    if (own.length === 1 && own[0]?.isWhole === false) warnings.push(halfMissing(own[0], column))
    return spans ?? []
  })
  return { terms, errors, warnings, leftOut }
}

const spanOf = ({ from, to }: Days): Days => ({ from, to })

/** Whether an entry is teaching time, and of which term where it says so. */
function pieceOf({
  meaning,
  from,
  to,
}: DiaryEntry): { readonly term?: TermName; readonly isWhole: boolean } | undefined {
  if (meaning.is === 'term')
    return meaning.term === undefined ? { isWhole: true } : { term: meaning.term, isWhole: true }
  if (meaning.is === 'half')
    return meaning.term === undefined ? { isWhole: false } : { term: meaning.term, isWhole: false }
  // 'Half term 1' is a break of a week or a half of teaching: its length tells.
  if (meaning.is === 'half-term' && meaning.number && daysBetween(from, to) > LONGEST_BREAK_DAYS)
    return { isWhole: false }
  return undefined
}

/** Terms begin in autumn, after Christmas and after Easter; the second half of spring by March. */
function bySeason({ from }: Days): { readonly term: TermName } {
  const month = from.slice(5, 7)
  if (month >= '08') return { term: 'autumn' }
  return { term: month <= '03' ? 'spring' : 'summer' }
}

/** A number that its days contradict: 'Term 4' in October. */
function wrongNumbers(pieces: readonly Piece[], column: string): ImportError[] {
  const numbered = pieces.flatMap(({ entry, term }) => {
    const { meaning } = entry
    const number = 'number' in meaning ? meaning.number : undefined
    const isNamed = 'term' in meaning && meaning.term !== undefined
    return number === undefined || isNamed ? [] : [{ entry, term, number }]
  })
  const most = Math.max(0, ...numbered.map(({ number }) => number))
  return numbered.flatMap(({ entry, term, number }) => {
    const place = TERMS.indexOf(term) + 1
    if (Math.ceil(number / 2) === place || (most <= 3 && number === place)) return []
    const message = `Number ${number} of the year cannot lie in the ${term}. Check its days, or write the terms as autumn, spring and summer.`
    return [{ line: entry.line, column, code: 'wrong-number', message }]
  })
}

/** An entry that is a term by its category, and says no name. */
const namelessTerms = (pieces: readonly Piece[], column: string): ImportError[] =>
  pieces.flatMap(({ entry: { meaning, line } }) => {
    if (meaning.is !== 'term' || meaning.term !== undefined) return []
    const message = 'A term is called autumn, spring or summer term. Give it that title.'
    return [{ line, column, code: 'unknown-term', message }]
  })

/** Two calendars that were merged say the same twice. */
function distinct(pieces: readonly Piece[]): Piece[] {
  const byDays = new Map(pieces.map((piece) => [`${piece.from} ${piece.to}`, piece]))
  return [...byDays.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** One span for a term, with the gap between its halves; undefined where it has too many parts. */
function spansOf(term: TermName, own: readonly Piece[]): TeachingSpan[] | undefined {
  const [outer, ...others] = own.filter(({ isWhole }) => isWhole)
  const halves = own.filter(({ isWhole }) => !isWhole)
  if (others.length > 0 && halves.length > 0) return undefined
  const parts = outer && halves.length > 0 ? halves : own
  const [first, second] = parts
  if (!first || parts.length > 2) return undefined
  const whole = others.length > 0 ? first : (outer ?? first)
  return second ? twoParts(term, { whole, first, second }) : [spanOfPiece(term, whole)]
}

const spanOfPiece = (term: TermName, { entry, from, to }: Piece): TeachingSpan => ({
  line: entry.line,
  term,
  from,
  to,
})

function twoParts(
  term: TermName,
  {
    whole,
    first,
    second,
  }: { readonly whole: Piece; readonly first: Piece; readonly second: Piece },
): TeachingSpan[] {
  // Two whole terms of one name that overlap contradict each other, which the checks then say.
  if (second.from <= first.to) return [spanOfPiece(term, first), spanOfPiece(term, second)]
  const to = second.to > whole.to ? second.to : whole.to
  const gap = gapBetween(first.to, second.from)
  return [
    {
      ...spanOfPiece(term, { ...whole, to }),
      ...(gap ? { gap: { ...gap, line: second.entry.line } } : {}),
    },
  ]
}

/** The days between two halves, if a school day is among them. */
function gapBetween(lastDay: string, firstDay: string): Days | undefined {
  const gap = { from: addDays(lastDay, 1), to: addDays(firstDay, -1) }
  const isBreak = eachDay(gap.from, gap.to).some((day) => weekdayOf(day) <= 5)
  return isBreak ? gap : undefined
}

/** First and last days that belong to a term: by the name in them, or else by when they are. */
const markersOf = (entries: readonly DiaryEntry[], term: TermName): DiaryEntry[] =>
  entries.filter(({ meaning, from }) => {
    if (meaning.is !== 'starts' && meaning.is !== 'ends') return false
    return (meaning.term ?? markerTerm(meaning.is, from)) === term
  })

/** Spring ends in March or April, never later; summer begins after Easter. */
function markerTerm(is: 'starts' | 'ends', day: string): TermName {
  const month = day.slice(5, 7)
  if (month >= '08') return 'autumn'
  return month <= (is === 'starts' ? '03' : '04') ? 'spring' : 'summer'
}

/** A term from its first to its last day; days in between that end and begin are its break. */
function fromMarkers(
  term: TermName,
  markers: readonly DiaryEntry[],
  leftOut: LeftOut[],
): TeachingSpan[] {
  const sorted = [...markers].sort((a, b) => (a.from < b.from ? -1 : 1))
  const of = (is: 'starts' | 'ends'): DiaryEntry[] => {
    const those = sorted.filter(({ meaning }) => meaning.is === is)
    const forPupils = those.filter(({ meaning }) => 'staffOnly' in meaning && !meaning.staffOnly)
    return forPupils.length > 0 ? forPupils : those
  }
  const starts = of('starts')
  const ends = of('ends')
  const [first] = starts
  const last = ends.at(-1)
  if (!first || !last || daysBetween(first.from, last.from) + 1 < SHORTEST_DAYS) {
    leftOut.push(...markers.map((entry): LeftOut => ({ entry, because: 'one-sided' })))
    return []
  }
  const end = ends.find(({ from }) => from > first.from && from < last.from)
  const back = end && starts.find(({ from }) => from > end.from && from < last.from)
  const gap = end && back ? gapBetween(end.from, back.from) : undefined
  const isBreak = gap && daysBetween(gap.from, gap.to) < LONGEST_BREAK_DAYS
  return [
    {
      ...{ line: first.line, term, from: first.from, to: last.from },
      ...(isBreak && back ? { gap: { ...gap, line: back.line } } : {}),
    },
  ]
}

function tooManyParts(own: readonly Piece[], column: string): ImportError {
  const line = own.at(-1)?.entry.line ?? 1
  const term = own[0]?.term ?? 'autumn'
  const lines = own.map(({ entry }) => entry.line).join(', ')
  const message = `The ${term} term has ${own.length} parts, on lines ${lines}. Give each term once, as autumn, spring or summer term, and its half term as a break inside it.`
  return { line, column, code: 'too-many-parts', message }
}

function halfMissing({ entry, term }: Piece, column: string): ImportError {
  const message = `Only one half of the ${term} term is in the file, so the term is taken to have those days.`
  return { line: entry.line, column, code: 'half-missing', message }
}
