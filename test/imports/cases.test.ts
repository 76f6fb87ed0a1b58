/**
 * Files of the kinds that schools have reported, each in a folder of `test/support/cases` with a
 * README that says what is right. A folder is a test by its own name.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import { sayCalendarImport, sayRefusal, sayRosterImport } from '../../src/cli/say-import.ts'
import { importCalendar } from '../../src/imports/calendar/import-calendar.ts'
import { NO_CHOICES, type RosterChoices } from '../../src/imports/roster/choices.ts'
import { importRoster } from '../../src/imports/roster/import-roster.ts'
import { loadSchool } from '../../src/school/load.ts'
import { loadCalendar } from '../../src/store/calendar.ts'
import { addLogEntry } from '../../src/store/log-entries.ts'
import { listPeople } from '../../src/store/people.ts'
import { findSchoolByUrn } from '../../src/store/schools.ts'
import type { SchoolTx } from '../../src/store/tx.ts'
import { previewMessages } from '../../src/usecases/messages/preview-messages.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { listLogEntries } from '../support/read-tables.ts'

const CASES = 'test/support/cases'
const file = (path: string): Uint8Array => readFileSync(join(CASES, path))
const sample = (name: string): Uint8Array => readFileSync(join('sample', name))
const SEPTEMBER = new Date('2026-09-07T09:00:00Z')
const OCTOBER = new Date('2026-10-19T09:00:00Z')

/** The sample school as it is imported, with short ways to import more and to look. */
async function larkfield() {
  const store = await openTestStore('postgres')
  const deps = { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland }
  const roster = (bytes: Uint8Array, choices: Partial<RosterChoices> = {}, now = SEPTEMBER) =>
    importRoster(deps, { bytes, choices: { ...NO_CHOICES, ...choices } }, now)
  const calendar = (bytes: Uint8Array, now = SEPTEMBER, schoolUrns: string[] = []) =>
    importCalendar(deps, { bytes, schoolUrns }, now)
  const at = async <T>(urn: string, work: (tx: SchoolTx) => Promise<T>): Promise<T> => {
    const school = await store.shared((tx) => findSchoolByUrn(tx, urn))
    if (!school) throw new Error(`There is no school ${urn}.`)
    return await store.withSchool(school.id, work)
  }
  const preview = (from: string, to: string) =>
    previewMessages(deps, { from: new Date(`${from}T00:00:00Z`), to: new Date(`${to}T23:00:00Z`) })
  await roster(sample('roster.csv'))
  return { deps, store, roster, calendar, at, preview }
}

/** The lines of a calendar's days as `import-calendar` prints them, and what it says beside them. */
async function calendarOf(path: string) {
  const school = await larkfield()
  const outcome = await school.calendar(file(path))
  const said = outcome.kind === 'refused' ? sayRefusal(outcome.errors) : sayCalendarImport(outcome)
  const rows = await school.at('999001', (tx) => loadCalendar(tx))
  const picture = await school.at('999001', (tx) => loadSchool(tx, school.deps, { now: SEPTEMBER }))
  const days = (kind: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ from, to }) => (from === to ? from : `${from} ${to}`))
  return { said, days, kindOf: picture.calendar.kindOf }
}

const TERMS = ['2026-09-03 2026-12-18', '2027-01-04 2027-03-25', '2027-04-12 2027-07-21']
const BREAKS = ['2026-10-26 2026-10-30', '2027-02-15 2027-02-19', '2027-05-31 2027-06-04']

