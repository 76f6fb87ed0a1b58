import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../../src/domain/oversight/retention.ts'
import type { Person } from '../../../src/domain/people.ts'
import { loadSchool } from '../../../src/school/load.ts'
import { saveAgreement } from '../../../src/store/agreements.ts'
import { insertDeliveries } from '../../../src/store/deliveries.ts'
import { saveInductions } from '../../../src/store/inductions.ts'
import { saveManners } from '../../../src/store/manners.ts'
import { markLeft, saveRestriction } from '../../../src/store/people.ts'
import { listChanges } from '../../../src/store/school-changes.ts'
import { rowsOf } from '../../../src/store/tx.ts'
import { setWakeUps } from '../../../src/store/wake-ups.ts'
import { forgetOldRecords } from '../../../src/usecases/messages/forget-old-records.ts'
import { dump, linesWith, openBoth } from '../../support/dump-database.ts'
import { fillSchool } from '../../support/fill-school.ts'
import { CANARIES, keepKnownPeople } from '../../support/known-people.ts'
import { rememberAddress } from '../../support/remember-address.ts'
import { aDelivery, keepSchool, MONDAY_MORNING } from '../../support/stored-school.ts'
import { depsOn } from '../../support/way-out.ts'

const CHAT = { platform: 'sandbox', tenant: 'sandbox', kind: 'personal' } as const

const on = (day: string) => new Date(`${day}T08:00:00Z`)

describe.each(['embedded', 'postgres'] as const)('what was logged (%s)', (name) => {
  it('goes with their name six years after somebody left, and what is of others stays', async () => {
    const { store, db } = await openBoth(name)
    const school = await keepKnownPeople(store)
    const { ect, mentor, inductionId } = school
    const other = await keepSchool(store, 'Nextdoor')
    await fillSchool(other, 'Nextdoor')
    const deps = depsOn(store)
    await school.in((tx) => markLeft(tx, [ect.id], '2026-10-05'))
    await forgetOldRecords(deps, on('2032-10-04'))
    expect(linesWith(await dump(db), CANARIES.ect)).not.toEqual([])
    expect(linesWith(await dump(db), inductionId)).not.toEqual([])

    // What is kept and not used is not deleted by time either.
    const restrict = (from: Partial<Pick<Person, 'restrictedFrom'>>) =>
      school.in((tx) => saveRestriction(tx, { id: ect.id, ...from }))
    await restrict({ restrictedFrom: '2026-10-01' })
    const none = { inductions: 0, people: 0 }
    expect(await forgetOldRecords(deps, on('2032-10-05'))).toMatchObject(none)
    await restrict({})
    const gone = await forgetOldRecords(deps, on('2032-10-05'))
    expect(gone).toMatchObject({ inductions: 1, people: 1 })
    const left = await dump(db)
    expect(linesWith(left, CANARIES.ect)).toEqual([])
    expect(linesWith(left, inductionId)).toEqual([])
    const rows = linesWith(left, ect.id).map((line) => line.split(' ')[0])
    for (const table of ['log_entries', 'absences', 'not_this_week', 'event_marks', 'pairings']) {
      expect(rows).not.toContain(`public.${table}`)
    }
    expect(linesWith(left, mentor.name)).not.toEqual([])
    expect(linesWith(left, 'Nextdoor')).not.toEqual([])
    // The induction tutor can read that it was done, and of nobody who.
    const [change] = await school.in((tx) => listChanges(tx, 1))
    expect(change).toMatchObject({
      kind: 'records-forgotten',
      about: [],
      note: 'inductions: 1, people who left: 1',
    })
    expect(await forgetOldRecords(deps, on('2032-10-06'))).toMatchObject(none)
  })

  it('goes after the end of an induction too, as a whole, where the teacher stays: no figure is made of half of it', async () => {
    const { store, db } = await openBoth(name)
    const school = await keepSchool(store)
    await fillSchool(school, 'Words')
    const deps = { ...depsOn(store), retention: { ...DEFAULT_RETENTION, recordsYears: 1 } }
    const anchor = { year: 2 as const, from: '2026-09-01' }
    const [induction] = await school.in(async (tx) => {
      const before = await loadSchool(tx, deps, { now: MONDAY_MORNING })
      return before.inductions
    })
    if (induction === undefined) throw new Error('There is an induction.')
    await school.in((tx) => saveInductions(tx, [{ ...induction, startDate: anchor.from, anchor }]))
    const logged = async () =>
      (await rowsOf(db, sql`select 1 from log_entries where induction_id is not null`)).length
    const before = await logged()
    expect(before).toBeGreaterThan(0)
    // An agreed pace makes it longer, and what belongs to it is kept so much longer.
    const said = { inductionId: induction.id, saidBy: school.tutor.id, saidAt: MONDAY_MORNING }
    const pace = { ...said, kind: 'pace', from: anchor.from } as const
    await school.in((tx) => saveAgreement(tx, { ...pace, amount: 0.5 }))
    await forgetOldRecords(deps, on('2030-03-02'))
    expect(await logged()).toBe(before)
    await school.in((tx) => saveAgreement(tx, { ...pace, amount: 1 }))
    expect(await forgetOldRecords(deps, on('2030-03-02'))).toMatchObject({
      inductions: 1,
      people: 0,
    })
    expect(await logged()).toBe(0)
    const after = await school.in((tx) => loadSchool(tx, deps, { now: on('2030-03-02') }))
    expect(after.people.get(school.ect.id)?.name).toBe(school.ect.name)
    expect(after.inductions).toEqual([])
    expect(after.expectationsOf(school.ect.id)).toEqual([])
  })
})

