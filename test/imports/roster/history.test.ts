/**
 * No import ever loses a person's history: whatever rosters follow each other, whoever is renamed,
 * removed, moved to another mentor or role, everybody who was ever there is still known under the id
 * that their log entries carry, and who mentored whom on a day gone by stays as it was.
 */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import { addDays, eachDay } from '../../../src/domain/calendar/school-date.ts'
import { schoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import type { Pairing } from '../../../src/domain/people.ts'
import { NO_ANSWERS, type RosterAnswers } from '../../../src/imports/roster/answers.ts'
import { identify } from '../../../src/imports/roster/identity.ts'
import { importRoster } from '../../../src/imports/roster/import-roster.ts'
import { rosterSchools } from '../../../src/imports/roster/people.ts'
import { planSchool } from '../../../src/imports/roster/plan.ts'
import type { StoredSchool } from '../../../src/imports/roster/state.ts'
import { listInductions } from '../../../src/store/inductions.ts'
import { addLogEntry, listLogEntries } from '../../../src/store/log-entries.ts'
import { listPairings } from '../../../src/store/pairings.ts'
import { listPeople } from '../../../src/store/people.ts'
import { listLeavers } from '../../../src/store/placements.ts'
import { findSchoolByUrn } from '../../../src/store/schools.ts'
import type { Store } from '../../../src/store/database.ts'
import { aMentorRow, anEctRow, aRoster, aTutorRow, type RosterCells } from '../../support/build-roster.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { rowsOf } from '../../support/read-files.ts'

const FIRST_DAY = '2026-09-04'
const ECTS = 4
const MENTORS = 3

/** What happens to a school before its next roster comes. */
const step = fc.record({
  /** Days until then. */
  days: fc.integer({ min: 1, max: 45 }),
  /** Who is on it. */
  present: fc.array(fc.boolean(), { minLength: ECTS + MENTORS, maxLength: ECTS + MENTORS }),
  /** How often each has changed surname and email by then. */
  married: fc.array(fc.boolean(), { minLength: ECTS + MENTORS, maxLength: ECTS + MENTORS }),
  /** Which mentor each ECT has; none where that mentor is not on the roster. */
  mentors: fc.array(fc.nat(MENTORS), { minLength: ECTS, maxLength: ECTS }),
  /** An ECT who is a mentor by now. */
  promoted: fc.option(fc.nat(ECTS - 1), { nil: undefined }),
  removeMissing: fc.boolean(),
  /** Whether somebody answers rightly that a renamed person is the same. */
  knowsThem: fc.boolean(),
  partTime: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never

/** People with names of their own, told apart by a number. */
const FIRST_NAMES = ['Ada', 'Ben', 'Cora', 'Dan', 'Ella', 'Finn', 'Gwen']
const emailOf = (who: number, times: number): string => `p${who}.v${times}@hillcrest.example`
const called = (who: number, times: number) => ({
  name: `${FIRST_NAMES[who]} Surname${'abcdefgh'[times]}`,
  email: emailOf(who, times),
})

interface Files {
  readonly rows: readonly RosterCells[]
  readonly today: string
  readonly answers: RosterAnswers
  readonly removeMissing: boolean
}

/** The rosters of a school, one after another, with the answers that somebody gives. */
function filesOf(steps: readonly Step[]): Files[] {
  const times = Array.from({ length: ECTS + MENTORS }, () => 0)
  const lastSeen = Array.from({ length: ECTS + MENTORS }, () => undefined as string | undefined)
  let today = FIRST_DAY
  return steps.map((one) => {
    today = addDays(today, one.days)
    const same = new Map<string, string>()
    const different = new Set<string>()
    for (const [who, changes] of one.married.entries()) {
      if (changes && one.present[who] && (times[who] ?? 0) < 7) times[who] = (times[who] ?? 0) + 1
    }
    const on = (who: number): boolean => one.present[who] === true
    const is = (who: number) => called(who, times[who] ?? 0)
    const isMentor = (who: number): boolean => who >= ECTS || who === one.promoted
    const rows: RosterCells[] = [aTutorRow()]
    for (let who = 0; who < ECTS + MENTORS; who++) {
      if (!on(who)) continue
      const { email } = is(who)
      const before = lastSeen[who]
      if (before !== undefined && before !== email && one.knowsThem) same.set(email, before)
      else different.add(email)
      lastSeen[who] = email
      if (isMentor(who)) rows.push(aMentorRow(is(who)))
      else {
        const mentor = ECTS + (one.mentors[who] ?? MENTORS)
        const fte = one.partTime ? { fte: '0.6', working_days: 'Mon-Wed' } : {}
        const mentor_email = mentor < ECTS + MENTORS && on(mentor) ? is(mentor).email : ''
        rows.push(anEctRow({ ...is(who), ...fte, mentor_email }))
      }
    }
    const answers = { ...NO_ANSWERS, same, different }
    return { rows, today, answers, removeMissing: one.removeMissing }
  })
}

const mentorsOn = (pairings: readonly Pairing[], inductionId: string, day: string): string =>
  pairings
    .filter((one) => one.inductionId === inductionId && one.from <= day)
    .filter(({ to }) => to === undefined || day <= to)
    .map(({ mentorId }) => mentorId)
    .sort()
    .join()

/** Who mentored whom, on every day before `today`. */
const pastOf = (pairings: readonly Pairing[], today: string): string[] => {
  const ids = [...new Set(pairings.map(({ inductionId }) => inductionId))].sort()
  return eachDay('2026-09-01', addDays(today, -1)).flatMap((day) =>
    ids.map((id) => `${day} ${id} ${mentorsOn(pairings, id, day)}`).filter((line) => !line.endsWith(' ')),
  )
}

describe('whatever rosters follow each other', () => {
  const nothing: StoredSchool = {
    school: { id: 's', urn: '123456', name: 'Hillcrest School', timeZone: 'Europe/London' },
    isNew: true,
    people: [],
    leavers: [],
    inductions: [],
    pairings: [],
    absences: [],
    calendar: schoolCalendar([], []),
  }

  /** What is stored after a roster, as the store would keep it. */
  function imported(before: StoredSchool, file: Files, newId: () => string): StoredSchool {
    const [roster] = rosterSchools(rowsOf(aRoster(file.rows), { today: file.today }), undefined)
    if (!roster) throw new Error('The roster has a school.')
    const everybody = [...before.people, ...before.leavers]
    const named = new Set(roster.people.map(({ email }) => email))
    const read = {
      ...before,
      people: everybody.filter(({ email, leftOn }) => leftOn === undefined || named.has(email)),
    }
    const found = identify(roster, read, { today: file.today, answers: file.answers })
    if (found.questions.length > 0) return before
    const back = new Set(found.renamed.values())
    const stored = { ...read, people: [...read.people, ...before.leavers.filter(({ id }) => back.has(id))] }
    const { today, removeMissing } = file
    const plan = planSchool(roster, stored, { today, removeMissing, newId, renamed: found.renamed })
    const people = new Map(everybody.map((person) => [person.id, person]))
    for (const person of plan.people) people.set(person.id, person)
    for (const id of plan.leaverIds) {
      const person = people.get(id)
      if (person) people.set(id, { ...person, leftOn: today })
    }
    const inductions = new Map(before.inductions.map((induction) => [induction.id, induction]))
    for (const induction of plan.inductions) inductions.set(induction.id, induction)
    const pairings = before.pairings.filter(({ inductionId }) => !plan.pairings.has(inductionId))
    return {
      ...before,
      isNew: false,
      people: [...people.values()].filter(({ leftOn }) => leftOn === undefined),
      leavers: [...people.values()].filter(({ leftOn }) => leftOn !== undefined),
      inductions: [...inductions.values()],
      pairings: [...pairings, ...[...plan.pairings.values()].flat()],
    }
  }

  const idsOf = ({ people, leavers }: StoredSchool): string[] =>
    [...people, ...leavers].map(({ id }) => id)

  it('everybody stays known, no induction goes, and no day gone by gets another mentor', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 7 }), (steps) => {
        let ids = 0
        const newId = (): string => {
          ids += 1
          return `id ${ids}`
        }
        filesOf(steps).reduce((before, file) => {
          const after = imported(before, file, newId)
          expect(idsOf(after)).toEqual(expect.arrayContaining(idsOf(before)))
          expect(new Set(idsOf(after)).size).toBe(idsOf(after).length)
          expect(after.inductions.map(({ id, ectId }) => `${id} ${ectId}`)).toEqual(
            expect.arrayContaining(before.inductions.map(({ id, ectId }) => `${id} ${ectId}`)),
          )
          expect(pastOf(after.pairings, file.today)).toEqual(
            expect.arrayContaining(pastOf(before.pairings, file.today)),
          )
          for (const { id } of after.inductions) {
            expect(after.pairings.filter((one) => one.inductionId === id && !one.to).length).toBeLessThan(2)
          }
          return after
        }, nothing)
      }),
      { numRuns: 300 },
    )
  })

  it('whoever is rightly said to be the same has one id through all their names', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 7 }), (steps) => {
        const knowing = steps.map((one) => ({
          ...one,
          knowsThem: true,
          removeMissing: false,
          promoted: undefined,
        }))
        let ids = 0
        const newId = (): string => {
          ids += 1
          return `id ${ids}`
        }
        const end = filesOf(knowing).reduce((before, file) => imported(before, file, newId), nothing)
        const firstNames = [...end.people, ...end.leavers].map(({ name }) => name.split(' ')[0])
        expect(new Set(firstNames).size).toBe(firstNames.length)
      }),
      { numRuns: 200 },
    )
  })
})

