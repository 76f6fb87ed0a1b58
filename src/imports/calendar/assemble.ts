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
import type { CalendarEntry } from '../../domain/calendar/school-year.ts'
import type { ImportError } from '../table/import-error.ts'
import { type Days, type DiaryEntry, type LeftOut, sayLeftOut, sayTitle } from './diary.ts'
import { type TeachingSpan, teachingSpans } from './teaching-spans.ts'

/** A row of a calendar before it is known which school it is of. */
export interface AssembledRow extends CalendarEntry {
  readonly line: number
}

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
  const holidays = holidayRows(whole, { spans: spans.terms, breaks })
  const contradictions = holidays.between.flatMap((entry) =>
    againstTerm(entry, spans.terms, options.column),
  )
  holidays.between.forEach(leave('between-terms'))
  const banks = bankHolidayRows(whole, { spans: spans.terms, ...options })
  banks.known.forEach(leave('bank-holiday'))
  const rows = [
    ...spans.terms.map(({ line, term, from, to }): AssembledRow => {
      return { line, kind: 'term', name: term, from, to }
    }),
    ...breaks,
    ...closedRows([...whole, ...holidays.closures, ...banks.closures]),
    ...holidays.breaks,
  ]
  return {
    rows,
    leftOut,
    used: entries.filter(({ line }) => rows.some((row) => row.line === line)),
    errors: spans.errors,
    warnings: [
      ...spans.warnings,
      ...banks.warnings,
      ...contradictions,
      ...lastDaysInDoubt(whole, options.column),
    ],
  }
}

type WholeEntry = DiaryEntry & { readonly whole: Days }

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

/** A holiday between terms is one by itself; inside a term it is a half term, or a closure. */
function holidayRows(
  entries: readonly WholeEntry[],
  of: { readonly spans: readonly TeachingSpan[]; readonly breaks: readonly AssembledRow[] },
): { breaks: AssembledRow[]; closures: WholeEntry[]; between: DiaryEntry[] } {
  const found = {
    breaks: [] as AssembledRow[],
    closures: [] as WholeEntry[],
    between: [] as DiaryEntry[],
  }
  for (const entry of entries.filter(({ meaning }) => meaning.is === 'holiday')) {
    const { whole, meaning, line, title } = entry
    const term = of.spans.find(({ from, to }) => from < whole.from && whole.to < to)
    const taken = [...of.breaks, ...found.breaks]
    const isKnown = taken.some(({ from, to }) => from <= whole.to && whole.from <= to)
    const hasBreak = taken.some(({ from, to }) => term && term.from < from && to < term.to)
    const isNamed = meaning.is === 'holiday' && meaning.season !== undefined
    if (!term || isKnown) found.between.push(entry)
    else if (hasBreak || isNamed || daysBetween(whole.from, whole.to) < SHORTEST_BREAK_DAYS)
      found.closures.push({ ...entry, meaning: { is: 'closure' } })
    else found.breaks.push({ line, kind: 'half-term', name: title, ...whole })
  }
  return found
}

/** A holiday that lies in part within a term, by more than the day on which one begins. */
function againstTerm(
  { line, title, from, to }: DiaryEntry,
  terms: readonly TeachingSpan[],
  column: string,
): ImportError[] {
  const term = terms.find((one) => one.from <= to && from <= one.to)
  const isInside = term && term.from < from && to < term.to
  if (!term || isInside) return []
  const shared = eachDay(from > term.from ? from : term.from, to < term.to ? to : term.to)
  if (shared.filter((day) => weekdayOf(day) <= 5).length < 2) return []
  const message = `${sayTitle(title)} from ${from} to ${to} and the ${term.term} term of line ${term.line} share school days, which stay school days. Check both.`
  return [{ line, column, code: 'holiday-in-term', message }]
}

/** From Tuesday to Friday at least, beside a bank holiday. */
const SHORTEST_BREAK_DAYS = 3

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

/** Training days and closures, each day once: what two merged calendars both say, one says. */
function closedRows(entries: readonly WholeEntry[]): AssembledRow[] {
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
  const isWithinInset = (row: AssembledRow): boolean =>
    inset.some(({ from, to }) => from <= row.from && row.to <= to)
  return [...inset, ...rowsOf('closure').filter((row) => !isWithinInset(row))]
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
