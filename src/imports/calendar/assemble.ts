/**
 * From a diary's entries to the rows of a calendar: terms, the break inside each, training days and
 * closures. What changes nothing is named with its days, never passed over in silence.
 */
import {
  academicYearOf,
  addDays,
  daysBetween,
  eachDay,
  type SchoolDate,
  weekdayOf,
} from '../../domain/calendar/school-date.ts'
import type { ImportError } from '../table/import-error.ts'
import { closedRows } from './closed-days.ts'
import {
  type AssembledRow,
  type Days,
  type DiaryEntry,
  type LeftOut,
  sayLeftOut,
  sayTitle,
  type WholeEntry,
} from './diary.ts'
import { holidayRows, SHORTEST_BREAK_DAYS } from './holidays.ts'
import { type TeachingSpan, teachingSpans } from './teaching-spans.ts'

/** What a diary comes to. */
export interface Assembled {
  readonly rows: readonly AssembledRow[]
  readonly errors: readonly ImportError[]
  readonly warnings: readonly ImportError[]
}

/** What has to be known beside the diary. */
export interface AssembleOptions {
  /** How the form of the diary calls the place of a title. */
  readonly column: string
  readonly isBankHoliday: (day: SchoolDate) => boolean
}

/** Puts a diary's entries together, one academic year after another. */
export function assemble(entries: readonly DiaryEntry[], options: AssembleOptions): Assembled {
  const years = new Map<string, DiaryEntry[]>()
  for (const entry of entries) {
    const year = academicYearOf(entry.from)
    const own = years.get(year)
    if (own) own.push(entry)
    else years.set(year, [entry])
  }
  const assembled = [...years.values()].map((own) => assembleYear(own, options))
  const hasTerms = assembled.some(({ rows }) => rows.some(({ kind }) => kind === 'term'))
  const kept = hasTerms ? assembled.map(withoutTermlessYear) : assembled
  const rows = kept.flatMap((year) => year.rows).sort((a, b) => a.line - b.line)
  const leftOut = kept.flatMap((year) => year.leftOut)
  const named = [...new Set(leftOut)].map((each) => sayLeftOut(each, options.column))
  return {
    rows,
    errors: kept.flatMap((year) => year.errors),
    warnings: [...kept.flatMap((year) => year.warnings), ...named],
  }
}

interface Year extends Assembled {
  readonly leftOut: readonly LeftOut[]
  /** The entries that the rows were made from. */
  readonly used: readonly DiaryEntry[]
}

/** A lone training day of next September would else replace that whole year. */
function withoutTermlessYear(year: Year): Year {
  if (year.rows.some(({ kind }) => kind === 'term')) return year
  const lost = year.used.map((entry): LeftOut => ({ entry, because: 'other-year' }))
  return { ...year, rows: [], leftOut: [...year.leftOut, ...lost] }
}

function assembleYear(all: readonly DiaryEntry[], options: AssembleOptions): Year {
  const leftOut: LeftOut[] = []
  const leave = (because: LeftOut['because']) => (entry: DiaryEntry) =>
    leftOut.push({ entry, because })
  const entries = all.filter((entry) => !entry.cancelled)
  all.filter(({ cancelled }) => cancelled).forEach(leave('cancelled'))
  const others = entries.filter(({ meaning }) => meaning.is === 'other')
  const isPart = ({ meaning, whole }: DiaryEntry): boolean => 'resembles' in meaning && !whole
  others.filter((entry) => isPart(entry)).forEach(leave('part-day'))
  others.filter((entry) => !isPart(entry)).forEach(leave('other'))
  const spans = teachingSpans(entries, options.column)
  leftOut.push(...spans.leftOut)
  const isTeaching = (entry: DiaryEntry): boolean =>
    entry.meaning.is === 'half-term' &&
    entry.meaning.number !== undefined &&
    daysBetween(entry.from, entry.to) > LONGEST_BREAK_DAYS
  const days = entries.filter((entry) => DAY_KINDS.has(entry.meaning.is) && !isTeaching(entry))
  days.filter(({ whole }) => !whole).forEach(leave('part-day'))
  const whole = [...days, ...breaksBetweenMarkers(entries)].filter(isWhole)
  const breaks = breakRows(whole, spans.terms)
  const holidays = holidayRows(whole, { spans: spans.terms, breaks, ...options })
  holidays.between.forEach(leave('between-terms'))
  const banks = bankHolidayRows(whole, { spans: spans.terms, ...options })
  banks.known.forEach(leave('bank-holiday'))
  const isLost = ({ from, to }: AssembledRow): boolean =>
    !spans.terms.some((term) => term.from <= to && from <= term.to)
  const lost = breaks.flatMap((each) => (isLost(each) ? withoutTerm(each, leftOut, options) : []))
  const isBlamed = ({ line }: AssembledRow): boolean => lost.some((error) => error.line === line)
  const rows = [
    ...spans.terms.map(({ line, term, from, to }): AssembledRow => {
      return { line, kind: 'term', name: term, from, to }
    }),
    ...breaks.filter((each) => !isBlamed(each)),
    ...closedRows([...whole, ...holidays.closures, ...banks.closures]),
    ...holidays.breaks,
  ]
  return {
    rows,
    leftOut,
    used: entries.filter(({ line }) => rows.some((row) => row.line === line)),
    errors: [...spans.errors, ...lost],
    warnings: [
      ...spans.warnings,
      ...banks.warnings,
      ...holidays.warnings,
      ...lastDaysInDoubt(whole, options.column),
    ],
  }
}

const isWhole = (entry: DiaryEntry): entry is WholeEntry => entry.whole !== undefined

