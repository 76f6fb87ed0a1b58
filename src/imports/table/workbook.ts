/**
 * The sheets of an Excel workbook (.xlsx) as texts. `read-excel-file` reads the cells; what it is
 * given is unpacked here first, bounded, so that a small file can never become a large one, and with
 * formulas and errors made plain, so that none of them is passed over in silence. Nothing is
 * calculated: a formula counts as what it last came to.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import { MAX_CELL_LENGTH } from './bad-characters.ts'
import type { ImportError } from './import-error.ts'
import type { OpenedFile, SheetLine } from './opened-file.ts'

/** A roster of 5,000 people unpacks to about 3 MB. */
const MAX_UNPACKED_BYTES = 60 * 1024 * 1024
const MAX_PARTS = 500
const MAX_SHEET_ROWS = 20_100
const MAX_SHEET_COLUMNS = 200
const MAX_SHEET_CELLS = 600_000

/** Whether bytes are a zip file, as a workbook is. */
export const isZip = (bytes: Uint8Array): boolean =>
  [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte)

/** Reads a workbook, or says why it is none that can be read. */
export async function readWorkbook(bytes: Uint8Array): Promise<OpenedFile> {
  const unpacked = unpack(bytes)
  if (unpacked.kind === 'refused') return refused(unpacked.error)
  try {
    const packed = zipSync(unpacked.parts, { level: 0 })
    const sheets = await readXlsxFile(packed.buffer as ArrayBuffer, {
      trim: false,
      parseNumber: (digits): Digits => ({ digits }),
    })
    return { kind: 'workbook', sheets: sheets.map(({ data }) => data.map(lineOf)) }
  } catch (error) {
    // The library throws plain errors too for workbooks that break the format.
    if (error instanceof Error) return refused(notAWorkbook)
    throw error
  }
}

const refused = (error: ImportError): OpenedFile => ({ kind: 'refused', errors: [error] })

const notAWorkbook: ImportError = {
  code: 'bad-workbook',
  message:
    'The file cannot be read as an Excel workbook. Open it in Excel and save it again as an Excel Workbook (.xlsx), or as CSV UTF-8.',
}
const tooLarge: ImportError = {
  code: 'too-large',
  message:
    'The workbook is larger than a roster or calendar can be. Copy the rows and columns that are meant into a new workbook.',
}

type Unpacked =
  | { readonly kind: 'parts'; readonly parts: Record<string, Uint8Array> }
  | { readonly kind: 'refused'; readonly error: ImportError }

/** The XML parts of a workbook. A part that is larger than its zip entry says is cut off there. */
function unpack(bytes: Uint8Array): Unpacked {
  let total = 0
  let count = 0
  const isWanted = (name: string): boolean => /\.(?:xml|rels)$/i.test(name)
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isWanted(name)) return false
        total += originalSize
        count += 1
        return total <= MAX_UNPACKED_BYTES && count <= MAX_PARTS
      },
    })
    if (total > MAX_UNPACKED_BYTES || count > MAX_PARTS) return { kind: 'refused', error: tooLarge }
    if (!Object.keys(parts).some((name) => /^xl\/workbook\.xml$/i.test(name)))
      return { kind: 'refused', error: notAWorkbook }
    return madePlain(parts)
  } catch (error) {
    // fflate throws its own errors, and range errors for sizes that no zip has.
    if (error instanceof Error) return { kind: 'refused', error: notAWorkbook }
    throw error
  }
}

function madePlain(parts: Record<string, Uint8Array>): Unpacked {
  const plain: Record<string, Uint8Array> = {}
  for (const [name, part] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) {
      plain[name] = part
      continue
    }
    const xml = strFromU8(part)
    if (!isWithinBounds(xml)) return { kind: 'refused', error: tooLarge }
    plain[name] = strToU8(withPlainCells(xml))
  }
  return { kind: 'parts', parts: plain }
}

