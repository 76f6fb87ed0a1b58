import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import { importCalendar } from '../../../src/imports/calendar/import-calendar.ts'
import { importRoster } from '../../../src/imports/roster/import-roster.ts'
import { loadCalendar } from '../../../src/store/calendar.ts'
import type { Store } from '../../../src/store/database.ts'
import { findSchoolByUrn } from '../../../src/store/schools.ts'
import type { Deps } from '../../../src/usecases/deps.ts'
import { aCalendarFile, aRoster, aTutorRow, TERMS_2026 } from '../../support/build-roster.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { listWakeUps } from '../../support/read-tables.ts'

const SEPTEMBER = new Date('2026-09-04T09:00:00Z')
const ICALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Hillcrest School//EN',
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:Autumn term',
  'DTSTART;VALUE=DATE:20270902',
  'DTEND;VALUE=DATE:20271218',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

describe('importing a calendar', () => {
  let store: Store
  let deps: Deps
  let urns = 300_000
  beforeAll(async () => {
    store = await openTestStore()
    deps = { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland }
  })

  const aSchool = async () => {
    urns += 1
    const urn = String(urns)
    await importRoster(deps, { bytes: aRoster([aTutorRow({ school_urn: urn })]) }, SEPTEMBER)
    const school = await store.shared((tx) => findSchoolByUrn(tx, urn))
    const take = (lines: readonly string[], more = {}) =>
      importCalendar(deps, { bytes: aCalendarFile(lines, urn), ...more }, SEPTEMBER)
    const stored = () => store.withSchool(school?.id ?? '', (tx) => loadCalendar(tx))
    return { urn, id: school?.id ?? '', take, stored }
  }

  it('of a school that nobody knows asks for its roster first', async () => {
    const bytes = aCalendarFile(TERMS_2026, '400001')
    const outcome = await importCalendar(deps, { bytes }, SEPTEMBER)
    expect(outcome).toMatchObject({ kind: 'refused' })
    expect(outcome).toHaveProperty('errors.0', {
      line: 2,
      column: 'school_urn',
      code: 'unknown-school',
      message: 'No school has the URN 400001 yet. Import its roster first.',
    })
  })

  it('takes over the sample school’s year', async () => {
    const sample = (name: string) =>
      readFileSync(new URL(`../../../sample/${name}.csv`, import.meta.url))
    await importRoster(deps, { bytes: sample('roster') }, SEPTEMBER)
    expect(await importCalendar(deps, { bytes: sample('calendar') }, SEPTEMBER)).toMatchObject({
      kind: 'imported',
      schools: [{ urn: '999001', academicYears: ['2026-27'], removed: [], unchanged: 0 }],
      warnings: [],
    })
  })

  it('again changes nothing and says so', async () => {
    const school = await aSchool()
    expect(await school.take(TERMS_2026)).toMatchObject({ kind: 'imported' })
    const stored = await school.stored()
    expect(stored).toHaveLength(6)
    expect(await school.take(TERMS_2026)).toMatchObject({
      kind: 'unchanged',
      schools: [{ added: [], removed: [], unchanged: 6 }],
    })
    expect(await school.stored()).toEqual(stored)
  })

  it('replaces the year that it names, and says what came and went', async () => {
    const school = await aSchool()
    await school.take(TERMS_2026)
    const moved = TERMS_2026.map((line) =>
      line.replace('2026-10-26,2026-10-30', '2026-10-19,2026-10-30'),
    )
    expect(await school.take(moved)).toMatchObject({
      kind: 'imported',
      schools: [
        {
          added: [{ kind: 'half-term', from: '2026-10-19', to: '2026-10-30' }],
          removed: [{ kind: 'half-term', from: '2026-10-26', to: '2026-10-30' }],
          unchanged: 5,
        },
      ],
    })
    expect(await school.stored()).toHaveLength(6)
  })

  it('leaves other years as they are', async () => {
    const school = await aSchool()
    await school.take(TERMS_2026)
    const bytes = new TextEncoder().encode(ICALENDAR)
    const outcome = await importCalendar(deps, { bytes, schoolUrns: [school.urn] }, SEPTEMBER)
    expect(outcome).toMatchObject({ schools: [{ academicYears: ['2027-28'], unchanged: 0 }] })
    expect(await school.stored()).toHaveLength(7)
  })

  it('in iCalendar form needs no URN where there is one school only', async () => {
    const alone = await openTestStore()
    const lonely = { ...deps, store: alone }
    await importRoster(lonely, { bytes: aRoster() }, SEPTEMBER)
    const bytes = new TextEncoder().encode(ICALENDAR)
    expect(await importCalendar(lonely, { bytes }, SEPTEMBER)).toMatchObject({
      kind: 'imported',
      schools: [{ urn: '123456' }],
    })
    expect(await importCalendar(deps, { bytes }, SEPTEMBER)).toMatchObject({
      kind: 'refused',
      errors: [{ code: 'no-school' }],
    })
  })

  it('as a dry run, or with a mistake in its last line, changes nothing', async () => {
    const school = await aSchool()
    expect(await school.take(TERMS_2026, { dryRun: true })).toMatchObject({
      kind: 'dry-run',
      schools: [{ unchanged: 0 }],
    })
    expect(await school.take([...TERMS_2026, 'inset,,2026-02-30,'])).toMatchObject({
      kind: 'refused',
      errors: [{ line: 8, column: 'from', code: 'no-such-day' }],
    })
    expect(await school.stored()).toEqual([])
  })

  it('wakes everyone anew: a day that became a closure is nobody’s reminder day', async () => {
    const school = await aSchool()
    await school.take(TERMS_2026)
    const next = () => store.withSchool(school.id, (tx) => listWakeUps(tx))
    expect((await next())[0]?.nextAt).toEqual(new Date('2026-09-07T06:45:00Z'))
    await school.take([...TERMS_2026, 'closure,,2026-09-07,'])
    expect((await next())[0]?.nextAt).toEqual(new Date('2026-09-08T06:45:00Z'))
  })
})
