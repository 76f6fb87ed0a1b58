/**
 * A school's calendar: an opened file in, rows or all of its errors out. Pure: nothing is stored here.
 * A table (`table`), an iCalendar file (`events`), a diary that was saved as a table (`diary-table`) and
 * pasted lines (`pasted`) come to the same rows; the last three are diaries, whose titles (`title`) say what counts and which are put together by
 * `assemble`. `checks` and `warnings` then compare the rows.
 */
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { type ImportError, listErrors } from '../table/import-error.ts'
import type { OpenedFile } from '../table/opened-file.ts'
import { assemble } from './assemble.ts'
import { calendarConflicts, yearsWithoutTerm } from './checks.ts'
import type { Diary } from './diary.ts'
import { isDiaryTable, readDiaryTable } from './diary-table.ts'
import { readEventDiary } from './events.ts'
import { isPasted, readPasted } from './pasted.ts'
import type { CalendarColumns, CalendarRow, CalendarRows, OpenDays } from './row.ts'
import { isTable, readCalendarTable } from './table.ts'
import { calendarWarnings } from './warnings.ts'

/** What the reader of a calendar has to know beside the file. */
export interface CalendarOptions {
  readonly today: SchoolDate
  /** The schools that somebody says the file is of. */
  readonly schoolUrns?: readonly string[]
  /** The one school that there is, where nobody says which. */
  readonly onlyUrn?: string
  /** What schools are called: a diary may say so in each title. */
  readonly schoolNames?: readonly string[]
  readonly isBankHoliday: (day: SchoolDate) => boolean
  /** A school says that dates like 01/09/2026 are day, month, year. */
  readonly dayFirst?: boolean
  /** The file changes a calendar that is stored, so it need not be whole. */
  readonly changes?: boolean
}

/** A calendar is whole or refused; warnings never refuse it. */
export type CalendarReading =
  | {
      readonly kind: 'ok'
      readonly rows: readonly CalendarRow[]
      readonly openDays: readonly OpenDays[]
      readonly columns: CalendarColumns
      readonly warnings: readonly ImportError[]
    }
  | { readonly kind: 'refused'; readonly errors: readonly ImportError[] }

/** Reads a calendar in any form, told apart by its content, and names every mistake in it. */
export function readCalendar(file: OpenedFile, options: CalendarOptions): CalendarReading {
  const read = readRows(file, options)
  const { columns, openDays, rows } = read
  const check = { today: options.today, columns }
  const isWhole = options.changes !== true
  const mistakes = [
    ...read.errors,
    ...calendarConflicts(rows, { ...check, isWhole }).filter(
      ({ code }) => !(read.lacksTerm && code === 'half-term-outside-term'),
    ),
    ...(isWhole ? openDays.map(onlyAsChange) : []),
  ]
  const termless = isWhole && mistakes.length === 0 ? yearsWithoutTerm(rows, columns) : []
  const errors = [...mistakes, ...termless]
  if (errors.length > 0) return { kind: 'refused', errors: listErrors(errors.map(withoutNoColumn)) }
  if (rows.length + openDays.length === 0) return { kind: 'refused', errors: [nothing] }
  const warnings = [...read.warnings, ...(isWhole ? calendarWarnings(rows, check) : [])]
  return { kind: 'ok', rows, openDays, columns, warnings: listWarnings(warnings) }
}

const nothing: ImportError = {
  code: 'no-rows',
  message:
    'No term, half term, INSET day or closure is named. Give a CSV file with school_urn,kind,name,from,to, an iCalendar file, or lines like “Half term: Monday 26 October 2026 to Friday 30 October 2026”.',
}

const onlyAsChange = ({ line }: OpenDays): ImportError => ({
  line,
  column: 'kind',
  code: 'only-as-change',
  message:
    'A school-day row takes a closed day back from a stored calendar: import it with --change.',
})

/** Dates in sentences have no columns. */
const withoutNoColumn = ({ column, ...error }: ImportError): ImportError =>
  column ? { column, ...error } : error

/** What may matter before what surely does not, so that a long diary does not push it out. */
function listWarnings(warnings: readonly ImportError[]): ImportError[] {
  const plain = warnings.map(withoutNoColumn)
  const isQuiet = ({ code }: ImportError): boolean => code === 'events-left-out'
  return [
    ...listErrors(plain.filter((each) => !isQuiet(each))),
    ...listErrors(plain.filter(isQuiet)),
  ]
}

