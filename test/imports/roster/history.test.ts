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
import { NO_CHOICES, type RosterChoices } from '../../../src/imports/roster/choices.ts'
import { identify } from '../../../src/imports/roster/identity.ts'
import { importRoster } from '../../../src/imports/roster/import-roster.ts'
import { rosterSchools } from '../../../src/imports/roster/people.ts'
import { planSchool, type SchoolPlan } from '../../../src/imports/roster/plan.ts'
import type { StoredSchool } from '../../../src/imports/roster/state.ts'
import type { Store } from '../../../src/store/database.ts'
import { listInductions } from '../../../src/store/inductions.ts'
import { addLogEntry } from '../../../src/store/log-entries.ts'
import { listPairings } from '../../../src/store/pairings.ts'
import { listPeople } from '../../../src/store/people.ts'
import { listLeavers } from '../../../src/store/placements.ts'
import { findSchoolByUrn } from '../../../src/store/schools.ts'
import {
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  type RosterCells,
} from '../../support/build-roster.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { rowsOf } from '../../support/read-files.ts'
import { listLogEntries } from '../../support/read-tables.ts'

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
  readonly choices: RosterChoices
  readonly removeMissing: boolean
}

/** The rosters of a school, one after another, with the choices that somebody gives. */
function filesOf(steps: readonly Step[]): Files[] {
  const everybody = Array.from({ length: ECTS + MENTORS }, (_, who) => who)
  const times = everybody.map(() => 0)
  const lastSeen = new Map<number, string>()
  let today = FIRST_DAY
  return steps.map((one) => {
    today = addDays(today, one.days)
    const here = everybody.filter((who) => one.present[who])
    for (const who of here) if (one.married[who]) times[who] = Math.min(7, (times[who] ?? 0) + 1)
    const is = (who: number) => called(who, times[who] ?? 0)
    const { same, different } = choicesAbout(
      here.map((who) => [who, is(who).email]),
      {
        lastSeen,
        knowsThem: one.knowsThem,
      },
    )
    const rows = [aTutorRow(), ...here.map((who) => rowOf(who, { one, here, is }))]
    const choices = { ...NO_CHOICES, same, different }
    return { rows, today, choices, removeMissing: one.removeMissing }
  })
}

/** Rightly that a renamed person is the same, or that everybody who is asked about is somebody else. */
function choicesAbout(
  here: readonly (readonly [who: number, email: string])[],
  { lastSeen, knowsThem }: { readonly lastSeen: Map<number, string>; readonly knowsThem: boolean },
) {
  const same = new Map<string, string>()
  const different = new Set<string>()
  for (const [who, email] of here) {
    const before = lastSeen.get(who)
    if (before !== undefined && before !== email && knowsThem) same.set(email, before)
    else different.add(email)
    lastSeen.set(who, email)
  }
  return { same, different }
}

