import { describe, expect, it } from 'vitest'
import { schoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import { rosterSchools } from '../../../src/imports/roster/people.ts'
import { planSchool } from '../../../src/imports/roster/plan.ts'
import type { StoredSchool } from '../../../src/imports/roster/state.ts'
import {
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  type RosterCells,
} from '../../support/build-roster.ts'
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
const usual = [aTutorRow(), aMentorRow(), anEctRow()]

function plan(rows: readonly RosterCells[], stored: StoredSchool, removeMissing = false) {
  const [roster] = rosterSchools(rowsOf(aRoster(rows)), undefined)
  if (!roster) throw new Error('The roster has a school.')
  let ids = stored.people.length * 10
  const newId = (): string => {
    ids += 1
    return `id ${ids}`
  }
  return planSchool(roster, stored, {
    today: '2026-11-10',
    removeMissing,
    newId,
    renamed: new Map(),
  })
}
const taken = (): StoredSchool => {
  const { people, inductions, pairings } = plan(usual, nobody)
  return { ...nobody, isNew: false, people, inductions, pairings: [...pairings.values()].flat() }
}

describe('the plan of an import', () => {
  it('writes everybody of a new school', () => {
    const { people, inductions, pairings, changes } = plan(usual, nobody)
    expect([people.length, inductions.length, pairings.size]).toEqual([3, 1, 1])
    expect(changes).toMatchObject({ isNew: true, changed: [], unchanged: 0, channel: 'Induction' })
    expect(changes.added.map(({ roles }) => roles)).toEqual(['induction-tutor', 'mentor', 'ect'])
  })

  it('of the same file again has nothing to write', () => {
    const again = plan(usual, taken())
    expect(again).toMatchObject({ people: [], inductions: [], leaverIds: [] })
    expect(again.pairings.size).toBe(0)
    expect(again.changes).toMatchObject({ added: [], changed: [], unchanged: 3, notInFile: [] })
  })

  it('writes only who changed', () => {
    const { people, changes } = plan(
      [aTutorRow(), aMentorRow({ mentor_training: 'reduced' }), anEctRow()],
      taken(),
    )
    expect(people.map(({ name }) => name)).toEqual(['Omar Said'])
    expect(changes.unchanged).toBe(2)
  })

  it('names who is missing, and lets them go only where it is told to', () => {
    const kept = plan([aTutorRow(), aMentorRow()], taken())
    expect(kept).toMatchObject({ leaverIds: [], changes: { notInFile: [{ name: 'Ada Bell' }] } })
    expect(kept.pairings.size).toBe(0)
    const left = plan([aTutorRow(), aMentorRow()], taken(), true)
    expect(left.leaverIds).toHaveLength(1)
    expect([...left.pairings.values()]).toMatchObject([[{ to: '2026-11-09' }]])
  })

  it('asks nobody to leave who left before', () => {
    const stored = taken()
    const people = stored.people.map((person) =>
      person.roles.includes('ect') ? { ...person, leftOn: '2026-10-01' } : person,
    )
    const { changes, leaverIds } = plan([aTutorRow(), aMentorRow()], { ...stored, people }, true)
    expect([changes.notInFile, leaverIds]).toEqual([[], []])
  })
})
