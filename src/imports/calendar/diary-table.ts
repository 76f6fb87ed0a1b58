/**
 * A diary that Outlook or Google Calendar saved as a table: "Subject,Start Date,Start Time,End
 * Date,End Time,All day event" and many more columns, which nobody needs here. Its rows are entries
 * like the events of an iCalendar file.
 */
import { addDays } from '../../domain/calendar/school-date.ts'
import type { TableLayout } from '../table/headings.ts'
import type { ImportError } from '../table/import-error.ts'
import type { OpenedFile } from '../table/opened-file.ts'
import { type Cell, readDay } from '../table/read-day.ts'
import { columnsIn, readTable, type TableRow } from '../table/read-table.ts'
import { daysBetweenClocks, type EventDays, MIDNIGHT } from './clock-days.ts'
import type { Days, Diary, DiaryEntry } from './diary.ts'
import { readTitle } from './title.ts'

const COLUMNS = ['subject', 'start_date', 'start_time', 'end_date', 'end_time', 'all_day'] as const
type Column = (typeof COLUMNS)[number]

const LAYOUT: TableLayout<Column> = {
  columns: COLUMNS,
  alsoCalled: {
    subject: ['title', 'event', 'event name', 'summary', 'name', 'event title'],
    start_date: ['startdate', 'start', 'date', 'from'],
    start_time: ['starttime', 'time'],
    end_date: ['enddate', 'end', 'to'],
    end_time: ['endtime'],
    all_day: ['all day event', 'allday', 'all day'],
  },
  mayBeMissing: new Set<Column>(['start_time', 'end_date', 'end_time', 'all_day']),
  passesOverOthers: true,
}

/** Whether a file is such a table: it has subjects and days, and no kinds of day. */
export function isDiaryTable(file: OpenedFile): boolean {
  const columns = columnsIn(file, LAYOUT)
  return columns.has('subject') && columns.has('start_date') && !columnsIn(file, KINDS).has('kind')
}

const KINDS: TableLayout<'kind'> = {
  columns: ['kind'],
  alsoCalled: { kind: ['type', 'event type', 'kind of day', 'day type'] },
}

/** Reads a diary from a table. */
export function readDiaryTable(
  file: OpenedFile,
  { dayFirst }: { readonly dayFirst: boolean },
): Diary {
  const table = readTable(file, LAYOUT)
  const read = table.rows.map((row) => readRow(row, dayFirst))
  return {
    entries: read.flatMap(({ entry }) => entry ?? []),
    errors: [
      ...table.errors.filter(
        ({ line, code }) => line === table.headerLine || code === 'bad-quotes',
      ),
      ...read.flatMap(({ error }) => error ?? []),
    ],
    warnings: [],
    lacksTerm: read.some(({ error }) => error !== undefined),
  }
}

interface ReadRow {
  readonly entry?: DiaryEntry
  readonly error?: ImportError
}

function readRow({ line, cells }: TableRow<Column>, dayFirst: boolean): ReadRow {
  const title = cells.subject.replace(/^[\s=+\-@]+/, '').slice(0, 200)
  const meaning = readTitle(title)
  const from = readDay(cells.start_date, { dayFirst })
  const to = cells.end_date === '' ? from : readDay(cells.end_date, { dayFirst })
  if (from.kind === 'value' && to.kind === 'value') {
    const days = daysOf(cells, { from: from.value, to: to.value })
    return { entry: { line, title, meaning, ...days } }
  }
  // A day that cannot be read matters only where it says what kind of day it is.
  if (meaning.is === 'other' || meaning.is === 'bank-holiday') return {}
  const [column, wrong] = from.kind === 'problem' ? ['start_date', from] : ['end_date', to]
  return { error: { line, column: column as string, ...problemOf(wrong as Cell<string>) } }
}

function problemOf(cell: Cell<string>): Omit<ImportError, 'line' | 'column'> {
  if (cell.kind === 'value') throw new Error('A value is no problem.')
  const { kind: _, ...problem } = cell
  return problem
}

/** Days without a time, or marked as whole ones, are whole. Outlook ends them at midnight after the last. */
function daysOf(cells: TableRow<Column>['cells'], { from, to }: Days): EventDays {
  const isAllDay = /^(?:true|yes|1|on)$/i.test(cells.all_day)
  const begins = timeOf(cells.start_time)
  const ends = timeOf(cells.end_time)
  if (!isAllDay && begins !== undefined)
    return daysBetweenClocks({ date: from, time: begins }, { date: to, time: ends ?? begins })
  const last = isAllDay && ends === MIDNIGHT && from < to ? addDays(to, -1) : to
  const days = { from, to: last < from ? from : last }
  return { ...days, whole: days }
}

/** '15:30' for '15:30:00', '3:30 PM' and '3.30pm'; undefined for anything else. */
function timeOf(text: string): string | undefined {
  const [, hours = '', minutes = '', half] =
    /^(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?\s*([ap])?\.?m?\.?$/i.exec(text) ?? []
  if (hours === '') return undefined
  const hour = (Number(hours) % (half ? 12 : 24)) + (half?.toLowerCase() === 'p' ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${minutes}`
}
