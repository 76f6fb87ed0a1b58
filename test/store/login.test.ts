import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/main.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { startService } from '../../src/service.ts'
import { openStore } from '../../src/store/database.ts'
import {
  checkMigratingLogin,
  checkServingLogin,
  examineLogin,
  type LoginFacts,
  servingProblems,
} from '../../src/store/login.ts'
import { listPeople } from '../../src/store/people.ts'
import { startPostgres } from '../support/start-postgres.ts'
import { keepSchool } from '../support/stored-school.ts'
import { asOwner, newPostgresDatabase } from '../support/test-databases.ts'
import { whenOver } from '../support/when-over.ts'

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

/** A database with what somebody may do on it; statements name the login `LOGIN`. */
async function aLogin(
  rights: readonly string[],
  from: 'template' | 'nothing' = 'template',
): Promise<{ login: string; url: string; run: (statement: string) => Promise<unknown> }> {
  const url = asOwner(await newPostgresDatabase(from))
  const admin = await connected(url)
  const login = `login_${randomUUID().slice(0, 8)}`
  const run = (statement: string) => admin.query(statement.replaceAll('LOGIN', login))
  await run(`create role LOGIN login password 'x'`)
  whenOver(async () => {
    await admin.query(`drop owned by ${login}`)
    await admin.query(`drop role ${login}`)
    await admin.end()
  })
  for (const right of rights) await run(right)
  return { login, run, url: Object.assign(new URL(url), { username: login, password: 'x' }).href }
}

const ROLES = 'keepstep_school, keepstep_dispatcher, keepstep_shared'
/** Since PostgreSQL 16 it is said of each grant whether it is inherited. */
const INHERITS_NOT = `grant ${ROLES} to LOGIN with inherit false`
const SERVES = `grant ${ROLES} to LOGIN`

/** Every statement in a refusal that ends in a semicolon, as an administrator would copy it. */
const statementsIn = (said: string): string[] =>
  [...said.matchAll(/((?:ALTER|GRANT) [^;:]+;)/g)].map(([, statement = '']) => statement)

describe('the service', () => {
  it.each([
    ['a superuser', 'alter role LOGIN superuser'],
    ['one whom no policy binds', 'alter role LOGIN bypassrls'],
  ])(
    'does not start with %s: one mistake would open every school to everybody',
    async (_, right) => {
      const { url, login } = await aLogin([SERVES, right])
      const config = readConfig({ PORT: '0', DATABASE_URL: url, KEEPSTEP_SANDBOX: '1' })
      await expect(startService(config, createLog({ logLevel: 'silent' }))).rejects.toMatchObject({
        name: 'StoreError',
        code: 'login-too-strong',
        message: expect.stringContaining(login),
      })
    },
  )

  it('does not start with a login that may become one', async () => {
    const strong = await aLogin(['alter role LOGIN bypassrls'])
    const { url, run } = await aLogin([SERVES])
    await checkServingLogin(url)
    await run(`grant ${strong.login} to LOGIN`)
    await expect(checkServingLogin(url)).rejects.toMatchObject({ code: 'login-too-strong' })
  })

  it('starts with the login that README makes', async () => {
    const { url } = await aLogin([SERVES])
    await expect(checkServingLogin(url)).resolves.toBeUndefined()
  })

  it.each([
    ['that may put on no role', []],
    ['that may put on some', ['grant keepstep_school to LOGIN']],
    ['that inherits nothing', [INHERITS_NOT]],
  ])('says what to run for a login %s, and starts after it', async (_, rights) => {
    const { url, run } = await aLogin(rights)
    const error = await checkServingLogin(url).catch((refused) => refused)
    expect(error).toMatchObject({ code: 'login-too-weak' })
    const statements = statementsIn(error.message)
    expect(statements.length).toBeGreaterThan(0)
    for (const statement of statements) await run(statement)
    await expect(checkServingLogin(url)).resolves.toBeUndefined()
  })

  it('says who has to bring the tables up to date, where it may not itself', async () => {
    const { url, run } = await aLogin([SERVES])
    await run('update drizzle.__drizzle_migrations set created_at = created_at - 1')
    await expect(checkServingLogin(url)).rejects.toMatchObject({
      code: 'login-too-weak',
      message: expect.stringContaining('keepstep owns them'),
    })
  })
})

