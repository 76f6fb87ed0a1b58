import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { countEngagement } from '../../../src/domain/oversight/engagement.ts'
import { GENERAL_WORDS } from '../../../src/domain/programme/programme-words.ts'
import { loadSchool } from '../../../src/school/load.ts'
import { listErased } from '../../../src/store/erasing.ts'
import { SCHOOL_TABLES } from '../../../src/store/leaving.ts'
import { addLogEntry } from '../../../src/store/log-entries.ts'
import { replacePairings } from '../../../src/store/pairings.ts'
import { markLeft } from '../../../src/store/people.ts'
import { PERSONAL_DATA } from '../../../src/store/personal-data.ts'
import { type Db, rowsOf } from '../../../src/store/tx.ts'
import { erasePerson } from '../../../src/usecases/people/erase-person.ts'
import { exportPerson } from '../../../src/usecases/people/export-person.ts'
import { letSchoolLeave } from '../../../src/usecases/people/let-school-leave.ts'
import { personalDataPage } from '../../../src/usecases/people/personal-data-page.ts'
import { ALLOW_LIST, tablesOf } from '../../support/check-tenancy.ts'
import { dump, linesWith, openBoth } from '../../support/dump-database.ts'
import { CANARIES, keepKnownPeople, type Who } from '../../support/known-people.ts'
import {
  aStoredEntry,
  keepSchool,
  MONDAY_MORNING,
  minutesLater,
} from '../../support/stored-school.ts'
import { depsOn, keepTermSchool } from '../../support/way-out.ts'