describe('a file that a school gave', () => {
  it('ical-diary-titles: entries that mention a term and are none are left out and named', async () => {
    const { said, days } = await calendarOf('ical-diary-titles/diary-titles.ics')
    expect(days('term')).toEqual(TERMS)
    expect(days('half-term')).toEqual(BREAKS)
    expect(days('inset')).toEqual(['2026-09-01 2026-09-02'])
    expect(days('closure')).toEqual([])
    for (const [title, day] of [
      ['Last Day of Autumn Term', '2026-12-18'],
      ['First Day of Spring Term', '2027-01-04'],
      ['Last day of Half Term', '2026-10-23'],
      ['Spring Term concert', '2027-03-18'],
    ]) {
      expect(said).toContain(`“${title}” on ${day} is left out`)
    }
  })

  it('ical-not-the-school: a twilight session and a closed library change no school day', async () => {
    const { said, days, kindOf } = await calendarOf('ical-not-the-school/twilight-and-library.ics')
    expect([kindOf('2026-10-12'), kindOf('2026-10-14')]).toEqual(['teaching', 'teaching'])
    expect(days('inset')).toEqual(['2026-09-01 2026-09-02'])
    expect(said).toContain('“Twilight INSET for all staff” on 2026-10-14 is left out')
    expect(said).toContain('“Library closed for stocktake” on 2026-10-12 is left out')
  })

  it.each([
    ['one-bad-event.ics', 'line 59, column ORGANIZER: Not read: “Year 9 trip briefing”'],
    ['one-bad-rule.ics', 'line 59, column RRULE: Not read: “Orchestra”'],
  ])('ical-one-bad-event: %s is imported, and the bad line named', async (name, warning) => {
    const { said, days } = await calendarOf(`ical-one-bad-event/${name}`)
    expect(days('inset')).toEqual(['2026-09-01 2026-09-02', '2026-11-27'])
    expect(said).toContain(warning)
    expect(said).toContain('the event of line 53')
    expect(said).toContain('Imported.')
  })

  it('ical-one-day-end: a day that ends on itself is one day', async () => {
    const { days } = await calendarOf('ical-one-day-end/dtend-equals-dtstart.ics')
    expect(days('inset')).toEqual(['2026-09-01 2026-09-02', '2026-11-27'])
  })

  it.each(['six-terms.ics', 'half-names.ics'])(
    'ical-six-terms: %s comes to three terms with the breaks in the gaps',
    async (name) => {
      const { days } = await calendarOf(`ical-six-terms/${name}`)
      expect(days('term')).toEqual([...TERMS.slice(0, 2), '2027-04-12 2027-07-23'])
      expect(days('half-term')).toEqual([
        '2026-10-24 2026-11-01',
        '2027-02-13 2027-02-21',
        '2027-05-29 2027-06-06',
      ])
    },
  )

  it('ical-training-day-names: the usual names of training days are understood', async () => {
    const { days } = await calendarOf('ical-training-day-names/training-day-names.ics')
    expect(days('inset')).toEqual([
      '2026-09-01 2026-09-02',
      '2026-11-27',
      '2027-01-07 2027-01-08',
      '2027-05-28',
      '2027-06-25',
      '2027-07-02',
    ])
  })

  it('roster-empty-columns: empty columns are not there; a filled cell below one is named', async () => {
    const school = await larkfield()
    const path = 'roster-empty-columns/trailing-empty-cols.csv'
    expect(await school.roster(file(path))).toMatchObject({ kind: 'unchanged' })
    const filled = new TextDecoder().decode(file(path)).replace('Larkfield,,\n', 'Larkfield,,x\n')
    expect(await school.roster(new TextEncoder().encode(filled))).toMatchObject({
      kind: 'refused',
      errors: [{ line: 3, column: 'number 15', columnNumber: 15, code: 'no-heading' }],
    })
  })

  it('roster-short-rows: rows that end early are whole, and a needed cell is still named', async () => {
    const school = await larkfield()
    const bytes = file('roster-short-rows/excel-blocks.csv')
    expect(await school.roster(bytes)).toMatchObject({ kind: 'imported' })
    expect(await school.at('999002', (tx) => listPeople(tx))).toHaveLength(22)
    const cut = new TextDecoder()
      .decode(bytes)
      .replace(/,niot,2026-09-01,1,1,,m4@.*\s*$/, ',niot\r\n')
    expect(await school.roster(new TextEncoder().encode(cut))).toMatchObject({
      kind: 'refused',
      errors: [
        { line: 23, column: 'start_date', code: 'empty-cell' },
        { line: 23, column: 'year', code: 'empty-cell' },
        { line: 23, column: 'fte', code: 'empty-cell' },
      ],
    })
  })
})