function readRows(file: OpenedFile, options: CalendarOptions): CalendarRows {
  const { isBankHoliday, dayFirst = false, schoolNames = [] } = options
  if (file.kind === 'refused') return { ...NO_ROWS, errors: file.errors, columns: IN_EVENTS }
  const schoolUrns = options.schoolUrns ?? (options.onlyUrn ? [options.onlyUrn] : [])
  const isForThese = options.schoolUrns !== undefined
  const asTable = { schoolUrns, isForThese, dayFirst, isBankHoliday }
  if (isDiaryTable(file))
    return rowsOfDiary(readDiaryTable(file, { dayFirst }), { ...options, columns: IN_DIARY })
  if (file.kind === 'workbook') return readCalendarTable(file, asTable)
  const guessed = file.encoding === 'utf-8' ? [] : [notUtf8]
  if (/^\s*BEGIN:VCALENDAR/i.test(file.text)) {
    const diary = readEventDiary(file.text, schoolNames)
    return withWarnings(rowsOfDiary(diary, { ...options, columns: IN_EVENTS }), guessed)
  }
  if (isTable(file.text) || !isPasted(file.text))
    return withWarnings(readCalendarTable(file, asTable), guessed)
  if (/<(?:html|body|table|div|td|p)\b/i.test(file.text))
    return { ...NO_ROWS, errors: [webPage], columns: IN_LINES }
  return withWarnings(
    rowsOfDiary(readPasted(file.text), { ...options, columns: IN_LINES }),
    guessed,
  )
}

const NO_ROWS = { rows: [], openDays: [], errors: [], warnings: [] }
const IN_EVENTS: CalendarColumns = {
  kind: 'SUMMARY',
  name: 'SUMMARY',
  from: 'DTSTART',
  to: 'DTEND',
}
const IN_DIARY: CalendarColumns = {
  kind: 'subject',
  name: 'subject',
  from: 'start_date',
  to: 'end_date',
}
const IN_LINES: CalendarColumns = { kind: '', name: '', from: '', to: '' }

const webPage: ImportError = {
  code: 'web-page',
  message:
    'This is the source of a web page. Open the page, copy its dates as they are shown, and paste those.',
}
const notUtf8: ImportError = {
  code: 'not-utf8',
  message: 'The file is not UTF-8, so it was read as Windows-1252. Check the names of its entries.',
}

const withWarnings = (rows: CalendarRows, more: readonly ImportError[]): CalendarRows => ({
  ...rows,
  warnings: [...more, ...rows.warnings],
})

interface DiaryOptions extends CalendarOptions {
  readonly columns: CalendarColumns
}

/** The rows of a diary, for each school that it is of. */
function rowsOfDiary(
  diary: Diary & { readonly urn?: string },
  { columns, isBankHoliday, ...options }: DiaryOptions,
): CalendarRows {
  const { urn } = diary
  const said = options.schoolUrns ?? (options.onlyUrn === undefined ? [] : [options.onlyUrn])
  if (urn !== undefined && said.length > 0 && !said.includes(urn))
    return { ...NO_ROWS, errors: [otherSchool(columns), ...diary.errors], columns }
  const urns = said.length > 0 ? said : urn === undefined ? [] : [urn]
  if (urns.length === 0) return { ...NO_ROWS, errors: [whichSchool, ...diary.errors], columns }
  const assembled = assemble(diary.entries, { column: columns.name, isBankHoliday })
  return {
    rows: urns.flatMap((each) => assembled.rows.map((row) => ({ ...row, urn: each }))),
    openDays: [],
    errors: [...diary.errors, ...assembled.errors],
    warnings: [...diary.warnings, ...assembled.warnings],
    lacksTerm: diary.lacksTerm === true,
    columns,
  }
}

const whichSchool: ImportError = {
  code: 'no-school',
  message: 'The file does not say which school it is of. Give the URN with --urn.',
}
const otherSchool = ({ kind }: CalendarColumns): ImportError => ({
  ...(kind === '' ? {} : { column: 'X-SCHOOL-URN' }),
  code: 'other-school',
  message: 'The file names another school than --urn does. Check which one is meant.',
})
