/**
 * What the first row of a table calls its columns. Each column has one name, and others that school
 * systems give the same thing; a heading that is none of them is named with the nearest known one.
 */
import { distance } from 'fastest-levenshtein'
import { type ImportError, printable } from './import-error.ts'

/** The columns of a kind of file, by the name that we give each. */
export interface TableLayout<Column extends string> {
  readonly columns: readonly Column[]
  /** Other headings of each column, the best first: where several stand in one file, it is read. */
  readonly alsoCalled: Readonly<Partial<Record<Column, readonly string[]>>>
  /** A column that may stand in two parts, as first name and surname do. */
  readonly inParts?: Readonly<Partial<Record<Column, readonly (readonly string[])[]>>>
  /** Headings that look like a column and are none, with what to do about each. */
  readonly notMeant?: Readonly<Record<string, string>>
  /** Columns that nobody knows are passed over: where a program wrote the file, not a person. */
  readonly passesOverOthers?: true
  /** Columns that need not be there at all. */
  readonly mayBeMissing?: ReadonlySet<Column>
}

/** Where each column stands in a file. */
export interface Headings<Column extends string> {
  /** Indexes of a column's cells, which are joined with a space; none where it is missing. */
  readonly placesOf: ReadonlyMap<Column, readonly number[]>
  /** As the file has them; '' for a column without a heading. */
  readonly names: readonly string[]
  readonly errors: readonly ImportError[]
}

/** How many of the headings are known: a header row has several. */
export function countKnown<Column extends string>(
  cells: readonly string[],
  layout: TableLayout<Column>,
): number {
  return [...understood(cells, layout).values()].filter((places) => places.length > 0).length
}

/** What each cell of a row is called in errors: by our name where it is known, else as the file has it. */
export function columnNames<Column extends string>({
  names,
  placesOf,
}: Headings<Column>): readonly string[] {
  const ours = new Map(
    [...placesOf].flatMap(([column, places]) => places.map((place) => [place, column] as const)),
  )
  return names.map((name, place) => ours.get(place) ?? name)
}

/** Understands a header row; what is wrong with it is said at its line. */
export function readHeadings<Column extends string>(
  cells: readonly string[],
  layout: TableLayout<Column>,
  line: number,
): Headings<Column> {
  const placesOf = understood(cells, layout)
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const known = knownHeadings(layout)
  const headings = cells.map(plainHeading)
  const errors: ImportError[] = names.flatMap((name, i) => {
    const heading = headings[i] ?? ''
    if (name === '') return []
    const place = { line, column: printable(name), columnNumber: i + 1 }
    if (!known.has(heading) && layout.passesOverOthers) return []
    if (!known.has(heading))
      return [{ ...place, code: 'unknown-column', message: unknownColumn(heading, layout) }]
    if (headings.indexOf(heading) === i) return []
    return [{ ...place, code: 'duplicate-column', message: 'This column is there twice.' }]
  })
  for (const column of layout.columns) {
    if (placesOf.get(column)?.length || layout.mayBeMissing?.has(column)) continue
    const message = 'This column is missing. Add it; where nobody needs it, its cells may be empty.'
    errors.push({ line, column, code: 'missing-column', message })
  }
  return { placesOf, names, errors }
}

/** 'Start Date *' and 'start_date' are the same heading. */
const plainHeading = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:required|optional|mandatory)\)/g, ' ')
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()

/** The headings of a column, the best first. */
const headingsOf = <Column extends string>(
  column: Column,
  { alsoCalled }: TableLayout<Column>,
): string[] => [plainHeading(column), ...(alsoCalled[column] ?? [])]

function understood<Column extends string>(
  cells: readonly string[],
  layout: TableLayout<Column>,
): Map<Column, readonly number[]> {
  const headings = cells.map(plainHeading)
  const firstOf = (names: readonly string[]): number =>
    names.map((name) => headings.indexOf(name)).find((index) => index !== -1) ?? -1
  return new Map(
    layout.columns.map((column) => {
      const whole = firstOf(headingsOf(column, layout))
      if (whole !== -1) return [column, [whole]]
      const parts = (layout.inParts?.[column] ?? []).map(firstOf)
      return [column, parts.includes(-1) ? [] : parts]
    }),
  )
}

function knownHeadings<Column extends string>(layout: TableLayout<Column>): Map<string, Column> {
  return new Map(
    layout.columns.flatMap((column) =>
      [...headingsOf(column, layout), ...(layout.inParts?.[column] ?? []).flat()].map(
        (heading) => [heading, column] as const,
      ),
    ),
  )
}

/** Words that stand in headings of any kind. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  'number date name type school staff level address code the for and date'.split(' '),
)
/** More than three letters in ten changed is another word. */
const MOST_CHANGED = 0.3

function unknownColumn<Column extends string>(
  heading: string,
  layout: TableLayout<Column>,
): string {
  const known = layout.notMeant?.[heading]
  if (known !== undefined) return known
  const nearest = nearestColumn(heading, layout)
  const columns = `The columns are ${layout.columns.join(', ')}.`
  if (nearest === undefined) return `There is no such column: take it out. ${columns}`
  return `There is no such column. The nearest one is ${nearest}: if that is meant, call it so, otherwise take the column out.`
}

/** The column with the most alike heading; undefined where none is anything like it. */
function nearestColumn<Column extends string>(
  heading: string,
  layout: TableLayout<Column>,
): Column | undefined {
  const words = new Set(
    heading.split(' ').filter((word) => word.length > 2 && !SAYS_NOTHING.has(word)),
  )
  const rated = [...knownHeadings(layout)].map(([known, column]) => {
    const changed = distance(heading, known) / Math.max(heading.length, known.length)
    const shared = known.split(' ').filter((word) => words.has(word)).length
    return { column, changed: shared > 0 ? Math.min(changed, MOST_CHANGED) - shared : changed }
  })
  const [best] = rated.sort((a, b) => a.changed - b.changed)
  return best !== undefined && best.changed <= MOST_CHANGED ? best.column : undefined
}
