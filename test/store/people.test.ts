import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { listAbsences, removeAbsence, saveAbsence } from '../../src/store/absences.ts'
import { loadCalendar, replaceCalendar } from '../../src/store/calendar.ts'
import type { Store } from '../../src/store/database.ts'
import {
  findByEmail,
  rememberAccount,
  rememberTenant,
  schoolsOfTenant,
} from '../../src/store/directory.ts'
import { listInductions, saveInductions } from '../../src/store/inductions.ts'
import { listPairings, replacePairings } from '../../src/store/pairings.ts'
import { findPeopleByEmail, listPeople, markLeft, savePeople } from '../../src/store/people.ts'
import { findSchoolByUrn, listSchools, loadSchool, saveSchool } from '../../src/store/schools.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { countPeople, findByAccount, loadPerson } from '../support/read-tables.ts'
import { aStoredPerson, keepSchool } from '../support/stored-school.ts'

onBothEngines('the people of a school', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })

  it('come back with everything that a roster said about them', async () => {
    const school = await keepSchool(store)
    const partTime = aStoredPerson({
      name: "Siân O'Neill",
      roles: ['mentor', 'induction-tutor'],
      fte: 0.6,
      workingDays: [1, 2, 4],
      mentorTraining: 'returning',
      trainingFrom: '2026-09-01',
      programme: 'niot',
      dualRoleReason: 'A school of four teachers',
    })
    await school.in((tx) => savePeople(tx, [partTime]))
    expect(await school.in((tx) => loadPerson(tx, partTime.id))).toEqual(partTime)
  })

  it('are updated by a second import, and what is no longer said is gone', async () => {
    const school = await keepSchool(store)
    const { mentorTraining: _, ...plain } = school.mentor
    await school.in((tx) => savePeople(tx, [{ ...plain, name: 'Ben Carter-Hughes', fte: 0.8 }]))
    const mentor = await school.in((tx) => loadPerson(tx, school.mentor.id))
    expect(mentor).toEqual({ ...plain, name: 'Ben Carter-Hughes', fte: 0.8 })
    expect(await school.in(countPeople)).toBe(3)
  })

  it('are two thousand as easily as two', async () => {
    const school = await keepSchool(store)
    await school.in((tx) =>
      savePeople(
        tx,
        Array.from({ length: 2000 }, () => aStoredPerson()),
      ),
    )
    expect(await school.in((tx) => listPeople(tx))).toHaveLength(2003)
  })

  it('cannot share an email within a school', async () => {
    const school = await keepSchool(store)
    const twin = aStoredPerson({ email: school.ect.email.toUpperCase() })
    await expect(school.in((tx) => savePeople(tx, [twin]))).rejects.toMatchObject({
      cause: { code: '23505', constraint: 'people_email' },
    })
  })

  it('are found by email without knowing the school, however it is typed', async () => {
    const school = await keepSchool(store)
    const found = await store.shared((tx) => findByEmail(tx, school.ect.email.toUpperCase()))
    expect(found).toEqual([{ schoolId: school.id, personId: school.ect.id }])
    expect(await store.shared((tx) => findByEmail(tx, 'nobody@school.example'))).toEqual([])
  })

  it('are found at each of the schools that they work at', async () => {
    const [one, two] = [await keepSchool(store), await keepSchool(store)]
    const email = `both-${randomUUID()}@trust.example`
    for (const school of [one, two]) {
      await school.in((tx) => savePeople(tx, [aStoredPerson({ email })]))
    }
    const found = await store.shared((tx) => findByEmail(tx, email))
    expect(found.map(({ schoolId }) => schoolId).sort()).toEqual([one.id, two.id].sort())
  })

  it('are found by a new email only, once it changed', async () => {
    const school = await keepSchool(store)
    const email = `new-${randomUUID()}@school.example`
    await school.in((tx) => savePeople(tx, [{ ...school.ect, email }]))
    expect(await store.shared((tx) => findByEmail(tx, school.ect.email))).toEqual([])
    expect(await store.shared((tx) => findByEmail(tx, email))).toHaveLength(1)
  })

  describe('who left', () => {
    it('are kept for history, and found by nobody', async () => {
      const school = await keepSchool(store)
      const account = { platform: 'slack', tenant: 'T1', userId: randomUUID() }
      await school.in((tx) => rememberAccount(tx, account, school.ect.id))
      await school.in((tx) => markLeft(tx, [school.ect.id], '2026-12-18'))
      const now = await school.in((tx) => listPeople(tx))
      expect(now.map(({ id }) => id)).not.toContain(school.ect.id)
      const kept = await school.in((tx) => loadPerson(tx, school.ect.id))
      expect(kept).toEqual({ ...school.ect, leftOn: '2026-12-18' })
      expect(await store.shared((tx) => findByEmail(tx, school.ect.email))).toEqual([])
      expect(await store.shared((tx) => findByAccount(tx, account))).toEqual([])
    })

    it('are the same person when they come back', async () => {
      const school = await keepSchool(store)
      await school.in((tx) => markLeft(tx, [school.ect.id], '2026-12-18'))
      const [known] = await school.in((tx) => findPeopleByEmail(tx, [school.ect.email]))
      expect(known).toMatchObject({ id: school.ect.id, leftOn: '2026-12-18' })
      await school.in((tx) => savePeople(tx, [school.ect]))
      expect(await school.in((tx) => loadPerson(tx, school.ect.id))).toEqual(school.ect)
      expect(await store.shared((tx) => findByEmail(tx, school.ect.email))).toHaveLength(1)
    })
  })

  it('are known by their chat account once it was matched', async () => {
    const school = await keepSchool(store)
    const account = { platform: 'teams', tenant: 'contoso', userId: randomUUID() }
    expect(await store.shared((tx) => findByAccount(tx, account))).toEqual([])
    await school.in((tx) => rememberAccount(tx, account, school.ect.id))
    await school.in((tx) => rememberAccount(tx, account, school.mentor.id))
    expect(await store.shared((tx) => findByAccount(tx, account))).toEqual([
      { schoolId: school.id, personId: school.mentor.id },
    ])
    const elsewhere = { ...account, tenant: 'fabrikam' }
    expect(await store.shared((tx) => findByAccount(tx, elsewhere))).toEqual([])
  })

  it('may share a tenant with the other schools of a trust', async () => {
    const [one, two] = [await keepSchool(store), await keepSchool(store)]
    const tenant = randomUUID()
    for (const school of [one, two, one]) {
      await school.in((tx) => rememberTenant(tx, 'teams', tenant))
    }
    const schools = await store.shared((tx) => schoolsOfTenant(tx, 'teams', tenant))
    expect(schools.sort()).toEqual([one.id, two.id].sort())
  })

  it('have inductions and pairings that a new roster replaces', async () => {
    const school = await keepSchool(store)
    const { inductionId, ect, mentor, tutor } = school
    const induction = {
      id: inductionId,
      ectId: ect.id,
      programme: 'niot' as const,
      startDate: '2026-01-05',
      anchor: { year: 2 as const, from: '2026-09-01' },
    }
    await school.in((tx) => saveInductions(tx, [induction]))
    expect(await school.in((tx) => listInductions(tx, { ectIds: [ect.id] }))).toEqual([induction])
    const pairings = [
      { inductionId, mentorId: mentor.id, from: '2026-09-01', to: '2026-10-23' },
      { inductionId, mentorId: tutor.id, from: '2026-11-02' },
    ]
    await school.in((tx) => replacePairings(tx, [inductionId], pairings))
    expect(await school.in((tx) => listPairings(tx))).toEqual(pairings)
    const ofMentor = await school.in((tx) => listPairings(tx, { mentorIds: [tutor.id] }))
    expect(ofMentor).toEqual(pairings.slice(1))
  })

  it('have days away, as dates and never a reason', async () => {
    const school = await keepSchool(store)
    const away = { personId: school.ect.id, from: '2026-09-21', to: '2026-09-22' }
    await school.in((tx) => saveAbsence(tx, away))
    await school.in((tx) => saveAbsence(tx, { ...away, to: '2026-09-25' }))
    expect(await school.in((tx) => listAbsences(tx, [school.ect.id]))).toEqual([
      { ...away, to: '2026-09-25' },
    ])
    expect(await school.in((tx) => listAbsences(tx, [school.mentor.id]))).toEqual([])
    await school.in((tx) => removeAbsence(tx, away))
    expect(await school.in((tx) => listAbsences(tx, [school.ect.id]))).toEqual([])
  })
})

