import { parse } from 'csv-parse/sync'
import { badCharacters } from './bad-characters.ts'
import {
  columnNames,
  countKnown,
  type Headings,
  readHeadings,
  type TableLayout,
} from './headings.ts'
import type { ImportError } from './import-error.ts'
import type { OpenedFile, SheetLine } from './opened-file.ts'

/** A trust of 200 schools has about 5,000 people. */
export const MAX_ROWS = 20_000

/** One line of the file: a trimmed text for each column, '' where the cell is empty. */
export interface TableRow<Column extends string> {
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
  /** Where the row has not as many cells as the header: empty ones may be left out or added. */
  readonly odd?: OddRow
}

/** A row that is longer or shorter than the header. */
export interface OddRow {
  readonly cells: number
  readonly headings: number
  readonly text: string
}

/** What a CSV file or a workbook holds. `errors` beside rows are about single lines, cells or columns. */
export interface Table<Column extends string> {
  readonly rows: readonly TableRow<Column>[]
  readonly errors: readonly ImportError[]
  /** The line that the headings stand on. */
  readonly headerLine: number
  /** Named in the layout but not in the header: their cells are all ''. */
  readonly missing: ReadonlySet<string>
  /** The text of lines that could not be read, in lower case: what stands there is not missing. */
  readonly unread: string
  readonly columnNumber: (column: string) => number | undefined
}

/**
 * Reads a table with a header row whose columns may stand in any order. Goes on after an error, so
 * that a school sees all of them at once; a file that holds no such table gives no rows. A cell that
 * is not there is empty, because spreadsheets leave empty cells out; a column without a heading and
 * without a filled cell is none.
 */
export function readTable<Column extends string>(
  file: OpenedFile,
  layout: TableLayout<Column>,
): Table<Column> {
  if (file.kind === 'refused') return noTable(file.errors)
  const lines = file.kind === 'text' ? linesOf(file.text) : linesOfSheet(file.sheets, layout)
  const header = findHeader(lines, layout)
  if (header.kind === 'error') return noTable([header.error])
  const { line: headerLine, headings } = header
  const below = lines.filter(({ line }) => line > headerLine)
  if (below.length > MAX_ROWS + 1) return noTable([tooManyRows])
  const read = readRows(below, headings, layout)
  const missing = new Set<string>(
    layout.columns.filter((column) => !headings.placesOf.get(column)?.length),
  )
  return {
    ...read,
    errors: [...headings.errors, ...read.errors],
    headerLine,
    missing,
    columnNumber: (column) => {
      const index = headings.placesOf.get(column as Column)?.[0]
      return index === undefined ? undefined : index + 1
    },
  }
}

/** The columns of a layout that a file has; none where it has no header of that kind. */
export function columnsIn<Column extends string>(
  file: OpenedFile,
  layout: TableLayout<Column>,
): ReadonlySet<Column> {
  if (file.kind === 'refused') return new Set()
  const lines = file.kind === 'text' ? linesOf(topOf(file.text)) : linesOfSheet(file.sheets, layout)
  const header = findHeader(lines, layout)
  if (header.kind === 'error') return new Set()
  const { placesOf } = header.headings
  return new Set(layout.columns.filter((column) => placesOf.get(column)?.length))
}

/** Enough of a text to find its header in. */
const topOf = (text: string): string => text.split('\n', LINES_ABOVE).join('\n')

const noTable = <Column extends string>(errors: readonly ImportError[]): Table<Column> => ({
  rows: [],
  errors,
  headerLine: 1,
  missing: new Set(),
  unread: '',
  columnNumber: () => undefined,
})

const tooManyRows: ImportError = {
  code: 'too-many-rows',
  message: `There are more than ${MAX_ROWS} rows. Divide the file, a few schools in each.`,
}

/** A line of the file, its cells not yet told apart where it is text. */
interface Line {
  readonly line: number
  readonly text: string
  readonly cells: () => readonly string[] | ImportError
}

const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .map((each, i) => ({ line: i + 1, text: each, cells: () => cellsOf(each, i + 1) }))

/** The sheet with the headings: a workbook may begin with a cover sheet. */
function linesOfSheet<Column extends string>(
  sheets: readonly (readonly SheetLine[])[],
  layout: TableLayout<Column>,
): Line[] {
  const asLines = sheets.map((sheet) =>
    sheet.map(({ line, cells }) => ({ line, text: cells.join(' '), cells: () => cells })),
  )
  const isFilled = (lines: readonly Line[]): boolean => lines.some(({ text }) => text.trim() !== '')
  return (
    asLines.find((lines) => findHeader(lines, layout).kind === 'header') ??
    asLines.find(isFilled) ??
    []
  )
}

type FoundHeader<Column extends string> =
  | { readonly kind: 'header'; readonly line: number; readonly headings: Headings<Column> }
  | { readonly kind: 'error'; readonly error: ImportError }

/** School systems print a title and the day of the export above the headings. */
const LINES_ABOVE = 10
/** Below the first line, a row is the header only where it is clearly one. */
const CLEARLY = 3