function rowOf(
  who: number,
  of: {
    readonly one: Step
    readonly here: readonly number[]
    readonly is: (who: number) => { readonly name: string; readonly email: string }
  },
): RosterCells {
  const { one, here, is } = of
  if (who >= ECTS || who === one.promoted) return aMentorRow(is(who))
  const mentor = ECTS + (one.mentors[who] ?? MENTORS)
  const fte = one.partTime ? { fte: '0.6', working_days: 'Mon-Wed' } : {}
  return anEctRow({
    ...is(who),
    ...fte,
    mentor_email: here.includes(mentor) ? is(mentor).email : '',
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
    ids
      .map((id) => `${day} ${id} ${mentorsOn(pairings, id, day)}`)
      .filter((line) => !line.endsWith(' ')),
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
    const isRead = (one: (typeof everybody)[number]): boolean =>
      one.leftOn === undefined || named.has(one.email)
    const { today, choices, removeMissing } = file
    const read = { ...before, people: everybody.filter(isRead) }
    const { renamed, questions } = identify(roster, read, { today, choices })
    if (questions.length > 0) return before
    const back = new Set(renamed.values())
    const known = everybody.filter((one) => isRead(one) || back.has(one.id))
    const facts = { today, removeMissing, newId, renamed }
    return withPlan(before, planSchool(roster, { ...read, people: known }, facts), today)
  }

  function withPlan(before: StoredSchool, plan: SchoolPlan, today: string): StoredSchool {
    const byId = <Each extends { readonly id: string }>(...each: readonly Each[]) => [
      ...new Map(each.map((one) => [one.id, one])).values(),
    ]
    const everybody = byId(...before.people, ...before.leavers, ...plan.people).map((person) =>
      plan.leaverIds.includes(person.id) ? { ...person, leftOn: today } : person,
    )
    const others = before.pairings.filter(({ inductionId }) => !plan.pairings.has(inductionId))
    return {
      ...before,
      isNew: false,
      people: everybody.filter(({ leftOn }) => leftOn === undefined),
      leavers: everybody.filter(({ leftOn }) => leftOn !== undefined),
      inductions: byId(...before.inductions, ...plan.inductions),
      pairings: [...others, ...[...plan.pairings.values()].flat()],
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
            expect(
              after.pairings.filter((one) => one.inductionId === id && !one.to).length,
            ).toBeLessThan(2)
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
        const end = filesOf(knowing).reduce(
          (before, file) => imported(before, file, newId),
          nothing,
        )
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

  /** Another school takes over every ECT of this one; all that was logged stays where it was. */
  async function takenOver(urn: string): Promise<void> {
    const school = await store.shared((tx) => findSchoolByUrn(tx, urn))
    if (!school) return
    const look = () =>
      store.withSchool(school.id, async (tx) => ({
        everybody: [...(await listPeople(tx)), ...(await listLeavers(tx))]
          .map(({ id }) => id)
          .sort(),
        entries: (await listLogEntries(tx)).map(({ id, personId }) => `${id} ${personId}`).sort(),
        pairings: pastOf(await listPairings(tx), '2027-09-05'),
        ects: (await listPeople(tx)).filter(({ roles }) => roles.includes('ect')),
      }))
    const before = await look()
    const there = { school_urn: String(Number(urn) + 100_000), school_name: 'Valley School' }
    const rows = before.ects.map(({ name, email }) =>
      anEctRow({ ...there, name, email, start_date: '2027-09-06', mentor_email: '' }),
    )
    if (rows.length === 0) return
    const transfers = new Set(before.ects.map(({ email }) => email))
    const taken = await importRoster(
      { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland },
      { bytes: aRoster(rows), choices: { ...NO_CHOICES, transfers } },
      new Date('2027-08-20T09:00:00Z'),
    )
    expect(taken.kind).toBe('imported')
    const after = await look()
    expect({ ...after, ects: [] }).toEqual({ ...before, ects: [] })
    expect(after.ects).toEqual([])
  }

  it('log entries stay with whom they are of, through renaming, removal and transfers', async () => {
    let urns = 300_000
    const deps = { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
        urns += 1
        const urn = String(urns)
        const own = (text: string): string => text.replace('@hillcrest', `@h${urn}`)
        const logged = new Map<string, string>()
        for (const { rows, today, choices, removeMissing } of filesOf(steps)) {
          const here = rows.map((row) => ({
            ...row,
            school_urn: urn,
            email: own(row.email),
            mentor_email: own(row.mentor_email),
          }))
          const said = {
            ...NO_CHOICES,
            same: new Map([...choices.same].map(([fresh, old]) => [own(fresh), own(old)])),
            different: new Set([...choices.different].map(own)),
          }
          const now = new Date(`${today}T09:00:00Z`)
          await importRoster(deps, { bytes: aRoster(here), choices: said, removeMissing }, now)
          const school = await store.shared((tx) => findSchoolByUrn(tx, urn))
          if (!school) continue
          await store.withSchool(school.id, async (tx) => {
            const everybody = [...(await listPeople(tx)), ...(await listLeavers(tx))]
            const ids = everybody.map(({ id }) => id)
            const entries = await listLogEntries(tx)
            expect(entries.map(({ id, personId }) => [id, personId]).sort()).toEqual(
              [...logged].sort(),
            )
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
        await takenOver(urn)
      }),
      { numRuns: 12 },
    )
  })
})
