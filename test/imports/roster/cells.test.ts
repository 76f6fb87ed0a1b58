import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { codesOf, rowsOf } from '../../support/read-files.ts'

describe('cells', () => {
  const emails = fc.constantFrom(
    'o\u2019neill@',
    'two@at@x.example',
    'a b@x.example',
    'a@b',
    '@x.example',
  )

  it('that are no email address are refused, whatever is wrong with it', () => {
    fc.assert(
      fc.property(emails, (email) => {
        expect(codesOf(aRoster([aTutorRow({ email })]))).toHaveLength(1)
      }),
    )
  })

  it('give the same person for an email in other capitals', () => {
    const [, , ect] = rowsOf(
      aRoster([aTutorRow(), aMentorRow(), anEctRow({ mentor_email: 'O.Said@HILLCREST.example' })]),
    )
    expect(ect?.mentorEmail).toBe('o.said@hillcrest.example')
  })

  it.each([
    ['Mon Tue Wed', [1, 2, 3]],
    ['Mon-Wed', [1, 2, 3]],
    ['Monday to Wednesday', [1, 2, 3]],
    ['1 2 3', [1, 2, 3]],
    ['wed, mon; Fri', [1, 3, 5]],
    ['Thurs', [4]],
    ['Mon-Tue Thu', [1, 2, 4]],
  ])('“%s” is understood as working days', (text, days) => {
    const [, mentor] = rowsOf(aRoster([aTutorRow(), aMentorRow({ working_days: text, fte: '' })]))
    expect(mentor?.workingDays).toEqual(days)
  })

  it('leave working days out where a school leaves them empty: Monday to Friday', () => {
    expect(rowsOf(aRoster())[2]).not.toHaveProperty('workingDays')
  })

  it.each(['0.6', '.6', '0.60'])('“%s” is an FTE', (fte) => {
    const days = { fte, working_days: 'Mon-Wed' }
    expect(rowsOf(aRoster([aTutorRow(), aMentorRow(), anEctRow(days)]))[2]?.fte).toBe(0.6)
  })
})
