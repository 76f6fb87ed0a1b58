import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenSession } from '../../src/cli/cli-session.ts'
import { registerErasePerson } from '../../src/cli/erase-person.ts'
import { registerExportPerson } from '../../src/cli/export-person.ts'
import { registerLeave } from '../../src/cli/leave.ts'
import { listAccesses } from '../../src/store/access-log.ts'
import type { Store } from '../../src/store/database.ts'
import { listPeople } from '../../src/store/people.ts'
import { listSchools, loadSchool } from '../../src/store/schools.ts'
import { newFolder } from '../support/embedded-copies.ts'
import { CANARIES, keepKnownPeople } from '../support/known-people.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { MONDAY_MORNING, type StoredSchool } from '../support/stored-school.ts'
import { depsOn } from '../support/way-out.ts'

let store: Store
let school: StoredSchool
let folder: string
let printed: string
beforeEach(async () => {
  store = await openTestStore()
  school = await keepKnownPeople(store)
  folder = await newFolder()
  printed = ''
})

async function run(...words: string[]): Promise<string> {
  const program = new Command().exitOverride().configureOutput({
    writeOut: (text) => {
      printed += text
    },
    writeErr: () => undefined,
  })
  const open: OpenSession = async () => ({
    deps: depsOn(store),
    now: () => MONDAY_MORNING,
    tenants: [],
    close: async () => undefined,
  })
  for (const register of [registerExportPerson, registerErasePerson, registerLeave]) {
    register(program, open)
  }
  for (const command of program.commands) command.exitOverride()
  await program.parseAsync(['node', 'keepstep', ...words])
  return printed
}

const people = () => school.in((tx) => listPeople(tx))

describe('export-person', () => {
  it('writes a page and JSON that nobody else on the machine can read', async () => {
    const out = join(folder, 'copy')
    const said = await run('export-person', '--email', school.ect.email, '--out', out)
    const urn = (await school.in(loadSchool))?.urn ?? ''
    expect(said).toContain(join(out, urn))
    for (const name of ['index.html', 'data.json']) {
      const path = join(out, urn, name)
      expect(await readFile(path, 'utf8')).toContain(CANARIES.ect)
      expect((await stat(path)).mode & 0o077).toBe(0)
    }
  })

  it('is seen by the person whose copy was made', async () => {
    const looks = () => school.in((tx) => listAccesses(tx, school.mentor.id))
    const email = ['--email', school.mentor.email]
    await run('export-person', ...email, '--dry-run')
    expect(await looks()).toEqual([])
    await run('export-person', ...email, '--out', join(folder, 'copy'))
    expect(await looks()).toMatchObject([{ what: 'copy', readAt: MONDAY_MORNING }])
    expect((await looks())[0]).not.toHaveProperty('readerId')
  })

  it('writes nothing on a dry run, nothing over an earlier copy, and says what to do without a folder', async () => {
    const email = ['--email', school.ect.email]
    expect(await run('export-person', ...email, '--dry-run')).toContain('rows would be written')
    await expect(run('export-person', ...email)).rejects.toMatchObject({ code: 'usage-out' })
    await run('export-person', ...email, '--out', folder)
    const again = run('export-person', ...email, '--out', folder)
    await expect(again).rejects.toMatchObject({ code: 'out-not-written' })
  })

  it('knows nobody by an email that was never here', async () => {
    const nobody = run('export-person', '--email', 'nobody@a.example', '--out', folder)
    await expect(nobody).rejects.toMatchObject({ code: 'person-unknown' })
  })
})

describe('erase-person', () => {
  it('erases nothing on a dry run, and nothing until it is confirmed', async () => {
    const email = ['--email', school.ect.email]
    expect(await run('erase-person', ...email, '--dry-run', '--yes')).toContain('would be erased')
    const unconfirmed = run('erase-person', ...email)
    await expect(unconfirmed).rejects.toMatchObject({ code: 'confirm-erasure' })
    expect(await people()).toHaveLength(3)
  })

  it('erases, says what stays, and finds nobody the second time', async () => {
    const said = await run('erase-person', '--email', school.ect.email, '--yes')
    expect(said).toContain('this was erased, in rows:')
    expect(said).toContain('Notes: 1')
    expect(said).toContain('stay there')
    expect(said).not.toContain(CANARIES.ect)
    expect(await people()).toHaveLength(2)
    const again = run('erase-person', '--email', school.ect.email, '--yes')
    await expect(again).rejects.toMatchObject({ code: 'person-unknown' })
  })
})

describe('leave', () => {
  it('writes the copy alone first; with --yes nothing of the school is left', async () => {
    const urn = (await school.in(loadSchool))?.urn ?? ''
    expect(await run('leave', urn, '--out', folder)).toContain('Nothing was erased')
    const over = run('leave', urn, '--out', folder, '--yes')
    await expect(over).rejects.toMatchObject({ code: 'out-not-written' })
    expect(await people()).toHaveLength(3)
    const out = join(folder, 'second')
    expect(await run('leave', urn, '--out', out, '--yes')).toContain('was erased here')
    expect(await readFile(join(out, `${urn}.json`), 'utf8')).toContain(CANARIES.tutor)
    expect(await store.shared(listSchools)).toEqual([])
    const gone = run('leave', urn, '--out', folder)
    await expect(gone).rejects.toMatchObject({ code: 'school-unknown' })
  })
})
