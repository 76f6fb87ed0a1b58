import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import { rosterSchools } from '../../../src/imports/roster/people.ts'
import { planSchool } from '../../../src/imports/roster/plan.ts'
import { loadStoredSchool, writePlan } from '../../../src/imports/roster/store.ts'
import { listPairings } from '../../../src/store/pairings.ts'
import { listPeople, markLeft } from '../../../src/store/people.ts'
import { aMentorRow, anEctRow, aRoster, aTutorRow } from '../../support/build-roster.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { rowsOf } from '../../support/read-files.ts'

const [roster] = rosterSchools(rowsOf(aRoster([aTutorRow(), aMentorRow(), anEctRow()])), undefined)
if (!roster) throw new Error('The roster has a school.')
const facts = {
  today: '2026-09-04',
  newId: randomUUID,
  removeMissing: false,
  renamed: new Map<string, string>(),
}
const now = new Date('2026-09-04T09:00:00Z')

describe('what is stored of a school', () => {
  it('is nothing before its first roster, and all of it after', async () => {
    const store = await openTestStore()
    const deps = { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland }
    const [people, pairings] = await store.withSchool(randomUUID(), async (tx) => {
      const before = await loadStoredSchool(tx, deps, roster)
      expect(before).toMatchObject({ isNew: true, people: [], inductions: [], pairings: [] })
      await writePlan(tx, deps, { plan: planSchool(roster, before, facts), facts, now })
      const after = await loadStoredSchool(tx, deps, roster)
      expect(after).toMatchObject({ isNew: false, school: { urn: '123456' } })
      expect([after.people.length, after.inductions.length]).toEqual([3, 1])
      return [await listPeople(tx), await listPairings(tx)]
    })
    expect([people.length, pairings.length]).toEqual([3, 1])
  })

  it('includes people of the file who had left, so that they come back as themselves', async () => {
    const store = await openTestStore()
    const deps = { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland }
    await store.withSchool(randomUUID(), async (tx) => {
      const before = await loadStoredSchool(tx, deps, roster)
      await writePlan(tx, deps, { plan: planSchool(roster, before, facts), facts, now })
      const [ect] = await listPeople(tx)
      await markLeft(tx, [ect?.id ?? ''], '2026-10-01')
      const again = await loadStoredSchool(tx, deps, roster)
      expect(again.people.map(({ id, leftOn }) => [id === ect?.id, leftOn])).toContainEqual([
        true,
        '2026-10-01',
      ])
      expect(again.people).toHaveLength(3)
    })
  })
})