describe('in the database', () => {
  let store: Store
  beforeAll(async () => {
    store = await openTestStore('postgres')
  })

  it('log entries stay with whom they are of, through renaming, removal and transfers', async () => {
    let urns = 300_000
    const deps = { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
        urns += 1
        const urn = String(urns)
        const own = (text: string): string => text.replace('@hillcrest', `@h${urn}`)
        const logged = new Map<string, string>()
        for (const { rows, today, answers, removeMissing } of filesOf(steps)) {
          const here = rows.map((row) => ({
            ...row,
            school_urn: urn,
            email: own(row.email),
            mentor_email: own(row.mentor_email),
          }))
          const said = {
            ...NO_ANSWERS,
            same: new Map([...answers.same].map(([fresh, old]) => [own(fresh), own(old)])),
            different: new Set([...answers.different].map(own)),
          }
          const now = new Date(`${today}T09:00:00Z`)
          await importRoster(deps, { bytes: aRoster(here), answers: said, removeMissing }, now)
          const school = await store.shared((tx) => findSchoolByUrn(tx, urn))
          if (!school) continue
          await store.withSchool(school.id, async (tx) => {
            const everybody = [...(await listPeople(tx)), ...(await listLeavers(tx))]
            const ids = everybody.map(({ id }) => id)
            const entries = await listLogEntries(tx)
            expect(entries.map(({ id, personId }) => [id, personId]).sort()).toEqual([...logged].sort())
            expect(ids).toEqual(expect.arrayContaining([...logged.values()]))
            const inductions = new Set((await listInductions(tx)).map(({ id }) => id))
            for (const { inductionId } of await listPairings(tx))
              expect(inductions).toContain(inductionId)
            for (const { id: personId } of await listPeople(tx)) {
              const id = randomUUID()
              logged.set(id, personId)
              await addLogEntry(tx, {
                ...{ id, personId, loggedBy: personId, activity: 'self-study' as const },
                ...{ on: today, loggedAt: now, platform: 'sandbox' },
              })
            }
          })
        }
      }),
      { numRuns: 12 },
    )
  })
})
