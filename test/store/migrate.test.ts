import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/database.ts'
import { listPeople } from '../../src/store/people.ts'
import { listSchools } from '../../src/store/schools.ts'
import { newPostgresDatabase, openAgain } from '../support/open-test-store.ts'
import { keepSchool } from '../support/stored-school.ts'

describe('the tables', () => {
  it('are what the schema says, and every migration has a name', () => {
    const out = mkdtempSync(join(tmpdir(), 'keepstep-migrations-'))
    cpSync('migrations', out, { recursive: true })
    const before = readdirSync(out)
    execFileSync(
      process.execPath,
      [
        join('node_modules', 'drizzle-kit', 'bin.cjs'),
        'generate',
        '--dialect=postgresql',
        '--schema=./src/store/schema/*.ts',
        `--out=${out}`,
        '--casing=snake_case',
      ],
      { stdio: 'pipe' },
    )
    expect(readdirSync(out)).toEqual(before)
    rmSync(out, { recursive: true })
    const names = before.filter((file) => file.endsWith('.sql'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(name).toMatch(/^\d{4}_[a-z]+(-[a-z]+)*\.sql$/)
  })

  it('are made once by five processes that start together, and all of them work', async () => {
    const databaseUrl = await newPostgresDatabase('nothing')
    const logged: string[] = []
    const log = (message: string) => logged.push(message)
    const stores = await Promise.all(
      Array.from({ length: 5 }, () => openStore({ dataDir: 'memory', databaseUrl, log })),
    )
    expect(logged).toHaveLength(1)
    for (const store of stores) {
      const school = await keepSchool(store)
      expect(await school.in((tx) => listPeople(tx))).toHaveLength(3)
    }
    await Promise.all(stores.map((store) => store.close()))
  })

  it('say what to do where they cannot be made', async () => {
    const databaseUrl = await newPostgresDatabase('nothing')
    const admin = await connected(databaseUrl)
    await admin.query('create table schools (id int)')
    await admin.end()
    await expect(openStore({ dataDir: 'memory', databaseUrl })).rejects.toMatchObject({
      code: 'store-migration',
      message: expect.stringContaining('could not be brought up to date'),
      cause: { code: '42P07' },
    })
  })
})

describe('a login that may do nothing but serve', () => {
  let databaseUrl: string
  beforeAll(async () => {
    databaseUrl = await newPostgresDatabase('template')
  })

  it('runs the whole service on tables that somebody else made', async () => {
    const store = await openAgain({ dataDir: 'memory', databaseUrl })
    const school = await keepSchool(store)
    expect(await school.in((tx) => listPeople(tx))).toHaveLength(3)
    expect(await store.shared(listSchools)).toHaveLength(1)
  })

  it('sees no person without naming a school, and cannot take the policies away', async () => {
    const client = await connected(databaseUrl)
    expect((await client.query('select * from people')).rows).toHaveLength(0)
    const off = client.query('alter table people disable row level security')
    await expect(off).rejects.toMatchObject({ code: '42501' })
    await client.end()
  })
})

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}
