import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { openStore } from '../../src/store/database.ts'
import { listPeople } from '../../src/store/people.ts'
import { listSchools } from '../../src/store/schools.ts'
import { rowsOf } from '../../src/store/tx.ts'
import { newDatabase, openAgain } from '../support/open-test-store.ts'
import { keepSchool } from '../support/stored-school.ts'
import { newPostgresDatabase } from '../support/test-databases.ts'

describe('the tables', () => {
  it('are what the schema says, and every migration has a name', () => {
    const out = mkdtempSync(join(tmpdir(), 'keepstep-migrations-'))
    cpSync('migrations', out, { recursive: true })
    const before = readdirSync(out)
    const said = execFileSync(
      process.execPath,
      [
        join('node_modules', 'drizzle-kit', 'bin.cjs'),
        'generate',
        '--dialect=postgresql',
        '--schema=./src/store/schema/*.ts',
        // It takes what begins with a slash for a folder here.
        `--out=${relative('.', out)}`,
        '--casing=snake_case',
      ],
      { stdio: 'pipe' },
    ).toString()
    // It says so too where it could not look, and then ends as if all were well.
    expect(said).toContain('No schema changes')
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

/** The tables as they were after so many migrations, made by a login that no policy lets pass. */
async function tablesAfter(count: number): Promise<{ url: string; drop(): Promise<unknown> }> {
  const admin = await connected(await newPostgresDatabase('nothing'))
  const owner = `owner_${randomUUID().slice(0, 8)}`
  const { database } = admin
  await admin.query(`create role ${owner} login createrole password 'x'`)
  await admin.query(`grant keepstep_school, keepstep_dispatcher, keepstep_shared to ${owner}`)
  await admin.query(`grant create on database ${database} to ${owner}`)
  await admin.query(`grant create on schema public to ${owner}`)
  const url = new URL(inject('databaseUrl'))
  Object.assign(url, { username: owner, password: 'x', pathname: `/${database}` })
  const folder = mkdtempSync(join(tmpdir(), 'keepstep-older-'))
  cpSync('migrations', folder, { recursive: true })
  const journal = join(folder, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'))
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }))
  const client = await connected(url.href)
  await migrate(drizzle(client), { migrationsFolder: folder })
  await client.end()
  rmSync(folder, { recursive: true })
  const drop = async () => {
    await admin.query(`drop owned by ${owner}`)
    await admin.query(`drop role ${owner}`)
    await admin.end()
  }
  return { url: url.href, drop }
}

describe('a service that is brought up to date', () => {
  it('does nothing twice that was delivered just before, at whatever school', async () => {
    await newDatabase('postgres')
    const { url, drop } = await tablesAfter(6)
    const client = await connected(url)
    await client.query('set role keepstep_shared')
    const schools = [randomUUID(), randomUUID()]
    for (const [index, id] of schools.entries()) {
      await client.query(
        `insert into schools (id, urn, name, time_zone) values ($1, $2, 'School', 'Europe/London')`,
        [id, `10000${index}`],
      )
    }
    await client.query(
      `insert into inbound_events (platform, event_key, received_at) values
        ('teams', 'new', '2026-09-07T08:00:00Z'), ('teams', 'old', '2026-09-07T05:00:00Z')`,
    )
    await client.end()
    const store = await openAgain({ dataDir: 'memory', databaseUrl: url })
    for (const id of schools) {
      const seen = await store.withSchool(id, (tx) =>
        rowsOf<{ key: string }>(tx.db, sql`select event_key as key from inbound_events`),
      )
      expect(seen).toEqual([{ key: 'new' }])
    }
    await store.close()
    await drop()
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
