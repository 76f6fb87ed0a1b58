import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import { openStore, type Store } from '../../src/store/database.ts'
import { prepareEmbedded } from '../../src/store/embedded.ts'
import type { StoreSettings } from '../../src/store/engine.ts'

export type TestEngine = Store['engine']

const cleanups: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp()
})

/** An empty store, in memory or on PostgreSQL; closed by itself when the test file ends. */
export async function openTestStore(engine: TestEngine = 'embedded'): Promise<Store> {
  return await openAgain(await newDatabase(engine))
}

/** Another store on the same database, as a second process has it (PostgreSQL only). */
export async function openAgain(settings: StoreSettings): Promise<Store> {
  const store = await openStore(settings)
  cleanups.push(() => store.close())
  return store
}

/** The settings of a new, empty database. */
export async function newDatabase(engine: TestEngine): Promise<StoreSettings> {
  return engine === 'embedded'
    ? { dataDir: 'memory', prepared: await preparedDatabase() }
    : { dataDir: 'memory', databaseUrl: await newPostgresDatabase('template') }
}

/**
 * A new database on the test server: with the tables in place, to be served as in production by a
 * login that owns nothing; or without any, for the login that makes them.
 */
export async function newPostgresDatabase(from: 'template' | 'nothing'): Promise<string> {
  const name = `keepstep_${randomUUID().replaceAll('-', '')}`
  await asAdmin(async (admin) => {
    if (from === 'template') {
      await admin.query(`create database ${name} template ${await template(admin)}`)
    } else {
      await admin.query(`create database ${name}`)
    }
  })
  cleanups.push(() =>
    asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`)),
  )
  const url = urlOf(name)
  if (from === 'nothing') return url
  const serving = new URL(url)
  serving.username = SERVING
  serving.password = SERVING_PASSWORD
  return serving.href
}

/** The plain login that serves every test database: policies bind it. */
const SERVING = 'serving_login'
const SERVING_PASSWORD = 'serves-and-no-more'

/** The same database for whoever owns the tables, and whom no policy binds: to look and to prepare. */
export function asOwner(databaseUrl: string): string {
  const { username, password } = new URL(inject('databaseUrl'))
  return Object.assign(new URL(databaseUrl), { username, password }).href
}

/** Says the same of both engines; `open` answers an empty store. */
export function onBothEngines(
  title: string,
  tests: (open: () => Promise<Store>, engine: TestEngine) => void,
): void {
  describe.each(['embedded', 'postgres'] as const)(`${title} (%s)`, (engine) => {
    tests(() => openTestStore(engine), engine)
  })
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: inject('databaseUrl') })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${database}`
  return url.href
}

/** The migrated database that others are copies of; made by whichever test file needs it first. */
async function template(admin: pg.Client): Promise<string> {
  const name = `keepstep_template_${migrationsKey()}`
  await admin.query('select pg_advisory_lock(20261121)')
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 1) return name
    const growing = `${name}_new`
    await admin.query(`drop database if exists ${growing} with (force)`)
    await admin.query(`create database ${growing}`)
    const store = await openStore({ dataDir: 'memory', databaseUrl: urlOf(growing) })
    await store.close()
    await makeServing(admin)
    await admin.query(`alter database ${growing} rename to ${name}`)
    return name
  } finally {
    await admin.query('select pg_advisory_unlock(20261121)')
  }
}

/** As README says it. Logins belong to the server, so another template may have made it already. */
async function makeServing(admin: pg.Client): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [SERVING])
  if (rowCount === 1) return
  await admin.query(`create role ${SERVING} login password '${SERVING_PASSWORD}'`)
  await admin.query(`grant keepstep_school, keepstep_dispatcher, keepstep_shared to ${SERVING}`)
}

/** The embedded counterpart, kept between runs: it saves two seconds for each store. */
async function preparedDatabase(): Promise<Blob> {
  const folder = join('node_modules', '.cache', 'keepstep')
  const path = join(folder, `embedded-${migrationsKey()}.tar`)
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const growing = `${path}.${randomUUID()}`
    writeFileSync(growing, Buffer.from(await (await prepareEmbedded()).arrayBuffer()))
    renameSync(growing, path)
  }
  return new Blob([readFileSync(path)])
}

function migrationsKey(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync('migrations').sort()) {
    if (file.endsWith('.sql')) hash.update(readFileSync(join('migrations', file)))
  }
  const pglite = join('node_modules', '@electric-sql', 'pglite', 'package.json')
  return hash.update(readFileSync(pglite)).digest('hex').slice(0, 12)
}
