import type { ImportError } from './import-error.ts'

/** How the bytes of a text were read. */
export type Encoding = 'utf-8' | 'windows-1252'

/** One line of a sheet; lines count from 1, and cells that are not there are ''. */
export interface SheetLine {
  readonly line: number
  readonly cells: readonly string[]
}

/** A file that a school gave, opened. `text` has plain line feeds and no byte order mark. */
export type OpenedFile =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'workbook'; readonly sheets: readonly (readonly SheetLine[])[] }
  | { readonly kind: 'refused'; readonly errors: readonly ImportError[] }

/** How a file is opened. */
export interface OpenOptions {
  /** Text that is not UTF-8 is read as Windows-1252: where no name of a person depends on it. */
  readonly alsoWindows?: boolean
}
