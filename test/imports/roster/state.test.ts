import { describe, expect, it } from 'vitest'
import { schoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import { rosterSchools } from '../../../src/imports/roster/people.ts'
import {
  allEnded,
  type StoredSchool,
  statesAfter,
  statesBefore,
} from '../../../src/imports/roster/state.ts'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { rowsOf } from '../../support/read-files.ts'

const nobody: StoredSchool = {
  school: { id: 's', urn: '123456', name: 'Hillcrest School', timeZone: 'Europe/London' },
  isNew: true,
  people: [],
  leavers: [],
  inductions: [],
  pairings: [],
  absences: [],
  calendar: schoolCalendar([], []),
}
const facts = () => {
  let ids = 0
  const newId = (): string => {
    ids += 1
    return `id ${ids}`
  }
  return { today: '2026-09-04', removeMissing: false, newId, renamed: new Map<string, string>() }
}
const [roster] = rosterSchools(rowsOf(aRoster([aTutorRow(), aMentorRow(), anEctRow()])), undefined)
if (!roster) throw new Error('The roster has a school.')

/** The school once that roster was taken over. */
const taken = (): StoredSchool => {
  const states = statesAfter(roster, nobody, facts())
  return {
    ...nobody,
    people: states.map(({ person }) => person),
    inductions: states.flatMap(({ induction }) => induction ?? []),
    pairings: states.flatMap(({ pairings }) => pairings),
  }
}

describe('the state of a school', () => {
  it('after a first import has new ids, and pairs people by them', () => {
    const [, mentor, ect] = statesAfter(roster, nobody, facts())
    expect(mentor?.person).toMatchObject({ id: 'id 2', email: 'o.said@hillcrest.example' })
    expect(ect).toMatchObject({
      person: { id: 'id 3' },
      induction: { id: 'id 4', ectId: 'id 3' },
      pairings: [{ inductionId: 'id 4', mentorId: 'id 2', from: '2026-09-01' }],
      mentorEmail: 'o.said@hillcrest.example',
    })
  })

  it('as stored is the state after the import that stored it', () => {
    const stored = taken()
    const before = [...statesBefore(stored, new Map()).values()]
    expect(statesAfter(roster, stored, facts())).toEqual(before)
  })

  it('ends the pairing of somebody who is no ECT any more, and keeps their induction', () => {
    const mentorNow = aMentorRow({ name: 'Ada Bell', email: 'a.bell@hillcrest.example' })
    const [next] = rosterSchools(rowsOf(aRoster([aTutorRow(), aMentorRow(), mentorNow])), undefined)
    const after = next && statesAfter(next, taken(), { ...facts(), today: '2028-09-04' })
    expect(after?.[2]).toMatchObject({
      person: { id: 'id 3', roles: ['mentor'] },
      induction: { id: 'id 4' },
      pairings: [{ from: '2026-09-01', to: '2028-09-03' }],
    })
  })

  it('leaves ended pairings alone when the open one ends', () => {
    const past = { inductionId: 'i', mentorId: 'olu', from: '2026-09-01', to: '2026-09-30' }
    const open = { inductionId: 'i', mentorId: 'omar', from: '2026-10-01' }
    expect(allEnded([past, open], '2026-11-10')).toEqual([past, { ...open, to: '2026-11-09' }])
  })
})
