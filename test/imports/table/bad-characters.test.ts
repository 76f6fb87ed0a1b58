import { describe, expect, it } from 'vitest'
import { badCharacters } from '../../../src/imports/table/bad-characters.ts'
import { aMentorRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { errorsOf } from '../../support/read-files.ts'

describe('cells', () => {
  it.each(['=1+1', '+44', '-', '@here'])(
    'like %s are refused as formulas, in any column',
    (text) => {
      const roster = aRoster([aTutorRow(), aMentorRow({ channel: text })])
      expect(errorsOf(roster)).toMatchObject([{ line: 3, column: 'channel', code: 'formula' }])
    },
  )

  it.each([
    ['a bell', '\u0007'],
    ['a tab', '\t'],
    ['a mark that turns the text round', '\u202e'],
    ['a space of no width', '\u200b'],
    ['a byte order mark', '\ufeff'],
  ])('that hold %s are refused, because nobody sees it', (_, character) => {
    expect(badCharacters(['Ada', `Be${character}ll`], ['name', 'channel'], 7)).toMatchObject([
      { line: 7, column: 'channel', columnNumber: 2, code: 'control-character' },
    ])
  })

  it('may hold any letter and sign that a name has', () => {
    const names = ['Zoë Müller-O’Neill', 'Nguyễn Thị Lan', 'José María', '李娜', 'Ångström (Ms)']
    expect(badCharacters(names, ['a', 'b', 'c', 'd', 'e'], 2)).toEqual([])
  })
})
