import { describe, expect, it } from 'vitest'
import { rosterSchools } from '../../../src/imports/roster/people.ts'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { rowsOf } from '../../support/read-files.ts'

describe('the people of a roster', () => {
  it('are one each, with all of their roles (B-01)', () => {
    const head = aTutorRow({ role: 'headteacher', channel: '', fte: '' })
    const [school] = rosterSchools(rowsOf(aRoster([head, aTutorRow({ fte: '0.8' })])), undefined)
    expect(school?.people).toEqual([
      {
        line: 2,
        email: 'r.hale@hillcrest.example',
        name: 'Ruth Hale',
        roles: ['induction-tutor', 'headteacher'],
        fte: 0.8,
        workingDays: [1, 2, 3, 4, 5],
      },
    ])
    expect(school?.channel).toEqual({ label: 'Induction', tutorEmail: 'r.hale@hillcrest.example' })
  })

  it('of a mentor’s row without a programme are on the programme of their ECTs', () => {
    const rows = rowsOf(aRoster([aTutorRow(), aMentorRow({ programme: '' }), anEctRow()]))
    const [school] = rosterSchools(rows, undefined)
    expect(school?.people[1]).toMatchObject({ roles: ['mentor'], programme: 'niot' })
  })

  it('keep the reason for a dual role only where there is one (B-03)', () => {
    const dual = aMentorRow({ name: 'Ruth Hale', email: 'r.hale@hillcrest.example' })
    const roster = aRoster([aTutorRow(), dual, aMentorRow()])
    const because = 'two teachers in the school'
    const [school] = rosterSchools(rowsOf(roster, { allowDualRole: because }), because)
    expect(school?.people.map(({ dualRoleReason }) => dualRoleReason)).toEqual([because, undefined])
  })

  it('are told apart by school (B-02)', () => {
    const other = { school_urn: '123457', school_name: 'Valley School' }
    const schools = rosterSchools(rowsOf(aRoster([aTutorRow(), aTutorRow(other)])), undefined)
    expect(schools.map(({ urn, name, people }) => [urn, name, people.length])).toEqual([
      ['123456', 'Hillcrest School', 1],
      ['123457', 'Valley School', 1],
    ])
  })
})
