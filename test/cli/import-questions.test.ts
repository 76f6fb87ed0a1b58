import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ROSTER_COLUMNS } from '../../src/imports/roster/columns.ts'
import type { Store } from '../../src/store/database.ts'
import { listPeople } from '../../src/store/people.ts'
import { findSchoolByUrn } from '../../src/store/schools.ts'
import { erasePerson } from '../../src/usecases/people/erase-person.ts'
import {
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  type RosterCells,
} from '../support/build-roster.ts'
import { aWorkbook, lines } from '../support/build-workbook.ts'
import { importDesk } from '../support/import-desk.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { depsOn } from '../support/way-out.ts'

const ADA = { name: 'Ada Stone', email: 'a.stone@hillcrest.example' }
const SAME = '--same-person a.bell@hillcrest.example=a.stone@hillcrest.example'
const usual = [aTutorRow(), aMentorRow(), anEctRow()]
const married = [aTutorRow(), aMentorRow(), anEctRow(ADA)]

describe('an import that has to ask', () => {
  let folder: string
  let store: Store
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keepstep-questions-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  beforeEach(async () => {
    store = await openTestStore('postgres')
    await run(['import-roster', await saved(aRoster(usual))])
  })

  const run = (words: readonly string[], typed?: string) =>
    importDesk(store, new Date('2026-09-04T09:00:00Z'))(words, typed)
  const saved = async (bytes: Uint8Array, name: string = randomUUID()): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return path
  }
  const names = async (urn = '123456'): Promise<string[]> => {
    const school = await store.shared((tx) => findSchoolByUrn(tx, urn))
    const people = await store.withSchool(school?.id ?? '', (tx) => listPeople(tx))
    return people.map(({ name }) => name)
  }

  it('ends with 1, and prints the options that answer it', async () => {
    const { err, out, exitCode } = await run(['import-roster', await saved(aRoster(married))])
    expect(out).toBe('')
    expect(exitCode).toBe(1)
    expect(err.split('\n')).toEqual([
      'line 4, column email: Is Ada Stone (a.stone@hillcrest.example) the same person as Ada Bell (a.bell@hillcrest.example)? At Hillcrest School the second is not in the file any more, and the first is new, both as ect. Nobody is added before this is answered. [same-person]',
      `    ${SAME}   (Ada Stone is Ada Bell: change the email, and keep the history)`,
      '    --different-person a.stone@hillcrest.example   (Ada Stone is somebody else: add a new person)',
      'Nothing was imported. Import the file again with the option that is right for each; several may stand in one command.',
      '',
    ])
    expect(await names()).toEqual(['Ada Bell', 'Omar Said', 'Ruth Hale'])
  })

  it('goes on with the very option that it printed', async () => {
    const roster = await saved(aRoster(married))
    const { out } = await run(['import-roster', roster, ...SAME.split(' ')])
    expect(out).toContain('name: Ada Bell → Ada Stone; email: a.bell@hillcrest.example → a.stone')
    expect(await names()).toEqual(['Ada Stone', 'Omar Said', 'Ruth Hale'])
    expect((await run(['import-roster', roster, ...SAME.split(' ')])).out).toContain(
      'Nothing to change',
    )
  })

  it('adds a second person only where it is told to', async () => {
    const roster = await saved(aRoster(married))
    await run(['import-roster', roster, '--different-person', ADA.email])
    expect(await names()).toEqual(['Ada Bell', 'Ada Stone', 'Omar Said', 'Ruth Hale'])
  })

  it.each([
    [
      ['--same-person', 'x@hillcrest.example=a.stone@hillcrest.example'],
      'nobody with the email x@',
    ],
    [['--same-person', 'a.bell@hillcrest.example=y@hillcrest.example'], 'no row has the email y@'],
    [['--different-person', 'y@hillcrest.example'], '--different-person fits nobody'],
    [['--transfer', 'y@hillcrest.example'], '--transfer fits nobody'],
  ])('refuses an answer that fits nobody: %j', async (words, said) => {
    const { err } = await run(['import-roster', await saved(aRoster(married)), ...words])
    expect(err).toContain(said)
    expect(await names()).toHaveLength(3)
  })

  it('asks on a terminal, and goes on with what is chosen', async () => {
    const { out, shown } = await run(
      ['import-roster', await saved(aRoster(married)), '--interactive'],
      '1\n',
    )
    expect(shown).toContain('  1  Ada Stone is Ada Bell: change the email, and keep the history')
    expect(out).toContain('Imported.')
    expect(await names()).toEqual(['Ada Stone', 'Omar Said', 'Ruth Hale'])
  })

  it('asks one thing after another: who it is, then whether they move', async () => {
    const valley = { school_urn: '123457', school_name: 'Valley School' }
    const other = [
      aTutorRow({ ...valley, email: 'tutor@valley.example', name: 'Tess Low' }),
      aMentorRow({ ...valley, email: 'mentor@valley.example', name: 'Max Dean' }),
      anEctRow({ ...valley, start_date: '2026-11-02', mentor_email: 'mentor@valley.example' }),
    ]
    const { shown, out } = await run(
      ['import-roster', await saved(aRoster(other)), '--interactive', '--dry-run'],
      '1\n',
    )
    expect(shown).toContain('is an ECT at another school as well: Hillcrest School (123456)')
    expect(out).toContain('moves to another school: 1')
    expect(out).toContain('last day here 2026-11-01, then Valley School')
    expect(out).toContain('A dry run: nothing was changed.')
  })

  it('imports nothing where somebody gives up', async () => {
    const roster = await saved(aRoster(married))
    const { err, exitCode } = await run(['import-roster', roster, '--interactive'], 'q\n')
    expect(err).toContain(SAME)
    expect(exitCode).toBe(1)
    expect(await names()).toContain('Ada Bell')
  })

  it('says that there is no terminal to ask on, before it reads anything', async () => {
    await expect(run(['import-roster', 'nowhere.csv', '--interactive'])).rejects.toMatchObject({
      code: 'usage-interactive',
    })
  })

  it('asks once whether the day comes first in all dates', async () => {
    const turned = usual.map((row) => ({
      ...row,
      start_date: row.start_date.split('-').reverse().join('/'),
    }))
    const roster = await saved(aRoster(turned))
    const { err } = await run(['import-roster', roster])
    expect(err.match(/--day-first/g)).toHaveLength(1)
    expect((await run(['import-roster', roster, '--day-first'])).out).toContain('Nothing to change')
    const { shown, out } = await run(['import-roster', roster, '--interactive'], '1\n')
    expect(shown.match(/in all dates of this file/g)).toHaveLength(1)
    expect(out).toContain('Nothing to change')
  })

  it('reads an Excel workbook like its twin in CSV', async () => {
    const cells = (row: RosterCells) => ROSTER_COLUMNS.map((column) => row[column] || undefined)
    const book = aWorkbook([
      { name: 'Staff', rows: lines([...ROSTER_COLUMNS], ...usual.map(cells)) },
    ])
    expect((await run(['import-roster', await saved(book, 'staff.xlsx')])).out).toContain(
      'Nothing to change',
    )
  })

  describe('a calendar', () => {
    const valley = { school_urn: '123457', school_name: 'Valley School' }
    const dates = (path: string): Promise<Uint8Array> => readFile(join('sample', path))

    it('is pasted in, and shared by several schools', async () => {
      const tutor = aTutorRow({ ...valley, email: 'tutor@valley.example', name: 'Tess Low' })
      await run(['import-roster', await saved(aRoster([tutor]))])
      const pasted = String(await dates('local-authority.txt'))
      const words = ['import-calendar', '-', '--urn', '123456', '--urn', '123457']
      const { out } = await run(words, pasted)
      expect(out).toContain('Hillcrest School (123456), 2026-27')
      expect(out).toContain('Valley School (123457), 2026-27')
      expect(out.match(/half-term Half term, 2026-10-26 to 2026-10-30/g)).toHaveLength(2)
      expect(out).toContain('Left out, because it changes no school day:')
      expect(out).toContain('“May Day bank holiday” on 2027-05-03 is left out')
    })

    it('is changed for one of them, and whole for the other', async () => {
      const tutor = aTutorRow({ ...valley, email: 'tutor@valley.example', name: 'Tess Low' })
      await run(['import-roster', await saved(aRoster([tutor]))])
      const both = ['--urn', '123456,123457']
      await run(['import-calendar', await saved(await dates('local-authority.txt')), ...both])
      const own = await saved(await dates('own-days.csv'))
      const { out } = await run(['import-calendar', own, '--change', '--urn', '123456'])
      expect(out.split('\n')).toEqual([
        'Hillcrest School (123456), 2026-27',
        '  added: 6',
        '    inset Training days before term, 2026-09-01 to 2026-09-02',
        '    inset Training day, 2026-10-23',
        '    inset Training day, 2026-11-02',
        '    inset Training day, 2026-11-27',
        '    inset Training day, 2027-05-28',
        '    inset Training day, 2027-06-25',
        '  unchanged: 6',
        'Imported.',
        '',
      ])
      expect((await run(['import-calendar', own, '--change', '--urn', '123456'])).out).toContain(
        'Nothing to change',
      )
    })

    it('of training days alone says which option adds them', async () => {
      const own = await saved(await dates('own-days.csv'))
      const { err } = await run(['import-calendar', own])
      expect(err).toContain('2026-27 has no term in this file')
      expect(err).toContain('    --change   (')
    })

    it('that is changed must still be one: a half term outside its term is refused', async () => {
      await run(['import-calendar', await saved(await dates('local-authority.txt'))])
      const wrong = await saved(
        Buffer.from('kind,name,from,to\nhalf-term,,2026-12-21,2026-12-23\n'),
      )
      const { err } = await run(['import-calendar', wrong, '--change'])
      expect(err).toContain('line 2, column from: A half-term break lies inside a term')
    })

    it('of another school than the one that is named is refused', async () => {
      const calendar = await saved(
        Buffer.from('school_urn,kind,name,from,to\n123456,inset,,2026-11-27,\n'),
      )
      const { err } = await run(['import-calendar', calendar, '--urn', '999999'])
      expect(err).toContain('line 2, column school_urn: The row is of another school')
    })
  })

  describe('somebody who was erased', () => {
    const BELL = 'a.bell@hillcrest.example'
    beforeEach(async () => {
      const deps = depsOn(store)
      await erasePerson(deps, { email: BELL, dryRun: false }, new Date('2026-09-04T09:00:00Z'))
    })

    it('does not come back unasked: the import stops, and says how to go on', async () => {
      const { err, exitCode } = await run(['import-roster', await saved(aRoster(usual))])
      expect(exitCode).toBe(1)
      expect(err).toContain('[was-erased]')
      expect(err).toContain(`--bring-back ${BELL}`)
      expect(err).toContain(`--keep-out ${BELL}`)
      expect(await names()).not.toContain('Ada Bell')
    })

    it('stays away where their rows are to be passed over', async () => {
      const file = await saved(aRoster(usual))
      const { exitCode } = await run(['import-roster', file, '--keep-out', BELL])
      expect(exitCode).toBeUndefined()
      expect(await names()).not.toContain('Ada Bell')
    })

    it('comes back as somebody new, and may be imported again after that', async () => {
      const file = await saved(aRoster(usual))
      expect((await run(['import-roster', file, '--bring-back', BELL])).exitCode).toBeUndefined()
      expect(await names()).toContain('Ada Bell')
      expect((await run(['import-roster', file])).exitCode).toBeUndefined()
    })

    it('is not meant by an answer for an email that is not in the file', async () => {
      const file = await saved(aRoster([aTutorRow(), aMentorRow()]))
      const { err } = await run(['import-roster', file, '--keep-out', BELL])
      expect(err).toContain('--keep-out fits nobody')
    })
  })
})