/** A cell far away from all others would otherwise be joined to them by millions of empty ones. */
function isWithinBounds(xml: string): boolean {
  let cells = 0
  for (const [, tag, letters = '', digits = ''] of xml.matchAll(PLACES)) {
    if (tag !== 'row') cells++
    if (Number(digits) > MAX_SHEET_ROWS || cells > MAX_SHEET_CELLS) return false
    if (columnNumber(letters) > MAX_SHEET_COLUMNS) return false
  }
  return true
}

const PLACES = /<(?:\w{1,20}:)?(c|row)\b[^<>]*?\sr="([A-Za-z]*)(\d+)"/g

const columnNumber = (letters: string): number =>
  letters.length > 3
    ? Number.POSITIVE_INFINITY
    : [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Cells that show an error, and formulas without a result, as the texts that they are. */
function withPlainCells(xml: string): string {
  const pieces: string[] = []
  let kept = 0
  for (const { start, end, ...cell } of cellsOf(xml)) {
    const plain = plainCell(cell)
    if (plain === undefined) continue
    pieces.push(xml.slice(kept, start), plain)
    kept = end
  }
  return [...pieces, xml.slice(kept)].join('')
}

/** A cell: where it stands, its attributes, formula and value. */
interface CellXml {
  readonly start: number
  readonly end: number
  readonly attributes: string
  readonly f?: string
  readonly v?: string
}

const CELL_TAGS = /<(\/?)(?:\w{1,20}:)?([cfv])\b([^<>]*)>([^<>]*)/g

/** The cells that hold something, tag by tag. */
function* cellsOf(xml: string): Generator<CellXml> {
  let cell: CellXml | undefined
  for (const match of xml.matchAll(CELL_TAGS)) {
    const { index, 0: all, 1: closes, 2: tag, 3: attributes = '', 4: text = '' } = match
    if (cell && closes && tag === 'c') yield { ...cell, end: index + all.length - text.length }
    cell =
      tag === 'c'
        ? begun(index, closes, attributes)
        : withPart(cell, closes, { [tag as 'f' | 'v']: text })
  }
}

const begun = (
  index: number,
  closes: string | undefined,
  attributes: string,
): CellXml | undefined =>
  closes || attributes.endsWith('/') ? undefined : { start: index, end: index, attributes }

const withPart = (
  cell: CellXml | undefined,
  closes: string | undefined,
  part: { readonly [tag in 'f' | 'v']?: string },
): CellXml | undefined => (cell && !closes ? { ...cell, ...part } : cell)

function plainCell({ attributes, f, v }: Omit<CellXml, 'start' | 'end'>): string | undefined {
  const isError = /\st="e"/.test(attributes)
  if (!isError && (f === undefined || v !== undefined)) return undefined
  const place = /\sr="[^"]*"/.exec(attributes)?.[0] ?? ''
  return `<c${place} t="str"><v>${isError ? (v ?? '#VALUE!') : `=${f}`}</v></c>`
}

/** A number, with the digits that the file has. */
interface Digits {
  readonly digits: string
}
type Row = Awaited<ReturnType<typeof readXlsxFile<Digits>>>[number]['data'][number]

const lineOf = (row: Row, index: number): SheetLine => ({
  line: index + 1,
  cells: row.map(textOf),
})

function textOf(cell: Row[number]): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return oneLine(cell)
  if (typeof cell === 'boolean') return String(cell).toUpperCase()
  // The library's types say `typeof Date` where the values are dates.
  if ((cell as unknown) instanceof Date) return dayOf(cell as unknown as Date)
  // Excel keeps 0.6 as 0.59999999999999998.
  return String(Number((cell as Digits).digits))
}

/** One character more than is allowed is enough to be refused for; Alt and Enter break a line. */
const oneLine = (text: string): string =>
  text.slice(0, MAX_CELL_LENGTH + 1).replace(/[\r\n\t]+/g, ' ')

const dayOf = (date: Date): string =>
  Number.isNaN(date.getTime()) ? '#VALUE!' : date.toISOString().slice(0, 10)