describe('roster-renamed: somebody who married', () => {
  const married = { old: 'a.yusuf@larkfield.example', fresh: 'a.whitfield@larkfield.example' }
  const re = (who: string) => file(`roster-renamed/re-${who}-married.csv`)

  async function withHistory() {
    const school = await larkfield()
    await school.calendar(sample('calendar.csv'))
    const [amina] = await school.at('999001', async (tx) =>
      (await listPeople(tx)).filter(({ email }) => email === married.old),
    )
    await school.at('999001', (tx) =>
      addLogEntry(tx, {
        ...{ id: randomUUID(), personId: amina?.id ?? '', loggedBy: amina?.id ?? '' },
        ...{ activity: 'self-study', on: '2026-09-04', loggedAt: new Date('2026-09-04T15:00:00Z') },
        platform: 'sandbox',
      }),
    )
    return { ...school, id: amina?.id }
  }

  it.each([
    ['ect', married.old, married.fresh],
    ['mentor', 't.hargreaves@larkfield.example', 't.hargreaveslowe@larkfield.example'],
  ])('as an %s is asked about before anybody is added or let go', async (who, old, fresh) => {
    const school = await withHistory()
    const before = await school.at('999001', (tx) => listPeople(tx))
    const outcome = await school.roster(re(who))
    expect(outcome).toMatchObject({ kind: 'refused', errors: [{ code: 'same-person' }] })
    const said = outcome.kind === 'refused' ? sayRefusal(outcome.errors) : ''
    expect(said).toContain(`--same-person ${old}=${fresh}`)
    expect(said).toContain(`--different-person ${fresh}`)
    expect(said).not.toContain('--remove-missing')
    expect(await school.at('999001', (tx) => listPeople(tx))).toEqual(before)
  })

  it('keeps her history under the new email, and her mentor is not reminded twice', async () => {
    const school = await withHistory()
    const known = await school.at('999001', (tx) => listPeople(tx))
    const before = await school.preview('2026-09-08', '2026-09-18')
    const outcome = await school.roster(re('ect'), {
      same: new Map([[married.fresh, married.old]]),
    })
    expect(outcome).toMatchObject({
      kind: 'imported',
      schools: [
        {
          added: [],
          // The sample school has more people than this office's file.
          notInFile: expect.not.arrayContaining([expect.objectContaining({ email: married.old })]),
          changed: [
            {
              fields: [
                { field: 'name', from: 'Amina Yusuf', to: 'Amina Whitfield' },
                { field: 'email', from: married.old, to: married.fresh },
              ],
            },
          ],
        },
      ],
    })
    const people = await school.at('999001', (tx) => listPeople(tx))
    expect(people).toHaveLength(known.length)
    const amina = people.find(({ email }) => email === married.fresh)
    expect(amina?.id).toBe(school.id)
    const log = await school.at('999001', (tx) => listLogEntries(tx))
    expect(log.map(({ personId }) => personId)).toEqual([school.id])
    const after = await school.preview('2026-09-08', '2026-09-18')
    const toPriya = (all: typeof before) => all.filter(({ to }) => to.startsWith('p.raman')).length
    expect(toPriya(after)).toBe(toPriya(before))
    expect(await school.roster(re('ect'))).toMatchObject({ kind: 'unchanged' })
  })

  it('as a mentor keeps all pairings, which nobody has to begin anew', async () => {
    const school = await withHistory()
    const [old, fresh] = ['t.hargreaves@larkfield.example', 't.hargreaveslowe@larkfield.example']
    const outcome = await school.roster(re('mentor'), { same: new Map([[fresh, old]]) })
    expect(outcome).toMatchObject({ kind: 'imported', schools: [{ changed: [{ email: fresh }] }] })
    const said = outcome.kind === 'refused' ? '' : sayRosterImport(outcome)
    expect(said).toContain(`email: ${old} → ${fresh}`)
    expect(said).not.toContain('mentor_email')
  })
})

describe('roster-transfer: an ECT whom another school takes over', () => {
  const EMAIL = 'a.yusuf@larkfield.example'

  it('is named before anything is written, with both answers', async () => {
    const school = await larkfield()
    const outcome = await school.roster(file('roster-transfer/transfer.csv'), {}, OCTOBER)
    const said = outcome.kind === 'refused' ? sayRefusal(outcome.errors) : ''
    expect(said).toContain('Larkfield Academy (999001)')
    expect(said).toContain(`--transfer ${EMAIL}`)
    expect(said).toContain('ends on 2026-11-01')
    expect(said).toContain(`--both-schools ${EMAIL}`)
    expect(await school.store.shared((tx) => findSchoolByUrn(tx, '999002'))).toBeUndefined()
  })

  it('gets one card a week from the first day there, and the old mentor none about her', async () => {
    const school = await larkfield()
    await school.calendar(sample('calendar.csv'))
    const outcome = await school.roster(
      file('roster-transfer/transfer.csv'),
      { transfers: new Set([EMAIL]) },
      OCTOBER,
    )
    expect(outcome).toMatchObject({
      kind: 'imported',
      schools: [
        { urn: '999002', isNew: true },
        { urn: '999001', movesAway: [{ lastDay: '2026-11-01', to: 'Millbrook School' }] },
      ],
    })
    await school.calendar(file('roster-transfer/cal2.csv'), OCTOBER)
    const all = await school.preview('2026-10-12', '2026-11-20')
    const weekCards = all.filter(({ to, nudge }) => to === EMAIL && nudge === 'my-week')
    expect(weekCards.map(({ at }) => at.slice(0, 10))).toEqual([
      ...['2026-10-12', '2026-10-19'],
      ...['2026-11-02', '2026-11-09', '2026-11-16'],
    ])
    // Priya mentors nobody else until January.
    const aboutPairs = (name: string, before: boolean) =>
      all
        .filter(({ to, at }) => to.startsWith(name) && at < '2026-11-02' === before)
        .flatMap(({ items }) => items)
        .filter(({ activity }) => activity === 'drop-in' || activity === 'meeting').length
    expect(aboutPairs('p.raman', true)).toBeGreaterThan(0)
    expect(aboutPairs('p.raman', false)).toBe(0)
    expect(aboutPairs('m.field', false)).toBeGreaterThan(0)
  })
})

describe('every case', () => {
  it('has a test by its own name', () => {
    const tests = readFileSync('test/imports/cases.test.ts', 'utf8')
    const folders = readdirSync(CASES).filter((name) => existsSync(join(CASES, name, 'README.md')))
    const ours = folders.filter((name) => /^(?:ical|roster)-/.test(name))
    expect(ours.length).toBeGreaterThan(9)
    expect(ours.filter((name) => !tests.includes(`${name}: `))).toEqual([])
  })
})
