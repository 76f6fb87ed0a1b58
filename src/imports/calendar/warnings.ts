import {
  academicYearOf,
  addDays,
  daysBetween,
  eachDay,
  sayDay,
  weekdayOf,
} from '../../domain/calendar/school-date.ts'
import { TERMS } from '../../domain/calendar/school-year.ts'
import type { ImportError } from '../table/import-error.ts'
import { bySchool, type CalendarCheck } from './checks.ts'
import type { CalendarColumns, CalendarRow } from './row.ts'

/** A term of more than eight weeks has a break in the middle almost everywhere. */
const LONG_TERM_DAYS = 56
/** Christmas and Easter holidays have two weeks, sometimes three. */
const LONG_HOLIDAY_DAYS = 28
/** The government announces bank holidays a year or two ahead (induction.md 2). */
const BANK_HOLIDAYS_KNOWN_DAYS = 2 * 365

/** What a sound calendar may still have forgotten. None of it stops an import. */
export function calendarWarnings(
  rows: readonly CalendarRow[],
  { today, columns }: CalendarCheck,
): ImportError[] {
  const known = addDays(today, BANK_HOLIDAYS_KNOWN_DAYS)
  return bySchool(rows).flatMap((own) => {
    const terms = own.filter(({ kind }) => kind === 'term')
    return [
      ...own.flatMap((row) => weekendWarnings(row, columns)),
      ...terms.flatMap((term) => halfTermMissing(term, own, columns)),
      ...holidayGaps(terms, columns),
      ...termsMissing(own, columns),
      ...own
        .filter(({ to }) => to > known)
        .slice(0, 1)
        .map((row) => farAhead(row, columns)),
    ]
  })
}

function weekendWarnings(row: CalendarRow, columns: CalendarColumns): ImportError[] {
  const { line, kind, from, to } = row
  const isWeekend = (day: string): boolean => weekdayOf(day) > 5
  if (kind === 'term') {
    const [column, day] = isWeekend(from) ? [columns.from, from] : [columns.to, to]
    if (!isWeekend(day)) return []
    const message = `${sayDay(day)} is at a weekend. A term runs from its first to its last school day.`
    return [{ line, column, code: 'term-at-weekend', message }]
  }
  const day = eachDay(from, to).find(isWeekend)
  if (kind !== 'inset' || !day) return []
  const message = `${sayDay(day)} is at a weekend. Check this INSET day.`
  return [{ line, column: columns.from, code: 'inset-at-weekend', message }]
}

function halfTermMissing(
  { line, name, from, to }: CalendarRow,
  rows: readonly CalendarRow[],
  columns: CalendarColumns,
): ImportError[] {
  if (daysBetween(from, to) <= LONG_TERM_DAYS) return []
  if (rows.some((row) => row.kind === 'half-term' && from < row.from && row.to < to)) return []
  const message = `The ${name} term has no half-term break, so it counts as one long half.`
  return [{ line, column: columns.kind, code: 'no-half-term', message }]
}

function holidayGaps(terms: readonly CalendarRow[], columns: CalendarColumns): ImportError[] {
  return terms.slice(1).flatMap(({ line, from }, i) => {
    const before = terms[i] as CalendarRow
    const sameYear = academicYearOf(from) === academicYearOf(before.to)
    const days = daysBetween(before.to, from) - 1
    if (!sameYear || days <= LONG_HOLIDAY_DAYS) return []
    const message = `There are ${days} days between the ${before.name} term and this one. Check both.`
    return [{ line, column: columns.from, code: 'long-gap', message }]
  })
}

/** Terms and years that the file begins and does not finish. */
function termsMissing(rows: readonly CalendarRow[], columns: CalendarColumns): ImportError[] {
  const years = new Map<string, { line: number; there: Set<string> }>()
  for (const { from, kind, name, line } of rows) {
    const year = years.get(academicYearOf(from)) ?? { line, there: new Set<string>() }
    if (kind === 'term') year.there.add(name)
    years.set(academicYearOf(from), year)
  }
  return [...years].flatMap(([year, { line, there }]) => {
    const missing = TERMS.filter((name) => !there.has(name))
    if (missing.length === 0) return []
    const message = `${year} has no ${missing.join(' and no ')} term in this file: nothing is expected then.`
    return [{ line, column: columns.name, code: 'term-missing', message }]
  })
}

const farAhead = ({ line }: CalendarRow, columns: CalendarColumns): ImportError => ({
  line,
  column: columns.to,
  code: 'bank-holidays-not-announced',
  message:
    'Bank holidays so far ahead are worked out by rule and not announced yet. Import again nearer the time.',
})
