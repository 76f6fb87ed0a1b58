import { describe, expect, it } from 'vitest'
import type { RosterColumn } from '../../../src/imports/roster/columns.ts'
import { readRosterRow } from '../../../src/imports/roster/row.ts'
import { aMentorRow, anEctRow, aTutorRow, type RosterCells } from '../../support/build-roster.ts'
import { ROSTER_OPTIONS } from '../../support/read-files.ts'

const problemsOf = (cells: RosterCells): (string | undefined)[][] =>
  readRosterRow({ line: 2, cells }, ROSTER_OPTIONS).errors.map(({ column, code }) => [column, code])

describe('a row of a roster', () => {
  it('becomes what its cells mean', () => {
    const cells = anEctRow({ fte: '0.6', working_days: 'Mon-Wed' })
    expect(readRosterRow({ line: 2, cells }, ROSTER_OPTIONS)).toEqual({
      errors: [],
      row: {
        line: 2,
        urn: '123456',
        schoolName: 'Hillcrest School',
        role: 'ect',
        name: 'Ada Bell',
        email: 'a.bell@hillcrest.example',
        programme: 'niot',
        startDate: '2026-09-01',
        year: 1,
        fte: 0.6,
        workingDays: [1, 2, 3],
        mentorEmail: 'o.said@hillcrest.example',
      },
    })
  })

  it.each<RosterColumn>([
    'school_urn',
    'school_name',
    'role',
    'name',
    'email',
    'programme',
    'start_date',
    'year',
    'fte',
  ])('of an ECT needs %s', (column) => {
    expect(problemsOf(anEctRow({ [column]: '' }))).toEqual([[column, 'empty-cell']])
  })

  it('of anybody else needs no year, no start and no FTE', () => {
    const empty = { programme: '', start_date: '', year: '', fte: '' }
    expect(problemsOf(aMentorRow(empty))).toEqual([])
    expect(problemsOf(aTutorRow(empty))).toEqual([])
    expect(problemsOf(aTutorRow({ role: 'headteacher', ...empty }))).toEqual([])
  })

  it.each<[string, RosterCells, RosterColumn]>([
    ['a year for a mentor', aMentorRow({ year: '1' }), 'year'],
    ['a mentor for a mentor', aMentorRow({ mentor_email: 'x@y.example' }), 'mentor_email'],
    ['mentor training for an ECT', anEctRow({ mentor_training: 'full' }), 'mentor_training'],
    ['mentor training for a tutor', aTutorRow({ mentor_training: 'full' }), 'mentor_training'],
  ])('refuses %s', (_, cells, column) => {
    expect(problemsOf(cells)).toEqual([[column, 'not-for-this-role']])
  })

  it('with a role that nobody has is judged by what everybody needs', () => {
    expect(problemsOf(anEctRow({ role: 'teacher', name: '', year: '' }))).toEqual([
      ['role', 'unknown-role'],
      ['name', 'empty-cell'],
    ])
  })
})
