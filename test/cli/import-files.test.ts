import { randomUUID } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import type { CliSession } from '../../src/cli/cli-session.ts'
import { registerImportCalendar } from '../../src/cli/import-calendar.ts'
import { registerImportEvents } from '../../src/cli/import-events.ts'
import { registerImportRoster } from '../../src/cli/import-roster.ts'
import type { Store } from '../../src/store/database.ts'
import { listSchools } from '../../src/store/schools.ts'
import {
  aCalendarFile,
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  TERMS_2026,
} from '../support/build-roster.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { ownTime } from '../support/own-time.ts'

describe('the import commands', () => {
  let folder: string
  let store: Store
  let closed = 0
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keepstep-import-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  beforeEach(async () => {
    store = await openTestStore()
    closed = 0
  })

  const session = async (): Promise<CliSession> => ({
    deps: { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland },
    now: () => new Date('2026-09-04T09:00:00Z'),
    tenants: [],
    close: async () => {
      closed += 1
    },
  })

  /** Runs a command as a person types it; answers what it prints and its exit code. */
  async function run(...words: string[]) {
    const printed = { out: '', err: '' }
    const program = new Command().exitOverride().configureOutput({
      writeOut: (text) => {
        printed.out += text
      },
      writeErr: (text) => {
        printed.err += text
      },
    })
    registerImportRoster(program, session)
    registerImportCalendar(program, session)
    registerImportEvents(program, session)
    process.exitCode = undefined
    await program.parseAsync(['node', 'keepstep', ...words])
    const { exitCode } = process
    process.exitCode = undefined
    return { ...printed, exitCode }
  }
  const saved = async (bytes: Uint8Array): Promise<string> => {
    const path = join(folder, randomUUID())
    await writeFile(path, bytes)
    return path
  }

  it('tell a school what was taken over, and what to look at again', async () => {
    const part = anEctRow({ fte: '0.6' })
    const { out, err, exitCode } = await run(
      'import-roster',
      await saved(aRoster([aTutorRow(), aMentorRow(), part])),
    )
    expect(out.split('\n')).toEqual([
      'Hillcrest School (123456), a new school',
      '  added: 3',
      '    Ruth Hale (induction-tutor, r.hale@hillcrest.example)',
      '    Omar Said (mentor, o.said@hillcrest.example)',
      '    Ada Bell (ect, a.bell@hillcrest.example)',
      '  unchanged: 0',
      'Please check:',
      '  line 4, column working_days: Part time, and no working days: Monday to Friday is assumed, so messages may come on a day off.',
      'Imported.',
      '',
    ])
    expect([err, exitCode, closed]).toEqual(['', undefined, 1])
  })

  it('name each change and who is missing, and say so when there is nothing to change', async () => {
    await run('import-roster', await saved(aRoster()))
    const changed = await saved(aRoster([aTutorRow(), aMentorRow({ mentor_training: 'reduced' })]))
    expect((await run('import-roster', changed, '--dry-run')).out.split('\n')).toEqual([
      'Hillcrest School (123456)',
      '  changed: 1',
      '    Omar Said (mentor, o.said@hillcrest.example): mentor_training: full → reduced',
      '  unchanged: 1',
      '  not in this file any more: 1',
      '    Ada Bell (ect, a.bell@hillcrest.example)',
      '    They stay. To let them go, import with --remove-missing.',
      'Please check:',
      '  line 3, column email: No ECT of this file has this mentor.',
      'A dry run: nothing was changed.',
      '',
    ])
    const again = await run('import-roster', await saved(aRoster()))
    expect(again.out).toContain('Nothing to change: all of this is known already.')
  })

  it('tell what is no event of a programme from what cannot be read', async () => {
    await run('import-roster', await saved(aRoster()))
    const diary = [
      ['SUMMARY:Mentor seminar A', 'DTSTART:20261112T154500'],
      ['SUMMARY:Choir', 'DTSTART;VALUE=DATE:20261113'],
      ['SUMMARY:Parents evening', 'DTSTART:some day'],
    ].flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'])
    const text = ['BEGIN:VCALENDAR', ...diary, 'END:VCALENDAR'].join('\r\n')
    const { out } = await run('import-events', await saved(new TextEncoder().encode(text)))
    expect(out.split('\n')).toEqual([
      'Hillcrest School (123456)',
      '  added: 1',
      expect.stringContaining('    Mentor seminar A'),
      '  unchanged: 0',
      'Left out, because it is no event of a programme here:',
      expect.stringContaining('“Choir”'),
      'Left out, because it cannot be read:',
      expect.stringContaining('“Parents evening”'),
      'Imported.',
      '',
    ])
  })

  it('print errors to stderr with their codes, and end with 1', async () => {
    const bad = await saved(aRoster([aTutorRow({ email: 'nobody' }), aMentorRow({ fte: '2' })]))
    expect(await run('import-roster', bad)).toEqual({
      out: '',
      err: [
        'line 2, column email: This is not one email address, like name@school.example. [bad-email]',
        'line 3, column fte: “2” is not a full-time equivalent. Write 1 for full time, or a part of it like 0.6. If these are hours a week, divide them by those of full time. [bad-fte]',
        'Nothing was imported. Put these right and import the file again.',
        '',
      ].join('\n'),
      exitCode: 1,
    })
    expect(await store.shared(listSchools)).toEqual([])
  })

  it('give the same as JSON', async () => {
    const { out, exitCode } = await run('import-roster', await saved(aRoster([])), '--json')
    expect(JSON.parse(out)).toEqual({
      kind: 'refused',
      errors: [{ code: 'no-rows', message: 'The roster has a header and no rows.' }],
    })
    expect(exitCode).toBe(1)
  })

  it('take the reason for a dual role on the command line (B-03)', async () => {
    const dual = await saved(
      aRoster([aTutorRow(), aMentorRow({ name: 'Ruth Hale', email: 'r.hale@hillcrest.example' })]),
    )
    expect((await run('import-roster', dual)).exitCode).toBe(1)
    const { out } = await run('import-roster', dual, '--allow-dual-role', 'a school of two')
    expect(out).toContain('Imported.')
  })

  it('take over a calendar after the roster, and not before', async () => {
    const calendar = await saved(aCalendarFile(TERMS_2026))
    expect(await run('import-calendar', calendar)).toMatchObject({ exitCode: 1, out: '' })
    await run('import-roster', await saved(aRoster()))
    const { out } = await run('import-calendar', calendar)
    expect(out.split('\n').slice(0, 3)).toEqual([
      'Hillcrest School (123456), 2026-27',
      '  added: 6',
      '    term autumn, 2026-09-03 to 2026-12-18',
    ])
  })

  it.each([
    ['50 MB', 50],
    // What is not even read in one piece could not be held: in a file it takes no room.
    ['5 GB', 5 * 1024],
  ])('refuse a file of %s within seconds, and never hold all of it', async (_, megabytes) => {
    const path = join(folder, 'huge.csv')
    const file = await open(path, 'w')
    await file.truncate(megabytes * 1024 * 1024)
    await file.close()
    const taken = ownTime()
    const { err, exitCode } = await run('import-roster', path)
    expect(err).toContain('larger than 5 MB')
    expect(exitCode).toBe(1)
    expect(taken.ms()).toBeLessThan(5000)
    await rm(path)
  })

  it('say that a file is not there, and never open the database for it', async () => {
    await expect(run('import-roster', join(folder, 'nowhere.csv'))).rejects.toMatchObject({
      code: 'file-not-readable',
    })
    await expect(run('import-calendar', folder)).rejects.toMatchObject({
      code: 'file-not-readable',
    })
    expect(closed).toBe(0)
  })
})
