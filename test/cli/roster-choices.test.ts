import { describe, expect, it } from 'vitest'
import { choicesOf } from '../../src/cli/roster-choices.ts'

describe('the options that answer what an import asks', () => {
  it('are taken by email, whatever its capitals', () => {
    const choices = choicesOf({
      samePerson: ['Old@School.example=New@School.example'],
      differentPerson: ['B@school.example'],
      transfer: ['c@school.example '],
    })
    expect(choices).toEqual({
      same: new Map([['new@school.example', 'old@school.example']]),
      different: new Set(['b@school.example']),
      transfers: new Set(['c@school.example']),
      bothSchools: new Set(),
      fileWins: new Set(),
      bringBack: new Set(),
      keepOut: new Set(),
      sameNames: false,
    })
  })

  it('may say that everybody of the same name is the same', () => {
    expect(choicesOf({ samePerson: ['same-names'] })).toMatchObject({ sameNames: true })
  })

  it.each(['old@school.example', 'old=new', 'a@b=c@d=e@f', ''])(
    'of one person are two emails, which “%s” is not',
    (text) => {
      expect(() => choicesOf({ samePerson: [text] })).toThrow(
        expect.objectContaining({ code: 'usage-same-person' }),
      )
    },
  )
})
