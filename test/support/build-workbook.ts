import { strToU8, zipSync } from 'fflate'

/** A cell as Excel keeps it: text, a number, a day, a formula with what it came to last, an error. */
export type WorkbookCell =
  | string
  | number
  | boolean
  | { readonly day: string }
  | { readonly formula: string; readonly came: string | number | undefined }
  | { readonly error: string }
  | { readonly inline: string }
  | undefined

/** One sheet; an undefined cell is left out of the file, as Excel leaves empty cells out. */
export interface WorkbookSheet {
  readonly name: string
  /** By line, so that a sheet may have gaps; lines count from 1. */
  readonly rows: ReadonlyMap<number, readonly WorkbookCell[]>
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Rows from line 1 on. */
export const lines = (
  ...rows: readonly (readonly WorkbookCell[])[]
): ReadonlyMap<number, readonly WorkbookCell[]> => new Map(rows.map((row, i) => [i + 1, row]))

/** The bytes of a workbook as Excel writes it: shared strings, styles, one part a sheet. */
export function aWorkbook(
  sheets: readonly WorkbookSheet[],
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const strings: string[] = []
  const parts = sheets.map((sheet) => sheetXml(sheet, strings))
  const names = sheets.map(({ name }) => escapeXml(name))
  return zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
        '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
        'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr/><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId90" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
        'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
        'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
        ...Object.fromEntries(parts.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  )
}

function sheetXml({ rows }: WorkbookSheet, strings: string[]): string {
  const written = [...rows].map(([line, cells]) => {
    const inside = cells.map((cell, i) => cellXml(cell, `${letters(i)}${line}`, strings)).join('')
    return `<row r="${line}">${inside}</row>`
  })
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${written.join('')}</sheetData></worksheet>`
}

function cellXml(cell: WorkbookCell, at: string, strings: string[]): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'string') {
    strings.push(cell)
    return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`
  }
  if ('day' in cell) return `<c r="${at}" s="1"><v>${serialOf(cell.day)}</v></c>`
  return otherCellXml(cell, at)
}

function otherCellXml(
  cell: Exclude<WorkbookCell, string | number | boolean | undefined | { readonly day: string }>,
  at: string,
): string {
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`
  if ('inline' in cell)
    return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell.inline)}</t></is></c>`
  const { formula, came } = cell
  const type = typeof came === 'string' ? ' t="str"' : ''
  const value = came === undefined ? '' : `<v>${escapeXml(String(came))}</v>`
  return `<c r="${at}"${type}><f>${escapeXml(formula)}</f>${value}</c>`
}

/** Excel counts days from the end of 1899. */
const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569

const letters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${letters(Math.floor(index / 26) - 1)}${letters(index % 26)}`

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
