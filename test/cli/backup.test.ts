import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerBackup } from '../../src/cli/backup.ts'
import { openStore } from '../../src/store/database.ts'
import { listPeople } from '../../src/store/people.ts'
import { newDatabase } from '../support/open-test-store.ts'
import { keepSchool } from '../support/stored-school.ts'

const scratch = mkdtempSync(join(tmpdir(), 'keepstep-backup-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const at = (name: string) => join(scratch, name)

const run = async (env: Record<string, string>, ...words: string[]): Promise<string> => {
  let out = ''
  const program = new Command().exitOverride().configureOutput({
    writeOut: (text) => {
      out += text
    },
  })
  registerBackup(program, env)
  await program.parseAsync(['node', 'keepstep', ...words])
  return out
}

describe('backup and restore of the embedded database', () => {
  let schoolId = ''
  let service: Record<string, string>
  beforeAll(async () => {
    const database = await newDatabase('embedded')
    service = { KEEPSTEP_DATA_DIR: database.dataDir }
    const store = await openStore(database)
    schoolId = (await keepSchool(store)).id
    await store.close()
  })

  it('brings everything back in another folder', async () => {
    const backup = await run(service, 'backup', at('one.tar'))
    expect(backup).toContain('It holds personal data')
    const restored = await run({ KEEPSTEP_DATA_DIR: at('again') }, 'restore', at('one.tar'))
    expect(restored).toContain('read "After a restore"')
    const store = await openStore({ dataDir: at('again') })
    expect(await store.withSchool(schoolId, (tx) => listPeople(tx))).toHaveLength(3)
    await store.close()
  })

  it('writes over nothing, and says what to do instead', async () => {
    const env = service
    writeFileSync(at('there.tar'), 'something')
    const code = (what: Promise<string>) => expect(what).rejects.toHaveProperty('code')
    await code(run(env, 'backup', at('there.tar')))
    await expect(run(env, 'restore', at('there.tar'))).rejects.toMatchObject({
      code: 'restore-over',
    })
    const empty = { KEEPSTEP_DATA_DIR: at('empty') }
    await expect(run(empty, 'backup', at('two.tar'))).rejects.toMatchObject({
      code: 'backup-nothing',
    })
    await expect(run(empty, 'restore', at('none.tar'))).rejects.toMatchObject({
      code: 'restore-unreadable',
    })
    // What is no backup leaves no half of a database behind.
    await expect(run(empty, 'restore', at('there.tar'))).rejects.toMatchObject({
      code: 'store-unreadable',
    })
    expect(existsSync(join(at('empty'), 'database'))).toBe(false)
    const onServer = run({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }, 'backup', 'x.tar')
    await expect(onServer).rejects.toMatchObject({ code: 'backup-elsewhere' })
  })
})
