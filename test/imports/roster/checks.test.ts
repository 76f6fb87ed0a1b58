import { describe, expect, it } from 'vitest'
import { ambition } from '../../../src/programmes/ambition/programme.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { codesOf, errorsOf, rowsOf, warningsOf } from '../../support/read-files.ts'

describe('people against each other', () => {
  it('may hold several roles, one row each (B-01)', () => {
    const both = aTutorRow({ role: 'headteacher', channel: '' })
    expect(rowsOf(aRoster([aTutorRow(), both])).map(({ role }) => role)).toEqual([
      'induction-tutor',
      'headteacher',
    ])
  })

  it('may be the tutor of several schools (B-02)', () => {
    const other = { school_urn: '123457', school_name: 'Valley School' }
    expect(rowsOf(aRoster([aTutorRow(), aTutorRow(other)]))).toHaveLength(2)
  })

  it('are mentored by somebody of the same school', () => {
    const elsewhere = { school_urn: '123457', school_name: 'Valley School' }
    const errors = errorsOf(aRoster([aTutorRow(), aMentorRow(elsewhere), anEctRow()]))
    expect(errors).toMatchObject([{ line: 4, column: 'mentor_email', code: 'unknown-mentor' }])
    expect(errors[0]?.message).toContain('another school')
  })

  it('who mentor and are the induction tutor need a reason (B-03, contradiction 1)', () => {
    const roster = aRoster([
      aTutorRow(),
      aMentorRow({ name: 'Ruth Hale', email: 'r.hale@hillcrest.example' }),
      anEctRow({ mentor_email: 'r.hale@hillcrest.example' }),
    ])
    expect(errorsOf(roster)).toMatchObject([{ line: 3, column: 'role', code: 'dual-role' }])
    expect(errorsOf(roster)[0]?.message).toContain('--allow-dual-role')
    expect(warningsOf(roster, { allowDualRole: 'small school' })).toEqual([['role', 'dual-role']])
  })

  it('cannot be an ECT and lead the induction', () => {
    const tutor = aTutorRow({ name: 'Ada Bell', email: 'a.bell@hillcrest.example' })
    expect(codesOf(aRoster([tutor, aMentorRow(), anEctRow()]))).toEqual(['ect-in-charge'])
  })

  it('have one FTE at one school', () => {
    const roster = aRoster([aTutorRow(), aTutorRow({ role: 'headteacher', fte: '0.8' })])
    expect(errorsOf(roster)).toMatchObject([{ line: 3, column: 'fte', code: 'two-values' }])
  })
})

describe('a year that the programme does not have', () => {
  const yearErrors = (cells: object, more = {}) =>
    errorsOf(aRoster([aTutorRow(), aMentorRow(), anEctRow(cells)]), more)

  it('is refused, with the years that it has', () => {
    expect(yearErrors({ programme: 'teach-first', year: '1' })).toMatchObject([
      {
        line: 4,
        column: 'year',
        code: 'year-not-in-programme',
        message: 'Teach First has year 2 only in Keepstep, not year 1.',
      },
    ])
  })

  it('is refused the other way about', () => {
    const programmes = [{ ...ambition, years: { 1: ambition.years[1] } }]
    const more = { programmes: [...programmes, niot] }
    const ect = { programme: 'ambition', year: '2', start_date: '2025-09-01' }
    expect(yearErrors(ect, more)[0]?.message).toBe(
      'Ambition Institute has year 1 only in Keepstep, not year 2.',
    )
    expect(yearErrors({ ...ect, year: '1', start_date: '2026-09-01' }, more)).toEqual([])
  })

  it('is asked about the ECT only: a mentor is on a programme, not in a year of it', () => {
    const mentor = aMentorRow({ programme: 'teach-first' })
    const ect = anEctRow({ programme: 'teach-first', year: '2', start_date: '2025-09-01' })
    expect(codesOf(aRoster([aTutorRow(), mentor, ect]))).toEqual([])
  })
})