describe.each(['embedded', 'postgres'] as const)('somebody who is erased (%s)', (name) => {
  it.each(['ect', 'mentor', 'tutor'] as const)(
    'leaves no name, email, account or word of the %s anywhere in the database',
    async (who: Who) => {
      const { store, db } = await openBoth(name)
      const school = await keepKnownPeople(store)
      const deps = depsOn(store)
      const { email } = school[who]
      expect(linesWith(await dump(db), CANARIES[who]).length).toBeGreaterThan(10)

      const wish = { email: email.toUpperCase(), dryRun: true }
      const [would] = await erasePerson(deps, wish, minutesLater(1))
      expect(linesWith(await dump(db), CANARIES[who]).length).toBeGreaterThan(10)

      const [did] = await erasePerson(deps, { ...wish, dryRun: false }, minutesLater(1))
      expect(did?.rows).toEqual(would?.rows)
      const left = await dump(db)
      expect(linesWith(left, CANARIES[who])).toEqual([])
      const others = Object.keys(CANARIES).filter((each) => each !== who) as Who[]
      for (const other of others) expect(linesWith(left, CANARIES[other])).not.toEqual([])

      expect(await erasePerson(deps, { ...wish, dryRun: false }, minutesLater(2))).toEqual([])
      expect(await school.in((tx) => listErased(tx, ['a@b.example', email]))).toEqual([email])
    },
  )

  it('leaves the counts of the school as they are once somebody has left', async () => {
    const { store, db } = await openBoth(name)
    const school = await keepTermSchool(store, MONDAY_MORNING)
    const now = new Date('2026-10-05T08:00:00Z')
    const counts = () =>
      school.in(async (tx) => {
        const picture = await loadSchool(tx, depsOn(store), { now })
        const until = { from: '2026-09-01', to: '2026-10-04' }
        return countEngagement(
          picture.expectationsOfInduction(school.inductionId),
          until,
          GENERAL_WORDS,
        )
      })
    const { ect, mentor, inductionId } = school
    const first = await school.in(async (tx) => {
      const picture = await loadSchool(tx, depsOn(store), { now })
      return picture
        .expectationsOfInduction(inductionId)
        .find((one) => one.activity === 'drop-in' && one.dueOn < '2026-09-30')
    })
    const theirs = { personId: mentor.id, loggedBy: mentor.id, activity: 'drop-in' as const }
    const answers = { expectationId: first?.id ?? 'none', on: first?.dueOn ?? '' }
    await school.in((tx) => addLogEntry(tx, aStoredEntry(school, { ...theirs, ...answers })))
    const before = await counts()
    expect(before.some(({ done }) => done > 0)).toBe(true)
    const pairing = { inductionId, mentorId: mentor.id, from: '2026-09-01', to: '2026-10-04' }
    await school.in(async (tx) => {
      await replacePairings(tx, [inductionId], [pairing])
      await markLeft(tx, [mentor.id], '2026-10-05')
    })
    const afterLeaving = await counts()
    await erasePerson(depsOn(store), { email: mentor.email, dryRun: false }, now)
    expect(await counts()).toEqual(afterLeaving)
    const done = (them: typeof before) => them.map((one) => [one.activity, one.done])
    expect(done(afterLeaving)).toEqual(done(before))
    const entries = sql`select count(*)::int as n from log_entries`
    const [kept] = await rowsOf<{ n: number }>(db, entries)
    await erasePerson(depsOn(store), { email: ect.email, dryRun: false }, now)
    expect(await rowsOf(db, entries)).toEqual([kept])
  })

  it('gets everything first that is theirs or about them, and nothing of anybody else but names', async () => {
    const { store } = await openBoth(name)
    const school = await keepKnownPeople(store)
    const [data, ...more] = await exportPerson(
      depsOn(store),
      { email: school.ect.email, isHandedOut: true },
      MONDAY_MORNING,
    )
    if (data === undefined) throw new Error('Nothing was found.')
    expect(more).toEqual([])
    const json = JSON.stringify(data)
    expect(json).toContain(`${CANARIES.mentor} on ${CANARIES.ect}`)
    expect(json).toContain(`"logged_by":"${school.mentor.name}"`)
    for (const { id, email } of [school.mentor, school.tutor]) {
      expect(json).not.toContain(id)
      expect(json).not.toContain(email)
    }
    expect(json).not.toContain(`user-${CANARIES.mentor}`)
    const tables = Object.keys(data.tables).sort()
    const written = Object.keys(PERSONAL_DATA).filter((table) => !NOT_OF_AN_ECT.includes(table))
    expect(tables).toEqual(written.sort())
    const page = personalDataPage(data)
    expect(page).toContain('<h2>Action steps</h2>')
    expect(page).toContain('Monday 14 September 2026, 7:45am')
    expect(page).not.toMatch(/<script|http:\/\//)
  })

  it('is spoken of in tables that are all named: a new one has to say what it holds of people', async () => {
    const { db } = await openBoth(name)
    const tables = (await tablesOf(db)).map((table) => table.name).sort()
    expect([...Object.keys(PERSONAL_DATA), ...OF_NOBODY].sort()).toEqual(tables)
    const ofSchools = tables.filter(
      (table) => !ALLOW_LIST.includes(table) || ['identities', 'person_directory'].includes(table),
    )
    expect([...SCHOOL_TABLES].sort()).toEqual([...ofSchools, 'inbound_events', 'tenants'].sort())
  })

  it('is one of many where a school leaves: its copy holds every row, and then nothing is left of it', async () => {
    const { store, db } = await openBoth(name)
    const school = await keepKnownPeople(store)
    const other = await keepSchool(store, 'Stays')
    const urn = await urnOf(db, school.id)
    let kept = ''
    const keep = async (copy: unknown) => {
      kept = JSON.stringify(copy)
    }
    const failing = letSchoolLeave(
      { store },
      {
        urn,
        erases: true,
        keep: async () => {
          throw new Error('no room')
        },
      },
    )
    await expect(failing).rejects.toThrow()
    expect(await dump(db)).toContain(school.ect.id)
    await letSchoolLeave({ store }, { urn, erases: false, keep })
    expect(await dump(db)).toContain(school.ect.id)
    await letSchoolLeave({ store }, { urn, erases: true, keep })
    for (const word of Object.values(CANARIES)) expect(kept).toContain(word)
    const left = linesWith(await dump(db), school.id).concat(
      linesWith(await dump(db), school.ect.id),
    )
    expect(left).toEqual([])
    for (const { id } of [other.ect, other.mentor, other.tutor])
      expect(await dump(db)).toContain(id)
  })
})

const urnOf = async (db: Db, id: string): Promise<string> => {
  const [row] = await rowsOf<{ urn: string }>(
    db,
    sql`select urn from schools where id = ${id}::uuid`,
  )
  return row?.urn ?? ''
}

/** What there is of tutors, and what nobody in these tests has. */
const NOT_OF_AN_ECT = [
  'drafts',
  'sequence_choices',
  'channels',
  'event_dates',
  'tutor_notices',
  'resends',
  'data_requests',
  'page_passes',
]

/** Tables that speak of no person; the last holds marks that no email can be read from. */
const OF_NOBODY = [
  'schools',
  'calendar_entries',
  'digest_schedules',
  'tenants',
  'inbound_events',
  'slack_installations',
  'send_lines',
  'sandbox_state',
  'wellbeing_terms',
  'holds',
  'secrets_in_use',
  'erased_people',
]
