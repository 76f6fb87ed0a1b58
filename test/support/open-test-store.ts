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
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator'
import pg from 'pg'
import { describe, inject } from 'vitest'
import { openStore, type Store, storeOn } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine, StoreSettings } from '../../src/store/engine.ts'
import { migrations } from '../../src/store/migrate.ts'
import { whenFileEnds } from './when-file-ends.ts'

export type TestEngine = Store['engine']

/**
 * An empty store, closed by itself when the test file ends. It is on PostgreSQL, whose databases
 * are copied in a moment; the embedded engine takes seconds to open and is for what must hold on
 * both (`onBothEngines`).
 */
export async function openTestStore(engine: TestEngine = 'postgres'): Promise<Store> {
  return engine === 'embedded'
    ? await openEmptiedEmbedded()
    : await openAgain(await newDatabase('postgres'))
}

/** Another store on the same database, as a second process has it (PostgreSQL only). */
export async function openAgain(settings: StoreSettings): Promise<Store> {
  const store = await openStore(settings)
  whenFileEnds(() => store.close())
  return store
}

/** Where a new, empty database is. */
export interface NewDatabase {
  readonly dataDir: 'memory'
  readonly databaseUrl?: string
  readonly prepared?: Blob
}

export async function newDatabase(engine: TestEngine): Promise<NewDatabase> {
  return engine === 'embedded'
    ? { dataDir: 'memory', prepared: await preparedDatabase() }
    : { dataDir: 'memory', databaseUrl: await newPostgresDatabase('template') }
}

/**
 * A new database on the test server: with the tables in place, served as in production by a login
 * that owns nothing; or without any, for the login that makes them.
 */
export async function newPostgresDatabase(from: 'template' | 'nothing'): Promise<string> {
  return from === 'template' ? await copyOf('empty', migrate) : await createDatabase()
}

/**
 * A new database that is a copy of the one called `name`, which `fill` makes of an empty one. That
 * happens once a run, for whichever test file asks first. Answers its URL.
 */
export async function copyOf(
  name: string,
  fill: (databaseUrl: string) => Promise<unknown>,
): Promise<string> {
  const known = templates.get(name) ?? makeTemplate(name, fill)
  templates.set(name, known)
  const url = new URL(await createDatabase(await known))
  return Object.assign(url, { username: SERVING, password: SERVING_PASSWORD }).href
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

async function migrate(databaseUrl: string): Promise<void> {
  await (await openStore({ dataDir: 'memory', databaseUrl })).close()
  const server = await admin()
  // As README says it. Logins belong to the server, which may outlive this run.
  const { rowCount } = await server.query('select from pg_roles where rolname = $1', [SERVING])
  if (rowCount === 1) return
  await server.query(`create role ${SERVING} login password '${SERVING_PASSWORD}'`)
  await server.query(`grant keepstep_school, keepstep_dispatcher, keepstep_shared to ${SERVING}`)
}

const templates = new Map<string, Promise<string>>()

/** One worker makes it, the others wait: the lock is the server's, and is held by this worker. */
async function makeTemplate(
  name: string,
  fill: (databaseUrl: string) => Promise<unknown>,
): Promise<string> {
  const lock = await connectAsAdmin()
  const database = `${inject('databasePrefix')}template_${name}`
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', [database])
    const { rowCount } = await lock.query('select from pg_database where datname = $1', [database])
    if (rowCount === 1) return database
    const growing =
      fill === migrate ? await createDatabase() : await newPostgresDatabase('template')
    await fill(growing)
    await lock.query(`alter database ${nameOf(growing)} rename to ${database}`)
    return database
  } finally {
    await lock.end()
  }
}

async function createDatabase(template?: string): Promise<string> {
  const name = `${inject('databasePrefix')}${randomUUID().replaceAll('-', '')}`
  const server = await admin()
  // A copy of the files is made in half the time that a copy of each page takes.
  const copied = template === undefined ? '' : ` template ${template} strategy file_copy`
  await server.query(`create database ${name}${copied}`)
  whenFileEnds(() => server.query(`drop database if exists ${name} with (force)`))
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  return url.href
}

const nameOf = (databaseUrl: string): string => new URL(databaseUrl).pathname.slice(1)

let connected: Promise<pg.Client> | undefined

/** The worker's own connection, to make and drop databases with; gone with the worker. */
function admin(): Promise<pg.Client> {
  connected ??= connectAsAdmin()
  return connected
}

async function connectAsAdmin(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Embedded databases of this worker that no test file uses at the moment. */
const resting: Engine[] = []

/** Opened once a worker and emptied for the next who asks: opening takes seconds, emptying does not. */
async function openEmptiedEmbedded(): Promise<Store> {
  const engine = resting.pop() ?? (await openEmbedded(await newDatabase('embedded')))
  let isClosed = false
  const store = storeOn({
    ...engine,
    transaction: (...work) => {
      if (isClosed) throw new Error('This store is closed.')
      return engine.transaction(...work)
    },
    close: async () => {
      isClosed = true
      await empty(engine)
      resting.push(engine)
    },
  })
  whenFileEnds(() => store.close())
  return store
}

async function empty({ db }: Engine): Promise<void> {
  const found = await db.execute(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const names = (found as unknown as { rows: { name: string }[] }).rows.map(({ name }) => name)
  await db.execute(sql.raw(`truncate ${names.join(', ')} restart identity cascade`))
}

/** A migrated embedded database as a tar, kept between runs: it saves two seconds at each opening. */
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

/** A new, migrated database as a tar. */
async function prepareEmbedded(): Promise<Blob> {
  const client = await PGlite.create('memory://')
  await migrateEmbedded(drizzle(client), migrations)
  const prepared = await client.dumpDataDir('none')
  await client.close()
  return prepared
}

function migrationsKey(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync('migrations').sort()) {
    if (file.endsWith('.sql')) hash.update(readFileSync(join('migrations', file)))
  }
  hash.update(readFileSync(join('migrations', 'meta', '_journal.json')))
  const pglite = join('node_modules', '@electric-sql', 'pglite', 'package.json')
  return hash.update(readFileSync(pglite)).digest('hex').slice(0, 12)
}
