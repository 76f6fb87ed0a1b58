/** Databases on the test run's own server. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openStore } from '../../src/store/database.ts'
import { whenOver } from './when-over.ts'

/**
 * A new database on the test server: with the tables in place, served as in production by a login
 * that owns nothing; or without any, for the login that makes them.
 */
export async function newPostgresDatabase(from: 'template' | 'nothing'): Promise<string> {
  const databaseUrl =
    from === 'template' ? await copyOf('empty', migrateEmpty) : await createDatabase()
  whenOver(() => dropDatabase(databaseUrl))
  return databaseUrl
}

/**
 * A new database that is a copy of the one called `name`, which `fill` makes of an empty one. That
 * happens once a run, for whichever test file asks first. Answers its URL; it is the caller's to drop.
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

/** Makes the tables, and the login that serves. */
export async function migrateEmpty(databaseUrl: string): Promise<void> {
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
      fill === migrateEmpty ? await createDatabase() : await copyOf('empty', migrateEmpty)
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
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  return url.href
}

export async function dropDatabase(databaseUrl: string): Promise<void> {
  await (await admin()).query(`drop database if exists ${nameOf(databaseUrl)} with (force)`)
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
