import { describe, expect, it } from 'vitest'
import { MAX_ROWS } from '../../../src/imports/table/read-table.ts'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { bytes, codesOf, errorsOf, rowsOf } from '../../support/read-files.ts'

describe('a table', () => {
  it('has a limit of rows and of characters in a cell', () => {
    const rows = Array.from({ length: MAX_ROWS + 1 }, () => anEctRow())
    expect(codesOf(aRoster(rows))).toEqual(['too-many-rows'])
    const long = aRoster([aTutorRow(), aMentorRow({ channel: 'x'.repeat(1001) })])
    expect(errorsOf(long)).toMatchObject([{ line: 3, column: 'channel', code: 'cell-too-long' }])
  })

  it('that hold only spaces are empty, and rows of empty cells are passed over', () => {
    const roster = `${new TextDecoder().decode(aRoster())},,,,,,,,,,,,\n  , ,,,,,,,,,,,\n\n`
    expect(rowsOf(bytes(roster))).toHaveLength(3)
  })
})

describe('the header', () => {
  const [header = '', ...lines] = new TextDecoder().decode(aRoster()).split('\n')
  const withHeader = (changed: string): Uint8Array => bytes([changed, ...lines].join('\n'))
  const shortened = (column: number): Uint8Array =>
    bytes(
      [header, ...lines.filter(Boolean)]
        .map((line) =>
          line
            .split(',')
            .filter((_, i) => i !== column)
            .join(','),
        )
        .join('\n'),
    )

  it.each([
    ['a column that is missing', shortened(8), [1, 'fte', 'missing-column']],
    [
      'an unknown column',
      withHeader(header.replace('fte', 'hours')),
      [1, 'hours', 'unknown-column'],
    ],
    [
      'a column twice',
      withHeader(header.replace('fte', 'email')),
      [1, 'email', 'duplicate-column'],
    ],
  ])('with %s is refused', (_, roster, place) => {
    const errors = errorsOf(roster).map(({ line, column, code }) => [line, column, code])
    expect(errors).toContainEqual(place)
    expect(errors.every(([line]) => line === 1)).toBe(true)
  })

  it('that is not there at all is asked for, and no row is complained about', () => {
    expect(errorsOf(bytes(lines.join('\n')))).toMatchObject([{ line: 1, code: 'no-header' }])
  })

  it.each([';', '\t'])('divided by “%s” gets told about commas', (separator) => {
    const roster = bytes([header, ...lines].join('\n').replaceAll(',', separator))
    expect(codesOf(roster)).toEqual(['wrong-separator'])
  })

  it('may have its columns in any order and any capitals', () => {
    const turned = [header.toUpperCase(), ...lines.filter(Boolean)]
      .map((line) => line.split(',').reverse().join(','))
      .join('\r\n')
    expect(rowsOf(bytes(turned)).map(({ name }) => name)).toEqual([
      'Ruth Hale',
      'Omar Said',
      'Ada Bell',
    ])
  })

  it('alone is not a roster', () => {
    expect(codesOf(bytes(header))).toEqual(['no-rows'])
  })
})
