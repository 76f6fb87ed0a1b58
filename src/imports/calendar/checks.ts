import {
  academicYearOf,
  daysBetween,
  type SchoolDate,
  sayDay,
} from '../../domain/calendar/school-date.ts'
import { TERMS } from '../../domain/calendar/school-year.ts'
import type { ImportChoice, ImportError } from '../table/import-error.ts'
import type { CalendarColumns, CalendarRow } from './row.ts'

/** Longer ones are a slip of the year or month: an English term has at most 16 weeks. */
const LONGEST: Record<CalendarRow['kind'], number> = {
  term: 140,
  'half-term': 23,
  inset: 7,
  closure: 100,
}
const SHORTEST_TERM = 21
const YEARS_EITHER_WAY = 5

/** What the checks have to know beside the rows. */
export interface CalendarCheck {
  readonly today: SchoolDate
  readonly columns: CalendarColumns
  /** False where the rows only change a calendar: then they are compared once they are in it. */
  readonly isWhole?: boolean
}

/** What stops a calendar from being one, row by row and between the rows of one school. */
export function calendarConflicts(
  rows: readonly CalendarRow[],
  check: CalendarCheck,
): ImportError[] {
  const errors = rows.flatMap((row) => rowErrors(row, check))
  const unsound = new Set(errors.map(({ line }) => line))
  const sound = rows.filter(({ line }) => !unsound.has(line))
  return check.isWhole === false
    ? errors
    : [...errors, ...bySchool(sound).flatMap((own) => schoolConflicts(own, check.columns))]
}

/** A school year without a term would lose those that are stored. */
export function yearsWithoutTerm(
  rows: readonly CalendarRow[],
  { from: column }: CalendarColumns,
): ImportError[] {
  return bySchool(rows).flatMap((own) => {
    const years = new Map<string, CalendarRow[]>()
    for (const row of own)
      years.set(academicYearOf(row.from), [...(years.get(academicYearOf(row.from)) ?? []), row])
    return [...years].flatMap(([year, [first, ...others]]) => {
      const isTerm = [first, ...others].some((row) => row?.kind === 'term')
      if (isTerm || !first) return []
      const message = `${year} has no term in this file, so importing it would leave that year without one. Add its terms; or, to add these days to what is stored, import with --change.`
      return [{ line: first.line, column, code: 'no-term', message, choices: [AS_CHANGE] }]
    })
  })
}

const AS_CHANGE: ImportChoice = {
  says: 'keep the stored calendar, and change only what this file says',
  option: '--change',
}

/** The rows of each school, in the order of their days. */
export function bySchool(rows: readonly CalendarRow[]): CalendarRow[][] {
  const schools = new Map<string, CalendarRow[]>()
  for (const row of [...rows].sort(byFirstDay)) {
    const own = schools.get(row.urn)
    if (own) own.push(row)
    else schools.set(row.urn, [row])
  }
  return [...schools.values()]
}

const byFirstDay = (a: CalendarRow, b: CalendarRow): number =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : a.line - b.line

function rowErrors(row: CalendarRow, { today, columns }: CalendarCheck): ImportError[] {
  const { line, kind, from, to } = row
  const at = (column: string, code: string, message: string): ImportError[] => [
    { line, column, code, message },
  ]
  if (from > to) return at(columns.to, 'from-after-to', 'This ends before it begins.')
  const years = Math.abs(Number(from.slice(0, 4)) - Number(today.slice(0, 4)))
  if (years > YEARS_EITHER_WAY)
    return at(columns.from, 'date-out-of-range', 'This is years from now. Check the year.')
  const days = daysBetween(from, to) + 1
  if (days > LONGEST[kind])
    return at(columns.to, 'too-long', `A ${kind} of ${days} days is too long. Check both days.`)
  if (kind !== 'term') return []
  if (days < SHORTEST_TERM)
    return at(columns.to, 'too-short', 'A term runs from its first to its last school day.')
  if (academicYearOf(from) !== academicYearOf(to))
    return at(columns.to, 'two-years', 'A term ends by 31 July. Check both days.')
  return []
}

/** What the rows of one school, in the order of their days, say against each other. */
export function schoolConflicts(
  rows: readonly CalendarRow[],
  columns: CalendarColumns,
): ImportError[] {
  return [
    ...repeatedRows(rows, columns),
    ...termErrors(
      rows.filter(({ kind }) => kind === 'term'),
      columns,
    ),
    ...halfTermErrors(rows, columns),
  ]
}

function repeatedRows(rows: readonly CalendarRow[], columns: CalendarColumns): ImportError[] {
  const days = rows.filter(({ kind }) => kind === 'inset' || kind === 'closure')
  let longest = days[0]
  return days.slice(1).flatMap((row) => {
    const earlier = longest as CalendarRow
    if (row.to > earlier.to) longest = row
    if (earlier.to < row.from) return []
    const [first, second] = earlier.line < row.line ? [earlier, row] : [row, earlier]
    const what = earlier.kind === row.kind ? 'is there already' : 'is of another kind'
    const message = `${sayDay(row.from)} ${what} ${onLine(first)}.`
    return [{ line: second.line, column: columns.from, code: 'same-day-twice', message }]
  })
}

function termErrors(terms: readonly CalendarRow[], columns: CalendarColumns): ImportError[] {
  return terms.slice(1).flatMap((term, i) => {
    const before = terms[i] as CalendarRow
    const { line } = term
    if (term.from <= before.to) {
      const message =
        term.name === before.name
          ? `The ${term.name} term is there ${onLine(before)} with other days. Keep one of the two.`
          : `This term begins before the ${before.name} term ${ofLine(before)} ends.`
      return [{ line, column: columns.from, code: 'terms-overlap', message }]
    }
    if (academicYearOf(term.from) !== academicYearOf(before.from)) return []
    if (rank(term) > rank(before)) return []
    const message = `The ${term.name} term cannot follow the ${before.name} term ${ofLine(before)} in one academic year.`
    return [{ line, column: columns.name, code: 'terms-out-of-order', message }]
  })
}

/** What is stored has no line in the file that changes it. */
const ofLine = ({ line }: CalendarRow): string => (line > 0 ? `of line ${line}` : 'that is stored')
const onLine = ({ line }: CalendarRow): string => (line > 0 ? `on line ${line}` : 'as stored')

const rank = ({ name }: CalendarRow): number => (TERMS as readonly string[]).indexOf(name)

function halfTermErrors(rows: readonly CalendarRow[], columns: CalendarColumns): ImportError[] {
  const terms = rows.filter(({ kind }) => kind === 'term')
  const breaks = rows.filter(({ kind }) => kind === 'half-term')
  const taken = new Map<CalendarRow, CalendarRow>()
  return breaks.flatMap((row) => {
    const { line, from, to, name } = row
    const term = terms.find((each) => each.from < from && to < each.to)
    if (!term) {
      const message =
        'A half-term break lies inside a term of the same file, with school days on both sides.'
      return [{ line, column: columns.from, code: 'half-term-outside-term', message }]
    }
    const first = taken.get(term)
    if (first !== undefined) {
      const message = `The ${term.name} term has its half-term break ${onLine(first)} already.`
      return [{ line, column: columns.from, code: 'two-half-terms', message }]
    }
    taken.set(term, row)
    const said = TERMS.find((each) => name.toLowerCase().includes(each))
    if (!said || said === term.name) return []
    const message = `These days are in the ${term.name} term.`
    return [{ line, column: columns.name, code: 'half-term-of-another-term', message }]
  })
}