function findHeader<Column extends string>(
  lines: readonly Line[],
  layout: TableLayout<Column>,
): FoundHeader<Column> {
  const top = lines.slice(0, LINES_ABOVE).map(({ line, cells }) => ({ line, cells: cells() }))
  const [first] = top
  if (first && !isCells(first.cells)) return { kind: 'error', error: first.cells }
  for (const { line, cells } of top) {
    const needed = line === first?.line ? 1 : CLEARLY
    if (isCells(cells) && countKnown(cells, layout) >= needed)
      return { kind: 'header', line, headings: readHeadings(cells, layout, line) }
  }
  return { kind: 'error', error: noHeader(lines[0]?.text ?? '', layout.columns) }
}

const isCells = (read: readonly string[] | ImportError): read is readonly string[] =>
  Array.isArray(read)

function noHeader(line: string, columns: readonly string[]): ImportError {
  const expected = `The first line must be: ${columns.join(',')}`
  const separator = /[;\t]/.exec(line)?.[0]
  if (!separator || !columns.some((column) => line.toLowerCase().includes(column)))
    return { line: 1, code: 'no-header', message: expected }
  const message = `Cells are divided by ${separator === ';' ? 'semicolons' : 'tabs'}; use commas. ${expected}`
  return { line: 1, code: 'wrong-separator', message }
}

function readRows<Column extends string>(
  lines: readonly Line[],
  headings: Headings<Column>,
  layout: TableLayout<Column>,
): { rows: TableRow<Column>[]; errors: ImportError[]; unread: string } {
  const read = lines.map((line) => readRow(line, headings, layout))
  return {
    rows: read.flatMap(({ row }) => row ?? []),
    errors: read.flatMap(({ errors }) => errors),
    unread: read.flatMap(({ unread }) => unread ?? []).join('\n'),
  }
}

interface ReadRow<Column extends string> {
  readonly row?: TableRow<Column>
  readonly errors: readonly ImportError[]
  readonly unread?: string
}

function readRow<Column extends string>(
  { line, text, cells: cellsHere }: Line,
  headings: Headings<Column>,
  { columns }: TableLayout<Column>,
): ReadRow<Column> {
  const { names, placesOf } = headings
  const cells = cellsHere()
  const problem = isCells(cells) ? tooManyCells(cells, names, line) : cells
  if (problem || !isCells(cells))
    return { errors: problem ? [problem] : [], unread: text.toLowerCase() }
  if (cells.every((cell) => cell.trim() === '')) return { errors: [] }
  const cellIn = (column: Column): string =>
    tidy((placesOf.get(column) ?? []).map((place) => cells[place] ?? '').join(' '))
  const entries = columns.map((column) => [column, cellIn(column)])
  const count = { cells: cells.length, headings: names.length, text: text.toLowerCase() }
  const odd = count.cells === count.headings ? {} : { odd: count }
  return {
    row: { line, cells: Object.fromEntries(entries), ...odd },
    errors: [
      ...badCharacters(cells, columnNames(headings), line),
      ...withoutHeading(cells, names, line),
      ...halfFilled(cells, headings, line),
    ],
  }
}

/**
 * Line by line, so that one stray quotation mark does not swallow the lines after it: a line break
 * inside a cell is an error here anyway. A line without quotation marks needs no parser.
 */
function cellsOf(text: string, line: number): readonly string[] | ImportError {
  if (!text.includes('"')) return text.split(',')
  try {
    return parse(text, { relax_quotes: false })[0] ?? ['']
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const message =
      'A quotation mark is out of place. Put quotation marks around the whole cell, double the ones inside it, and keep a cell on one line.'
    return { line, code: 'bad-quotes', message }
  }
}

/** Filled cells beyond the last heading: where a comma divides what is one cell. */
function tooManyCells(
  cells: readonly string[],
  names: readonly string[],
  line: number,
): ImportError | undefined {
  const count = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (count <= names.length) return undefined
  return wrongCount(line, { cells: count, headings: names.length })
}

/**
 * What is wrong with a row whose cells do not fit and are not as many as the headings: one cell too
 * many or too few in its midst has moved the others.
 */
export function wrongCount(line: number, { cells, headings }: Omit<OddRow, 'text'>): ImportError {
  const code = cells > headings ? 'too-many-cells' : 'too-few-cells'
  const hint =
    cells > headings
      ? 'Put quotation marks around a cell that holds a comma.'
      : 'Check that none is left out in its midst; empty cells at its end may be left out.'
  const message = `This row has ${cells} cells, and the header has ${headings}. ${hint}`
  return { line, code, message }
}

const withoutHeading = (
  cells: readonly string[],
  names: readonly string[],
  line: number,
): ImportError[] =>
  cells.flatMap((cell, i) => {
    if (names[i] !== '' || cell.trim() === '') return []
    const column = `number ${i + 1}`
    const message =
      'This cell is filled and its column has no heading. Give the column one, or empty the cell.'
    return [{ line, column, columnNumber: i + 1, code: 'no-heading', message }]
  })

/** A forename without a surname, where a name stands in two columns. */
const halfFilled = <Column extends string>(
  cells: readonly string[],
  { names, placesOf }: Headings<Column>,
  line: number,
): ImportError[] =>
  [...placesOf.values()].flatMap((places) => {
    const empty = places.filter((place) => (cells[place] ?? '').trim() === '')
    if (empty.length === 0 || empty.length === places.length) return []
    return empty.map((place) => ({
      ...{ line, column: names[place] ?? '', columnNumber: place + 1, code: 'empty-cell' },
      message: 'This cell is empty, and the one that belongs to it is filled.',
    }))
  })

const tidy = (cell: string): string => cell.normalize('NFC').trim().replace(/\s+/g, ' ')
