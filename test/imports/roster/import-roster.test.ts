import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import { importCalendar } from '../../../src/imports/calendar/import-calendar.ts'
import { NO_CHOICES } from '../../../src/imports/roster/choices.ts'
import { type ImportRoster, importRoster } from '../../../src/imports/roster/import-roster.ts'
import type { Store } from '../../../src/store/database.ts'
import { findByEmail } from '../../../src/store/directory.ts'
import { listInductions } from '../../../src/store/inductions.ts'
import { listPairings } from '../../../src/store/pairings.ts'
import { listPeople } from '../../../src/store/people.ts'
import { listSchools } from '../../../src/store/schools.ts'
import type { SchoolTx } from '../../../src/store/tx.ts'
import type { Deps } from '../../../src/usecases/deps.ts'
import {
  aCalendarFile,
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  type RosterCells,
  TERMS_2026,
} from '../../support/build-roster.ts'
import { onBothEngines } from '../../support/open-test-store.ts'
import { listWakeUps } from '../../support/read-tables.ts'

const SEPTEMBER = new Date('2026-09-04T09:00:00Z')
const NOVEMBER = new Date('2026-11-10T09:00:00Z')
const file = (path: string): Buffer => readFileSync(new URL(`../../../${path}`, import.meta.url))

onBothEngines('importing a roster', (open) => {
  let store: Store
  let deps: Deps
  let urns = 200_000
  beforeAll(async () => {
    store = await open()
    deps = { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland }
  })

  /** A school of its own for one test, with a short way to import and to look. */
  const aSchool = () => {
    urns += 1
    const urn = String(urns)
    const here = (row: RosterCells): RosterCells => ({ ...row, school_urn: urn })
    const rows = (list: readonly RosterCells[]): Uint8Array => aRoster(list.map(here))
    const take = (
      list: readonly RosterCells[],
      { now = SEPTEMBER, ...more }: Partial<ImportRoster> & { now?: Date } = {},
    ) => {
      // The people of all these tests have the same emails.
      const choices = { ...NO_CHOICES, bothSchools: new Set(list.map(({ email }) => email)) }
      return importRoster(deps, { bytes: rows(list), choices, ...more }, now)
    }
    return { urn, take, in: <T>(work: (tx: SchoolTx) => Promise<T>) => inSchool(urn, work) }
  }
  async function inSchool<T>(urn: string, work: (tx: SchoolTx) => Promise<T>): Promise<T> {
    const school = (await store.shared(listSchools)).find((each) => each.urn === urn)
    if (!school) throw new Error(`There is no school ${urn}.`)
    return await store.withSchool(school.id, work)
  }
  const everything = (tx: SchoolTx) =>
    Promise.all([listPeople(tx), listInductions(tx), listPairings(tx), listWakeUps(tx)])
  const usual = [aTutorRow(), aMentorRow(), anEctRow()]

  it('with thirty mistakes imports nothing at all', async () => {
    const before = await store.shared(listSchools)
    const bytes = file('test/support/rosters/thirty-mistakes.csv')
    const outcome = await importRoster(deps, { bytes }, SEPTEMBER)
    expect(outcome).toMatchObject({ kind: 'refused' })
    expect(outcome).toHaveProperty('errors.length', 30)
    expect(await store.shared(listSchools)).toEqual(before)
    expect(await store.shared((tx) => findByEmail(tx, 'r.hale@hillcrest.example'))).toEqual([])
  })

  it('that was mended is taken over whole, and a second time changes nothing', async () => {
    const bytes = file('test/support/rosters/mended.csv')
    const first = await importRoster(deps, { bytes }, SEPTEMBER)
    expect(first).toMatchObject({
      kind: 'imported',
      schools: [{ urn: '123456', isNew: true, changed: [], unchanged: 0, notInFile: [] }],
    })
    const stored = await inSchool('123456', everything)
    expect(stored.map((list) => list.length)).toEqual([29, 24, 24, 29])
    const second = await importRoster(deps, { bytes }, NOVEMBER)
    expect(second).toMatchObject({
      kind: 'unchanged',
      schools: [{ added: [], changed: [], unchanged: 29, notInFile: [] }],
    })
    expect(await inSchool('123456', everything)).toEqual(stored)
  })

  it('finds the sample school in order', async () => {
    const outcome = await importRoster(deps, { bytes: file('sample/roster.csv') }, SEPTEMBER)
    expect(outcome).toMatchObject({
      kind: 'imported',
      warnings: [
        { line: 15, code: 'older-edition' },
        { line: 17, code: 'older-edition' },
      ],
    })
    const inductions = await inSchool('999001', (tx) => listInductions(tx))
    const order = (one: { readonly programme: string; readonly startDate: string }) =>
      `${one.startDate} ${one.programme}`
    inductions.sort((a, b) => (order(a) < order(b) ? -1 : 1))
    expect(
      inductions.map(({ programme, anchor: { year, from } }) => [programme, year, from]),
    ).toEqual([
      ['ambition', 1, '2025-09-01'],
      ['ect-align', 1, '2025-09-01'],
      ['niot', 1, '2025-09-01'],
      ['niot', 1, '2025-09-01'],
      ['teach-first', 1, '2025-09-01'],
      ['ambition', 1, '2026-09-01'],
      ['ect-align', 1, '2026-09-01'],
      ['niot', 1, '2026-09-01'],
      ['niot', 1, '2026-09-01'],
      ['niot', 1, '2027-01-04'],
    ])
  })

  it('as a dry run says what would change, and changes nothing', async () => {
    const school = aSchool()
    expect(await school.take(usual, { dryRun: true })).toMatchObject({
      kind: 'dry-run',
      schools: [{ isNew: true, added: [{}, {}, { name: 'Ada Bell', roles: 'ect' }] }],
    })
    expect((await store.shared(listSchools)).some(({ urn }) => urn === school.urn)).toBe(false)
    await school.take(usual)
    const stored = await school.in(everything)
    const changed = [aTutorRow(), aMentorRow(), anEctRow({ fte: '0.6', working_days: 'Mon-Wed' })]
    expect(await school.take(changed, { dryRun: true })).toMatchObject({ kind: 'dry-run' })
    expect(await school.in(everything)).toEqual(stored)
  })

  it('updates a person instead of adding them twice, and says each field', async () => {
    const school = aSchool()
    await school.take(usual)
    const [before] = await school.in((tx) => listPeople(tx))
    const ect = { name: 'Ada Bell-Jones', fte: '0.6', working_days: 'Mon-Wed' }
    expect(await school.take([aTutorRow(), aMentorRow(), anEctRow(ect)])).toMatchObject({
      kind: 'imported',
      schools: [
        {
          added: [],
          unchanged: 2,
          changed: [
            {
              email: 'a.bell@hillcrest.example',
              fields: [
                { field: 'name', from: 'Ada Bell', to: 'Ada Bell-Jones' },
                { field: 'fte', from: '1', to: '0.6' },
                { field: 'working_days', from: 'Mon Tue Wed Thu Fri', to: 'Mon Tue Wed' },
              ],
            },
          ],
        },
      ],
    })
    const people = await school.in((tx) => listPeople(tx))
    expect(people).toHaveLength(3)
    expect(people[0]).toMatchObject({
      id: before?.id,
      name: 'Ada Bell-Jones',
      fte: 0.6,
      workingDays: [1, 2, 3],
      earlierDays: [{ workingDays: [1, 2, 3, 4, 5] }],
    })
  })

  it('takes over a new name of the school', async () => {
    const school = aSchool()
    await school.take(usual)
    const renamed = usual.map((row) => ({ ...row, school_name: 'Hillcrest Academy' }))
    expect(await school.take(renamed)).toMatchObject({
      kind: 'imported',
      schools: [{ name: 'Hillcrest Academy', nameBefore: 'Hillcrest School', unchanged: 3 }],
    })
  })

  describe('pairings', () => {
    const second = aMentorRow({ name: 'Olu Peel', email: 'o.peel@hillcrest.example' })
    const both = (mentor: string): RosterCells[] => [
      aTutorRow(),
      aMentorRow(),
      second,
      anEctRow({ mentor_email: `${mentor}@hillcrest.example` }),
    ]
    const pairingsOf = (school: ReturnType<typeof aSchool>) =>
      school.in(async (tx) => {
        const people = new Map((await listPeople(tx)).map(({ id, email }) => [id, email[2]]))
        return (await listPairings(tx)).map(({ mentorId, from, to }) => [
          people.get(mentorId),
          from,
          to,
        ])
      })

    it('of a changed mentor end the day before, and their history stays (B-07, B-09)', async () => {
      const school = aSchool()
      await school.take(both('o.said'))
      expect(await school.take(both('o.peel'), { now: NOVEMBER })).toMatchObject({
        schools: [
          {
            changed: [
              {
                fields: [
                  {
                    field: 'mentor_email',
                    from: 'o.said@hillcrest.example',
                    to: 'o.peel@hillcrest.example',
                  },
                ],
              },
            ],
          },
        ],
      })
      expect(await pairingsOf(school)).toEqual([
        ['s', '2026-09-01', '2026-11-09'],
        ['p', '2026-11-10', undefined],
      ])
      expect(await school.take(both('o.peel'), { now: NOVEMBER })).toMatchObject({
        kind: 'unchanged',
      })
    })

    it('that had not begun are put right, not ended before they began', async () => {
      const school = aSchool()
      const starting = (mentor: string) =>
        both(mentor).map((row) => (row.role === 'ect' ? { ...row, start_date: '2027-01-04' } : row))
      await school.take(starting('o.said'))
      await school.take(starting('o.peel'), { now: NOVEMBER })
      expect(await pairingsOf(school)).toEqual([['p', '2027-01-04', undefined]])
    })

    it('end when the file gives an ECT no mentor, and begin again on the day one is named', async () => {
      const school = aSchool()
      await school.take(both('o.said'))
      await school.take([aTutorRow(), aMentorRow(), second, anEctRow({ mentor_email: '' })], {
        now: new Date('2026-10-01T09:00:00Z'),
      })
      await school.take(both('o.said'), { now: NOVEMBER })
      expect(await pairingsOf(school)).toEqual([
        ['s', '2026-09-01', '2026-09-30'],
        ['s', '2026-11-10', undefined],
      ])
    })

    it('move with a start date that is put right', async () => {
      const school = aSchool()
      await school.take(both('o.said'))
      const later = both('o.said').map((row) =>
        row.role === 'ect' ? { ...row, start_date: '2026-09-07' } : row,
      )
      await school.take(later)
      expect(await pairingsOf(school)).toEqual([['s', '2026-09-07', undefined]])
    })
  })

  describe('people who are not in the file any more', () => {
    const withSecond = [...usual, anEctRow({ name: 'Ben Cole', email: 'b.cole@hillcrest.example' })]

    it('are named and stay where they are', async () => {
      const school = aSchool()
      await school.take(withSecond)
      expect(await school.take(usual)).toMatchObject({
        kind: 'unchanged',
        schools: [{ unchanged: 3, notInFile: [{ name: 'Ben Cole' }], removesMissing: false }],
      })
      expect(await school.in((tx) => listPeople(tx))).toHaveLength(4)
    })

    it('leave when asked for: history stays, nobody writes to them, and they may come back', async () => {
      const school = aSchool()
      await importFor(school)
      const outcome = await school.take(usual, { removeMissing: true, now: NOVEMBER })
      expect(outcome).toMatchObject({ kind: 'imported', schools: [{ removesMissing: true }] })
      expect(await school.in((tx) => listPeople(tx))).toHaveLength(3)
      const pairings = await school.in((tx) => listPairings(tx))
      expect(pairings.map(({ to }) => to).sort()).toEqual(['2026-11-09', undefined])
      const ids = new Set((await school.in((tx) => listPeople(tx))).map(({ id }) => id))
      const wakeUps = await school.in((tx) => listWakeUps(tx))
      const left = wakeUps.filter(({ personId }) => !ids.has(personId))
      expect(left.map(({ nextAt }) => nextAt)).toEqual([undefined])
      const back = await school.take(withSecond, { now: NOVEMBER })
      expect(back).toMatchObject({
        schools: [
          {
            added: [],
            changed: [
              {
                name: 'Ben Cole',
                fields: expect.arrayContaining([{ field: 'left', from: '2026-11-10', to: '' }]),
              },
            ],
          },
        ],
      })
      expect(await school.in((tx) => listPeople(tx))).toHaveLength(4)
    })

    async function importFor(school: ReturnType<typeof aSchool>): Promise<void> {
      await school.take(withSecond)
      await importCalendar(deps, { bytes: aCalendarFile(TERMS_2026, school.urn) }, SEPTEMBER)
    }
  })

  describe('a mentor who is the induction tutor as well', () => {
    const dual = [
      aTutorRow(),
      aMentorRow({ name: 'Ruth Hale', email: 'r.hale@hillcrest.example' }),
      anEctRow({ mentor_email: 'r.hale@hillcrest.example' }),
    ]

    it('is refused without a reason (B-03, contradiction 1)', async () => {
      const outcome = await aSchool().take(dual, { allowDualRole: '  ' })
      expect(outcome).toMatchObject({ kind: 'refused', errors: [{ line: 3, code: 'dual-role' }] })
    })

    it('is one person in two roles, and the reason is kept', async () => {
      const school = aSchool()
      const outcome = await school.take(dual, { allowDualRole: 'two teachers in the school' })
      expect(outcome).toMatchObject({ kind: 'imported', warnings: [{ code: 'dual-role' }] })
      const people = await school.in((tx) => listPeople(tx))
      expect(people.find(({ name }) => name === 'Ruth Hale')).toMatchObject({
        roles: ['mentor', 'induction-tutor'],
        dualRoleReason: 'two teachers in the school',
        mentorTraining: 'full',
      })
    })
  })

  describe('the year of induction', () => {
    const anchorFor = async (ect: Partial<RosterCells>, now = SEPTEMBER) => {
      const school = aSchool()
      const outcome = await school.take([aTutorRow(), aMentorRow(), anEctRow(ect)], { now })
      const [induction] = await school.in((tx) => listInductions(tx))
      const codes = outcome.kind === 'refused' ? [] : outcome.warnings.map(({ code }) => code)
      return { ...induction?.anchor, codes }
    }

    it('is counted from the start date where that leads to the year in the file', async () => {
      expect(await anchorFor({ start_date: '2025-09-01', year: '2' })).toEqual({
        year: 1,
        from: '2025-09-01',
        codes: [],
      })
    })

    it('of a late joiner begins when they do (B-10)', async () => {
      expect(await anchorFor({ start_date: '2026-01-05', year: '1' })).toMatchObject({
        year: 1,
        from: '2026-01-05',
        codes: [],
      })
    })

    it('of a part-time ECT is counted pro rata (B-11)', async () => {
      const half = { fte: '0.5', working_days: 'Mon Tue Wed', start_date: '2025-09-01', year: '1' }
      expect(await anchorFor(half)).toMatchObject({ year: 1, from: '2025-09-01', codes: [] })
    })

    it('that the start date does not lead to counts from this September, with a warning', async () => {
      expect(await anchorFor({ start_date: '2025-09-01', year: '1' })).toEqual({
        year: 1,
        from: '2026-09-01',
        codes: ['year-and-start-date'],
      })
    })

    it('of somebody who joins in their second year counts from their first day here (B-09)', async () => {
      expect(await anchorFor({ start_date: '2027-01-04', year: '2' })).toEqual({
        year: 2,
        from: '2027-01-04',
        codes: [],
      })
    })

    it('stays counted from where it was when the next year’s file agrees', async () => {
      const school = aSchool()
      const inYear = (year: string) => [
        aTutorRow(),
        aMentorRow(),
        anEctRow({ start_date: '2025-09-01', year }),
      ]
      await school.take(inYear('1'))
      const later = new Date('2027-09-10T09:00:00Z')
      expect(await school.take(inYear('2'), { now: later })).toMatchObject({ kind: 'unchanged' })
    })
  })

  describe('waking people', () => {
    it('waits for the calendar, and then is the next school morning of each', async () => {
      const school = aSchool()
      const tuesday = anEctRow({ fte: '0.2', working_days: 'Tue' })
      await school.take([aTutorRow(), aMentorRow(), tuesday])
      const asleep = await school.in((tx) => listWakeUps(tx))
      expect(asleep.map(({ nextAt }) => nextAt)).toEqual([undefined, undefined, undefined])
      await importCalendar(deps, { bytes: aCalendarFile(TERMS_2026, school.urn) }, SEPTEMBER)
      const awake = await school.in((tx) => listWakeUps(tx))
      expect(awake.map(({ nextAt }) => nextAt?.toISOString())).toEqual([
        '2026-09-07T06:45:00.000Z',
        '2026-09-07T06:45:00.000Z',
        '2026-09-08T06:45:00.000Z',
      ])
    })

    it('happens again for those whose working days change, and for nobody else', async () => {
      const school = aSchool()
      await school.take(usual)
      await importCalendar(deps, { bytes: aCalendarFile(TERMS_2026, school.urn) }, SEPTEMBER)
      const wednesday = anEctRow({ fte: '0.2', working_days: 'Wed' })
      await school.take([aTutorRow(), aMentorRow(), wednesday], { now: NOVEMBER })
      const awake = await school.in((tx) => listWakeUps(tx))
      expect(awake.map(({ nextAt }) => nextAt?.toISOString())).toEqual([
        '2026-09-07T06:45:00.000Z',
        '2026-09-07T06:45:00.000Z',
        '2026-11-11T07:45:00.000Z',
      ])
    })
  })

  describe('several schools in one file', () => {
    it('are each taken over, and one tutor may be at both (B-02)', async () => {
      urns += 2
      const other = { school_urn: String(urns), school_name: 'Valley School' }
      const here = { school_urn: String(urns - 1) }
      const bytes = aRoster([aTutorRow(here), aTutorRow(other)])
      expect(await importRoster(deps, { bytes }, SEPTEMBER)).toMatchObject({
        kind: 'imported',
        schools: [{ added: [{}] }, { added: [{}], name: 'Valley School' }],
      })
    })

    it('are kept all or none, also where the database refuses the last of them', async () => {
      urns += 2
      const before = await store.shared(listSchools)
      const bytes = aRoster([
        aTutorRow({ school_urn: String(urns - 1) }),
        aTutorRow({ school_urn: String(urns), school_name: 'Valley School' }),
      ])
      const ids = [randomUUID(), randomUUID(), randomUUID(), 'not an id']
      const newId = (): string => ids.shift() ?? randomUUID()
      await expect(importRoster({ ...deps, newId }, { bytes }, SEPTEMBER)).rejects.toThrow(
        'The database refused',
      )
      expect(ids).toEqual([])
      expect(await store.shared(listSchools)).toEqual(before)
    })
  })
})
