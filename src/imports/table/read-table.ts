import { parse } from 'csv-parse/sync'
import { badCharacters } from './bad-characters.ts'
import { decodeUpload } from './decode-upload.ts'
import { type ImportError, printable } from './import-error.ts'

/** A trust of 200 schools has about 5,000 people. */
export const MAX_ROWS = 20_000

/** One line of the file: a trimmed text for each column, '' where the cell is empty. */
export interface TableRow<Column extends string> {
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

/** What a CSV file holds. `errors` beside rows are about single lines, cells or columns. */
export interface Table<Column extends string> {
  readonly rows: readonly TableRow<Column>[]
  readonly errors: readonly ImportError[]
  /** Named in the specification but not in the header: their cells are all ''. */
  readonly missing: ReadonlySet<string>
  readonly columnNumber: (column: string) => number | undefined
}

interface Header {
  readonly names: readonly string[]
  readonly errors: readonly ImportError[]
}

/**
 * Reads a CSV file with a header row whose columns may stand in any order. Goes on after an error,
 * so that a school sees all of them at once; a file that holds no such table gives no rows.
 */
export function readTable<Column extends string>(
  bytes: Uint8Array,
  columns: readonly Column[],
): Table<Column> {
  const decoded = decodeUpload(bytes)
  if (decoded.kind === 'refused') return noTable(decoded.errors)
  const [first = '', ...lines] = decoded.text.split('\n')
  const header = readHeader(first, columns)
  if (!columns.some((column) => header.names.includes(column))) return noTable(header.errors)
  if (lines.length > MAX_ROWS + 1) return noTable([tooManyRows])
  const missing = new Set<string>(columns.filter((column) => !header.names.includes(column)))
  const { rows, errors } = readRows(lines, header.names, columns)
  const columnNumber = (column: string): number | undefined => {
    const index = header.names.indexOf(column)
    return index === -1 ? undefined : index + 1
  }
  return { rows, errors: [...header.errors, ...errors], missing, columnNumber }
}

const noTable = <Column extends string>(errors: readonly ImportError[]): Table<Column> => ({
  rows: [],
  errors,
  missing: new Set(),
  columnNumber: () => undefined,
})

const tooManyRows: ImportError = {
  code: 'too-many-rows',
  message: `There are more than ${MAX_ROWS} rows. Divide the file, a few schools in each.`,
}

function readHeader(line: string, columns: readonly string[]): Header {
  const cells = cellsOf(line, 1)
  if (!Array.isArray(cells)) return { names: [], errors: [cells] }
  const names = cells.map((cell) => cell.trim().toLowerCase())
  if (!columns.some((column) => names.includes(column)))
    return { names, errors: [noHeader(line, columns)] }
  const errors: ImportError[] = names.flatMap((name, i) =>
    headerErrors(name, i, { names, columns }),
  )
  for (const column of columns.filter((each) => !names.includes(each)))
    errors.push({ line: 1, column, code: 'missing-column', message: 'This column is missing.' })
  return { names, errors }
}

function headerErrors(
  name: string,
  index: number,
  { names, columns }: { names: readonly string[]; columns: readonly string[] },
): ImportError[] {
  const column = printable(name) || `number ${index + 1}`
  const place = { line: 1, column, columnNumber: index + 1 }
  if (!columns.includes(name)) {
    const message = `There is no such column. The columns are ${columns.join(', ')}.`
    return [{ ...place, code: 'unknown-column', message }]
  }
  if (names.indexOf(name) === index) return []
  return [{ ...place, code: 'duplicate-column', message: 'This column is there twice.' }]
}

function noHeader(line: string, columns: readonly string[]): ImportError {
  const expected = `The first line must be: ${columns.join(',')}`
  const separator = /[;\t]/.exec(line)?.[0]
  if (!separator || !columns.some((column) => line.toLowerCase().includes(column)))
    return { line: 1, code: 'no-header', message: expected }
  const message = `Cells are divided by ${separator === ';' ? 'semicolons' : 'tabs'}; use commas. ${expected}`
  return { line: 1, code: 'wrong-separator', message }
}

function readRows<Column extends string>(
  lines: readonly string[],
  names: readonly string[],
  columns: readonly Column[],
): { rows: TableRow<Column>[]; errors: ImportError[] } {
  const rows: TableRow<Column>[] = []
  const errors: ImportError[] = []
  for (const [i, text] of lines.entries()) {
    const line = i + 2
    const cells = cellsOf(text, line)
    if (!Array.isArray(cells)) errors.push(cells)
    else if (cells.every((cell) => cell.trim() === '')) continue
    else if (cells.length !== names.length) errors.push(wrongCount(line, cells, names))
    else {
      errors.push(...badCharacters(cells, names, line))
      const cellIn = (column: Column): string => tidy(cells[names.indexOf(column)] ?? '')
      const entries = columns.map((column) => [column, cellIn(column)])
      rows.push({ line, cells: Object.fromEntries(entries) })
    }
  }
  return { rows, errors }
}

/**
 * Line by line, so that one stray quotation mark does not swallow the lines after it: a line break
 * inside a cell is an error here anyway. A line without quotation marks needs no parser.
 */
function cellsOf(text: string, line: number): string[] | ImportError {
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

function wrongCount(line: number, cells: readonly string[], names: readonly string[]): ImportError {
  const hint =
    cells.length > names.length ? ' Put quotation marks around a cell that holds a comma.' : ''
  const message = `This row has ${cells.length} cells, and the header has ${names.length}.${hint}`
  return { line, code: cells.length > names.length ? 'too-many-cells' : 'too-few-cells', message }
}

const tidy = (cell: string): string => cell.normalize('NFC').trim().replace(/\s+/g, ' ')
