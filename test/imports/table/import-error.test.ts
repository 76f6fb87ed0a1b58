import { describe, expect, it } from 'vitest'
import {
  listErrors,
  MAX_ERRORS,
  quoted,
  sayImportError,
} from '../../../src/imports/table/import-error.ts'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { errorsOf } from '../../support/read-files.ts'

describe('a list of errors', () => {
  it('of the list of errors has a limit too, and says how many more there are', () => {
    const rows = Array.from({ length: MAX_ERRORS + 7 }, () => anEctRow({ year: '7' }))
    const errors = errorsOf(aRoster([aTutorRow(), aMentorRow(), ...rows]))
    expect(errors).toHaveLength(MAX_ERRORS + 1)
    expect(errors.at(-1)?.message).toMatch(/^There are \d+ more/)
  })

  it('stands in the order of the file, with one complaint for a cell', () => {
    const error = ([line, columnNumber]: [number, number], column: string, code: string) => ({
      ...{ line, column, columnNumber, code },
      message: '',
    })
    const list = listErrors([
      error([3, 9], 'fte', 'first'),
      error([2, 8], 'year', 'right'),
      error([3, 9], 'fte', 'second'),
      error([2, 3], 'role', 'left'),
      { code: 'file', message: '' },
    ])
    expect(list.map(({ code }) => code)).toEqual(['file', 'left', 'right', 'first'])
  })

  it('says the place as far as it is known', () => {
    const message = 'This column is missing.'
    expect(sayImportError({ line: 7, column: 'fte', code: 'x', message })).toBe(
      'line 7, column fte: This column is missing.',
    )
    expect(sayImportError({ line: 7, code: 'x', message })).toBe('line 7: This column is missing.')
    expect(sayImportError({ code: 'x', message })).toBe('This column is missing.')
  })

  it('quotes a cell without what a terminal would obey, and not at length', () => {
    expect(quoted('\u001b[31mred\u202e')).toBe('“\ufffd[31mred\ufffd”')
    expect(quoted('x'.repeat(50))).toBe(`“${'x'.repeat(40)}…”`)
  })
})
