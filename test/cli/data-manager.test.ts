/**
 * A data manager brings in the staff of a large school: an export of 60 people, half of the rows with
 * a mistake. She reads what is printed, puts right what it names, and imports again until it is in.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportOutcome } from '../../src/imports/import-outcome.ts'
import type { SchoolChanges } from '../../src/imports/roster/changes.ts'
import type { ImportError } from '../../src/imports/table/import-error.ts'
import type { Store } from '../../src/store/database.ts'
import { listInductions } from '../../src/store/inductions.ts'
import { listPairings } from '../../src/store/pairings.ts'
import { listPeople } from '../../src/store/people.ts'
import { findSchoolByUrn } from '../../src/store/schools.ts'
import { aWorkbook, type WorkbookCell } from '../support/build-workbook.ts'
import { importDesk } from '../support/import-desk.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { HEADINGS, STAFF, slips, staff } from '../support/staff-export.ts'

const NOW = new Date('2026-09-07T09:00:00Z')
/** The system prints a title and a day above the headings. */
const HEADER_LINE = 4
const FIRST_ROW = HEADER_LINE + 1

/** The sheet as the data manager has it open. */
const exported = (): WorkbookCell[][] => [
  ['Staff export'],
  ['Printed', { day: '2026-09-06' }],
  [],
  [...HEADINGS],
  ...staff.map((row, who) => {
    const slip = slips[who]
    return HEADINGS.map((heading) => (slip?.[0] === heading ? slip[1](row) : row[heading]))
  }),
]

/** A copy of a sheet without one of its columns. */
const withoutColumn = (sheet: readonly WorkbookCell[][], index: number): WorkbookCell[][] =>
  sheet.map((row, i) => (i < HEADER_LINE - 1 ? [...row] : row.filter((_, at) => at !== index)))

describe('a data manager with an export of 60 staff, half of it wrong', () => {
  let folder: string
  let store: Store
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keepstep-export-'))
    store = await openTestStore('postgres')
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function imports(sheet: readonly WorkbookCell[][], ...options: readonly string[]) {
    const path = join(folder, 'staff.xlsx')
    const rows = new Map(sheet.map((row, i) => [i + 1, row]))
    await writeFile(path, aWorkbook([{ name: 'Staff', rows }]))
    const run = importDesk(store, NOW)
    const { out } = await run(['import-roster', path, '--json', ...options])
    return JSON.parse(out) as ImportOutcome<SchoolChanges>
  }

  it('has it in after a few rounds, told of each wrong cell and of no right one', async () => {
    let sheet = exported()
    const mended = new Set<string>()
    const rounds: number[] = []
    let outcome = await imports(sheet)
    while (outcome.kind === 'refused' && rounds.length < 6) {
      rounds.push(outcome.errors.length)
      for (const error of outcome.errors) sheet = mend(sheet, error, mended)
      outcome = await imports(sheet)
    }
    expect(outcome.kind).toBe('imported')
    expect(rounds.length, `errors a round: ${rounds.join(', ')}`).toBeLessThanOrEqual(3)
    const wrong = slips.flatMap((slip, who) => (slip ? [`${FIRST_ROW + who} ${slip[0]}`] : []))
    expect([...mended].sort()).toEqual(wrong.sort())
    expect(wrong).toHaveLength(STAFF / 2)
  })

  /** She knows her staff: a cell that is named gets what is right; a column not needed goes. */
  function mend(sheet: WorkbookCell[][], error: ImportError, mended: Set<string>) {
    const { line = 0, columnNumber = 0, code, message } = error
    const headings = sheet[HEADER_LINE - 1] ?? []
    if (line === HEADER_LINE) {
      expect([code, message]).toEqual(['unknown-column', expect.stringContaining('take')])
      return withoutColumn(sheet, columnNumber - 1)
    }
    const heading = String(headings[columnNumber - 1]) as (typeof HEADINGS)[number]
    const row = staff[line - FIRST_ROW]
    expect(row, `${line} ${error.column} ${code}`).toBeDefined()
    mended.add(`${line} ${heading}`)
    return sheet.map((cells, i) =>
      i + 1 === line
        ? cells.map((cell, at) => (at === columnNumber - 1 ? row?.[heading] : cell))
        : cells,
    )
  }

  it('finds everybody there: 60 people, 34 inductions, each with a mentor', async () => {
    const school = await store.shared((tx) => findSchoolByUrn(tx, '123456'))
    await store.withSchool(school?.id ?? '', async (tx) => {
      const people = await listPeople(tx)
      expect(people.map(({ email }) => email).sort()).toEqual(
        staff.map((row) => String(row['Work Email'])).sort(),
      )
      expect(people.filter(({ fte }) => fte === 0.6216).length).toBeGreaterThan(3)
      const inductions = await listInductions(tx)
      expect(inductions).toHaveLength(34)
      const mentored = new Set((await listPairings(tx)).map(({ inductionId }) => inductionId))
      expect(inductions.filter(({ id }) => !mentored.has(id))).toEqual([])
    })
  })

  it('and imports next term’s export with one who married and one who left: asked, never doubled', async () => {
    const right = withoutColumn(
      [...exported().slice(0, FIRST_ROW - 1), ...staff.map((row) => HEADINGS.map((h) => row[h]))],
      HEADINGS.indexOf('Date of Birth'),
    )
    const at = (heading: (typeof HEADINGS)[number]): number =>
      (right[HEADER_LINE - 1] ?? []).indexOf(heading)
    const married = FIRST_ROW - 1 + 30
    const before = String(right[married]?.[at('Work Email')])
    const fresh = new Map<number, WorkbookCell>([
      [at('Surname'), 'Newman'],
      [at('Work Email'), 'k.newman@fairview.example'],
    ])
    const renamed = right[married]?.map((cell, c) => fresh.get(c) ?? cell) ?? []
    const next = right.with(married, renamed).filter((_, i) => i !== FIRST_ROW - 1 + 59)
    const asked = await imports(next)
    expect(asked).toMatchObject({ kind: 'refused', errors: [{ code: 'same-person' }] })
    const same = `${before}=k.newman@fairview.example`
    expect(await imports(next, '--same-person', same)).toMatchObject({
      kind: 'imported',
      schools: [{ added: [], changed: [{ email: 'k.newman@fairview.example' }], notInFile: [{}] }],
    })
  })
})