const DAY_KINDS: ReadonlySet<DiaryEntry['meaning']['is']> = new Set([
  'half-term',
  'inset',
  'closure',
  'holiday',
  'bank-holiday',
])
const LONGEST_BREAK_DAYS = 23

/** 'Half term starts' and, within weeks, 'half term ends': the days from the one to the other. */
function breaksBetweenMarkers(entries: readonly DiaryEntry[]): DiaryEntry[] {
  const sorted = entries
    .filter(({ meaning }) => meaning.is === 'break-starts' || meaning.is === 'break-ends')
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.flatMap((start, i) => {
    const end = sorted[i + 1]
    if (start.meaning.is !== 'break-starts' || end?.meaning.is !== 'break-ends') return []
    if (daysBetween(start.from, end.from) > LONGEST_BREAK_DAYS) return []
    const days = { from: start.from, to: end.from }
    return [{ ...start, ...days, whole: days, title: '', meaning: { is: 'half-term' } as const }]
  })
}

/** The break inside each term: the gap between its halves, or the half term that is named. */
function breakRows(entries: readonly WholeEntry[], terms: readonly TeachingSpan[]): AssembledRow[] {
  const named = joined(
    entries
      .filter(({ meaning }) => meaning.is === 'half-term')
      .map(({ line, title, whole }) => ({ line, name: title || 'half term', ...whole })),
  )
  const gaps = terms.flatMap(({ gap, term }) => {
    if (!gap) return []
    const within = named.find((each) => each.from <= gap.to && gap.from <= each.to)
    return [{ ...gap, name: within?.name ?? `${term} half term` }]
  })
  const others = named.filter(
    (each) => !gaps.some((gap) => each.from <= gap.to && gap.from <= each.to),
  )
  return [...gaps, ...others].map((each) => ({ ...each, kind: 'half-term' as const }))
}

interface NamedDays extends Days {
  readonly line: number
  readonly name: string
}

/** Days that follow each other, weekends between them or not, are one break. */
function joined(days: readonly NamedDays[]): NamedDays[] {
  const breaks: NamedDays[] = []
  for (const next of [...days].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = breaks.at(-1)
    if (!last || !touches(last, next)) breaks.push(next)
    else breaks.splice(-1, 1, { ...last, to: next.to > last.to ? next.to : last.to })
  }
  return breaks
}

const touches = (last: Days, next: Days): boolean =>
  eachDay(addDays(last.to, 1), addDays(next.from, -1)).every((day) => weekdayOf(day) > 5)

/** Entries so near to a half term may be of its term. */
const NEAR_DAYS = 100

/** A half term whose term could not be read is not to blame: what looks like the term is named. */
function withoutTerm(
  { line, from }: AssembledRow,
  leftOut: readonly LeftOut[],
  { column }: AssembleOptions,
): ImportError[] {
  const clues = leftOut.filter(({ entry, because }) => {
    const { meaning } = entry
    const isLike = because === 'other' && 'resembles' in meaning && meaning.resembles === 'a term'
    const isNear = Math.abs(daysBetween(entry.from, from)) <= NEAR_DAYS
    return isNear && (isLike || because === 'one-sided' || because === 'short-term')
  })
  if (clues.length === 0) return []
  const said = clues.map(({ entry }) => `${sayTitle(entry.title)} of line ${entry.line}`)
  const message = `The term around this half term is not in the file, or not understood: it may be ${said.slice(0, 5).join(', or ')}. Call its days “First day of term” and “Last day of term”, or give the term from day to day.`
  return [{ line, column, code: 'half-term-without-term', message }]
}

/** A day that a school calls a bank holiday and that is none, such as a coronation, is a closure. */
function bankHolidayRows(
  entries: readonly WholeEntry[],
  { spans, isBankHoliday, column }: AssembleOptions & { readonly spans: readonly TeachingSpan[] },
): { known: DiaryEntry[]; closures: WholeEntry[]; warnings: ImportError[] } {
  const named = entries.filter(({ meaning }) => meaning.is === 'bank-holiday')
  const unknown = named.filter(({ whole }) =>
    eachDay(whole.from, whole.to).some(
      (day) =>
        weekdayOf(day) <= 5 &&
        !isBankHoliday(day) &&
        spans.some(({ from, to }) => from < day && day < to),
    ),
  )
  return {
    known: named.filter((entry) => !unknown.includes(entry)),
    closures: unknown.map((entry) => ({ ...entry, meaning: { is: 'closure' } })),
    warnings: unknown.map(({ line, title, from }) => ({
      line,
      column,
      code: 'unknown-bank-holiday',
      message: `${sayTitle(title)} on ${from} is no bank holiday that is known, so it is taken as a closed day.`,
    })),
  }
}

/**
 * Some websites write the last day of a break where iCalendar means the day after it: then a week's
 * break ends on a Thursday.
 */
function lastDaysInDoubt(entries: readonly WholeEntry[], column: string): ImportError[] {
  const isTrainingDay = (day: SchoolDate): boolean =>
    entries.some(
      ({ meaning, whole }) => meaning.is === 'inset' && whole.from <= day && day <= whole.to,
    )
  return entries
    .filter(({ meaning, whole }) => meaning.is === 'half-term' && weekdayOf(whole.to) === 4)
    .filter(({ whole }) => daysBetween(whole.from, whole.to) >= SHORTEST_BREAK_DAYS)
    .filter(({ whole }) => !isTrainingDay(addDays(whole.to, 1)))
    .map(({ line, whole }) => ({
      line,
      column,
      code: 'ends-on-thursday',
      message: `This half term ends on ${whole.to}, a Thursday. Check whether Friday is a school day.`,
    }))
}
