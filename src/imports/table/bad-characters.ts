import { type ImportError, printable } from './import-error.ts'

/** Longer cells are refused: no name, email or reason needs as much. */
export const MAX_CELL_LENGTH = 1_000

/** Spreadsheets run a cell that begins like this as a formula (OWASP, "CSV injection"). */
const FORMULA = /^\s*[=+\-@]/
/** What a cell shows whose formula came to nothing, or whose column is too narrow. */
const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#+)$/i
/** Controls, and invisible marks that reorder text or make two equal emails differ. */
const UNSEEN = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u

/** What no cell of any column may hold. */
export const badCharacters = (
  cells: readonly string[],
  names: readonly string[],
  line: number,
): ImportError[] =>
  cells.flatMap((cell, i) => {
    const problem = problemWith(cell)
    const column = printable(names[i] ?? '') || `number ${i + 1}`
    return problem ? [{ line, column, columnNumber: i + 1, ...problem }] : []
  })

function problemWith(cell: string): { code: string; message: string } | undefined {
  if (cell.length > MAX_CELL_LENGTH)
    return {
      code: 'cell-too-long',
      message: `The cell has more than ${MAX_CELL_LENGTH} characters.`,
    }
  if (SPREADSHEET_ERROR.test(cell.trim()))
    return {
      code: 'spreadsheet-error',
      message: `The cell shows ${cell.trim()}, an error of the spreadsheet. Type the value itself.`,
    }
  if (FORMULA.test(cell))
    return {
      code: 'formula',
      message: 'The cell begins with =, +, - or @, like a formula. Type the value itself.',
    }
  if (UNSEEN.test(cell))
    return {
      code: 'control-character',
      message: 'The cell holds a character that cannot be seen. Type the cell again.',
    }
  return undefined
}
