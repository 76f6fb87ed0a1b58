/**
 * What is wrong with one place of a file that a school gave. Messages say what to do and never
 * repeat a name or an email: the line and the column are enough to find them.
 */
export interface ImportError {
  /** Counted from 1, the header included. Absent where the whole file is meant. */
  readonly line?: number
  /** The column's name in the header, or the property of a calendar event. */
  readonly column?: string
  /** Counted from 1, where the file has such a column. */
  readonly columnNumber?: number
  /** Stable, kebab-case. */
  readonly code: string
  readonly message: string
  /** Where the import can go on once it is told something: what to tell it, and how. */
  readonly choices?: readonly ImportChoice[]
}

/** One way to answer what an import asks: in words, and as an option of the command line. */
export interface ImportChoice {
  readonly says: string
  /** As it is typed, such as `--day-first`; options are told apart by their whole text. */
  readonly option: string
}

/** How many errors a report lists before it only counts the rest. */
export const MAX_ERRORS = 200

/** In the order of the file, one per cell, and at most {@link MAX_ERRORS} with the rest counted. */
export function listErrors(errors: readonly ImportError[]): ImportError[] {
  const sorted = [...firstPerCell(errors)].sort(inOrderOfTheFile)
  if (sorted.length <= MAX_ERRORS) return sorted
  const more = sorted.length - MAX_ERRORS
  return [
    ...sorted.slice(0, MAX_ERRORS),
    { code: 'more-errors', message: `There are ${more} more errors like these further on.` },
  ]
}

/** 'line 7, column mentor_email: …', the way a report prints it. */
export function sayImportError({ line, column, message }: ImportError): string {
  const place = [line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(', ')
  return place ? `${place}: ${message}` : message
}

/**
 * The text of a cell in quotation marks, shortened, for a message. Never for a name or an email; an
 * email that stands in another column is not repeated either.
 */
export const quoted = (text: string): string =>
  text.includes('@') ? 'An email address' : `“${printable(text)}”`

/** `text` without what a terminal would obey, shortened to 40 characters. */
export function printable(text: string): string {
  const plain = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�')
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain
}

/** The first complaint about a cell explains it; what follows from it would only confuse. */
function firstPerCell(errors: readonly ImportError[]): Iterable<ImportError> {
  const byCell = new Map<string, ImportError>()
  for (const error of errors) {
    const cell = error.column ? `${error.line}/${error.column}` : `${error.line}//${error.code}`
    if (!byCell.has(cell)) byCell.set(cell, error)
  }
  return byCell.values()
}

const inOrderOfTheFile = (a: ImportError, b: ImportError): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.columnNumber ?? 0) - (b.columnNumber ?? 0)