onBothEngines('a school', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })

  it('is saved, renamed and found by its URN', async () => {
    const school = { id: randomUUID(), urn: '900001', name: 'Hill', timeZone: 'Europe/London' }
    expect(await store.withSchool(school.id, loadSchool)).toBeUndefined()
    await store.shared((tx) => saveSchool(tx, school))
    await store.withSchool(school.id, (tx) => saveSchool(tx, { ...school, name: 'Hill Academy' }))
    const renamed = { ...school, name: 'Hill Academy' }
    expect(await store.withSchool(school.id, loadSchool)).toEqual(renamed)
    expect(await store.shared((tx) => findSchoolByUrn(tx, '900001'))).toEqual(renamed)
    expect(await store.shared((tx) => findSchoolByUrn(tx, '900002'))).toBeUndefined()
    expect(await store.shared(listSchools)).toContainEqual(renamed)
  })

  it('cannot rename another', async () => {
    const [one, two] = [await keepSchool(store), await keepSchool(store)]
    const other = { id: two.id, urn: '900009', name: 'Mine now', timeZone: 'Europe/London' }
    await expect(one.in((tx) => saveSchool(tx, other))).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })

  it('replaces the calendar of one year and keeps the others', async () => {
    const school = await keepSchool(store)
    const term = (from: string, to: string) => ({ kind: 'term' as const, name: 'autumn', from, to })
    const inset = { kind: 'inset' as const, name: 'INSET', from: '2026-09-01', to: '2026-09-01' }
    const last = term('2025-09-03', '2025-12-19')
    const draft = term('2026-09-02', '2026-12-11')
    const final = term('2026-09-02', '2026-12-18')
    await school.in((tx) => replaceCalendar(tx, ['2025-26', '2026-27'], [last, draft]))
    await school.in((tx) => replaceCalendar(tx, ['2026-27'], [final, inset]))
    expect(await school.in(loadCalendar)).toEqual([last, inset, final])
  })
})