describe.each(['embedded', 'postgres'] as const)(
  'how and where somebody was written to (%s)',
  (name) => {
    it('goes ninety days after somebody left, and is as it was for whoever comes back before', async () => {
      const { store, db } = await openBoth(name)
      const school = await keepSchool(store)
      const { ect, mentor } = school
      const deps = depsOn(store)
      const restrict = (from: Partial<Pick<Person, 'restrictedFrom'>>) =>
        school.in((tx) => saveRestriction(tx, { id: ect.id, ...from }))
      const have = async () =>
        await rowsOf<{ settings: string[]; chats: string[]; wakes: string[]; welcomed: string[] }>(
          db,
          sql`select array(select person_id from manners order by 1) as settings,
            array(select person_id from addresses order by 1) as chats,
            array(select person_id from wake_ups order by 1) as wakes,
            array(select recipient from deliveries
              where kind = 'welcome' and address is not null order by 1) as welcomed`,
        )
      await school.in(async (tx) => {
        for (const { id: personId } of [ect, mentor]) {
          await saveManners(tx, { personId, nudgesOff: ['my-week'], celebrate: true })
          const address = { ...CHAT, conversation: `chat of ${personId}` }
          await rememberAddress(tx, personId, { address, at: MONDAY_MORNING })
          await setWakeUps(tx, [{ personId }])
          const welcome = aDelivery(school, { kind: 'welcome', recipient: personId, address })
          await insertDeliveries(tx, [welcome])
        }
        await markLeft(tx, [ect.id], '2026-10-05')
      })
      const all = (ids: readonly string[]) => [
        { settings: ids, chats: ids, wakes: ids, welcomed: ids },
      ]
      const both = all([ect.id, mentor.id].sort())
      await forgetOldRecords(deps, on('2027-01-02'))
      expect(await have()).toEqual(both)
      // What is kept and not used is not deleted by time.
      await restrict({ restrictedFrom: '2026-10-01' })
      await forgetOldRecords(deps, on('2027-01-03'))
      expect(await have()).toEqual(both)
      await restrict({})
      await forgetOldRecords(deps, on('2027-01-03'))
      expect(await have()).toEqual(all([mentor.id]))
      expect(linesWith(await dump(db), `chat of ${ect.id}`)).toEqual([])
      const after = await school.in((tx) => loadSchool(tx, deps, { now: on('2027-01-04') }))
      expect(after.people.get(mentor.id)?.name).toBe(mentor.name)
    })
  },
)
