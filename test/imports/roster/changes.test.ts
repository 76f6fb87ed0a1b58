import { describe, expect, it } from 'vitest'
import { changeOf } from '../../../src/imports/roster/changes.ts'
import type { PersonState } from '../../../src/imports/roster/state.ts'
import { aStoredPerson } from '../../support/stored-school.ts'

const induction = {
  id: 'i',
  ectId: 'ada',
  programme: 'niot' as const,
  startDate: '2026-09-01',
  anchor: { year: 1 as const, from: '2026-09-01' },
}
const ada = aStoredPerson({ name: 'Ada Bell', programme: 'niot' })
const before: PersonState = { person: ada, induction, pairings: [], mentorEmail: 'o@x.example' }

describe('what changed about a person', () => {
  it('is nothing where nothing did', () => {
    expect(changeOf(before, { ...before, person: { ...ada } })).toBeUndefined()
  })

  it('is said in the words of the roster’s columns', () => {
    const after: PersonState = {
      person: { ...ada, fte: 0.6, workingDays: [1, 2, 3] },
      induction: { ...induction, startDate: '2026-09-07' },
      pairings: [],
    }
    expect(changeOf(before, after)?.fields).toEqual([
      { field: 'start_date', from: '2026-09-01', to: '2026-09-07' },
      { field: 'mentor_email', from: 'o@x.example', to: '' },
      { field: 'fte', from: '1', to: '0.6' },
      { field: 'working_days', from: 'Mon Tue Wed Thu Fri', to: 'Mon Tue Wed' },
    ])
  })

  it('does not count an induction that is over for somebody who mentors now', () => {
    const mentor = { ...ada, roles: ['mentor' as const] }
    expect(changeOf(before, { ...before, person: mentor })?.fields).toEqual([
      { field: 'role', from: 'ect', to: 'mentor' },
      { field: 'start_date', from: '2026-09-01', to: '' },
      { field: 'year', from: '1 from 2026-09-01', to: '' },
      { field: 'mentor_email', from: 'o@x.example', to: '' },
    ])
  })
})