describe('a login that is to make the tables', () => {
  it('is told of all that it lacks at once, and makes them after that', async () => {
    const { url, run } = await aLogin([], 'nothing')
    const error = await checkMigratingLogin(url).catch((refused) => refused)
    expect(error).toMatchObject({ name: 'StoreError', code: 'login-too-weak' })
    expect(error.message).toContain('GRANT CREATE ON DATABASE')
    expect(error.message).toContain('GRANT CREATE ON SCHEMA public')
    for (const statement of statementsIn(error.message)) await run(statement)
    await expect(checkMigratingLogin(url)).resolves.toBeUndefined()
    const program = createProgram({ DATABASE_URL: url })
    const said: string[] = []
    for (const one of [program, ...program.commands]) {
      one.configureOutput({ writeOut: (text) => void said.push(text) })
    }
    await program.parseAsync(['node', 'keepstep', 'migrate'])
    expect(said.join()).toContain('is up to date')
    await expect(checkServingLogin(url)).resolves.toBeUndefined()
  })

  it('needs CREATEROLE only while the roles are not there', () => {
    const facts: LoginFacts = {
      login: 'service',
      database: 'Keepstep of a trust',
      isSuperuser: false,
      bypassesPolicies: false,
      mayMakeRoles: false,
      mayMakeSchemas: false,
      mayMakeTables: true,
      missingRoles: ['keepstep_school'],
      notMemberOf: [],
      notItsToGrant: [],
      otherOwner: null,
      inheritsByGrant: true,
      tables: 'none',
    }
    expect(servingProblems(facts)).toMatchObject([
      {
        code: 'login-too-weak',
        text: expect.stringMatching(
          /ALTER ROLE service CREATEROLE; GRANT CREATE ON DATABASE "Keepstep of a trust" TO service;$/,
        ),
      },
    ])
    expect(servingProblems({ ...facts, tables: 'up-to-date' })).toEqual([])
  })
})

describe('what README says to run', () => {
  const readme = readFileSync('README.md', 'utf8')
  const chapter = readme.slice(readme.indexOf('## PostgreSQL'), readme.indexOf('## Commands'))
  const [first = '', second = ''] = [...chapter.matchAll(/```sql\n([^`]+)```/g)].map(
    ([, statements = '']) => statements.replaceAll('…', 'secret'),
  )

  it('makes a login that owns the tables and one that serves, on a server where nothing is yet', async () => {
    const server = await startPostgres()
    const as = (username: string) =>
      Object.assign(new URL(server.url), { username, password: 'secret', pathname: '/keepstep' })
        .href
    try {
      const admin = await connected(server.url)
      for (const statement of first.split(';')) {
        if (statement.trim() !== '') await admin.query(statement)
      }
      await admin.end()
      await checkMigratingLogin(as('keepstep_owner'))
      await (await openStore({ dataDir: 'memory', databaseUrl: as('keepstep_owner') })).close()
      const owner = await connected(as('keepstep_owner'))
      await owner.query(second)
      await owner.end()
      await checkServingLogin(as('keepstep_service'))
      const store = await openStore({ dataDir: 'memory', databaseUrl: as('keepstep_service') })
      const school = await keepSchool(store)
      expect(await school.in((tx) => listPeople(tx))).toHaveLength(3)
      await store.close()
    } finally {
      await server.stop()
    }
  })
})

describe('doctor', () => {
  const examined = async (databaseUrl: string) => {
    const program = createProgram({ DATABASE_URL: databaseUrl })
    const said: string[] = []
    for (const one of [program, ...program.commands]) {
      one.configureOutput({ writeOut: (text) => void said.push(text) })
    }
    const error = await program.parseAsync(['node', 'keepstep', 'doctor']).catch((found) => found)
    return { said: said.join(''), code: error?.code as string | undefined }
  }

  it('says that a superuser may not serve, and looks at the rest', async () => {
    const { url } = await aLogin([SERVES, 'alter role LOGIN superuser'])
    const { said, code } = await examined(url)
    expect(said).toMatch(
      /problem {2}login-too-strong: The login login_\w+ is or may become a superuser/,
    )
    expect(said).toContain('database answers')
    expect(code).toBe('doctor-found')
  })

  it('says what a login lacks instead of breaking off', async () => {
    const { url } = await aLogin([])
    const { said, code } = await examined(url)
    expect(said).toMatch(/login-too-weak: .*GRANT keepstep_/)
    expect(code).toBe('doctor-found')
  })

  it('is content with the login that README makes', async () => {
    const { url, login } = await aLogin([SERVES])
    const { said, code } = await examined(url)
    expect(said).toContain(`ok       The login ${login} is one that may serve.`)
    expect(code).toBeUndefined()
  })
})

describe('a database that does not answer', () => {
  it('is said to be that, and not a login without rights', async () => {
    const url = 'postgres://nobody:secret-canary@127.0.0.1:1/none'
    const error = await examineLogin(url).catch((refused) => refused)
    expect(error).toMatchObject({ code: 'store-unreachable' })
    expect(error.message).not.toContain('canary')
  })
})
