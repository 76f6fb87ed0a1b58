/**
 * What the login in DATABASE_URL may do on PostgreSQL. The service's own is a plain one: nothing
 * that a policy says binds a superuser. Whoever owns the tables brings them up to date.
 */

import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { StoreError } from '../errors.ts'
import { connectSeconds } from './database-url.ts'
import { saidAsStoreError } from './faults.ts'
import { migrations } from './migrate.ts'

/** The roles that a transaction puts on; `migrations/` makes them. */
const ROLES = ['keepstep_school', 'keepstep_dispatcher', 'keepstep_shared'] as const

/** What a login is, as the database says it. */
export interface LoginFacts {
  readonly login: string
  readonly database: string
  /** It, or a role that it may put on, is bound by no policy. */
  readonly isSuperuser: boolean
  readonly bypassesPolicies: boolean
  readonly mayMakeRoles: boolean
  readonly mayMakeSchemas: boolean
  readonly mayMakeTables: boolean
  /** Roles that the migrations have yet to make. */
  readonly missingRoles: readonly string[]
  /** Roles that are there and that it may not put on; and those of them that it cannot grant itself. */
  readonly notMemberOf: readonly string[]
  readonly notItsToGrant: readonly string[]
  /** Who owns the tables, where there are any and it is somebody else. */
  readonly otherOwner: string | null
  /** Since PostgreSQL 16 each grant says by itself whether it is inherited. */
  readonly inheritsByGrant: boolean
  readonly tables: 'none' | 'hidden' | 'behind' | 'up-to-date'
}

/** Why a login will not do: a stable code, and what to run. */
export interface LoginProblem {
  readonly code: 'login-too-strong' | 'login-too-weak'
  readonly text: string
}

/** Looks at the login over a connection of its own. Rejects with a `StoreError`. */
export async function examineLogin(databaseUrl: string): Promise<LoginFacts> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectSeconds(databaseUrl) * 1000,
    application_name: 'keepstep-login',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await factsOf(client)
  } catch (error) {
    return saidAsStoreError(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function factsOf(client: pg.Client): Promise<LoginFacts> {
  const { rows } = await client.query<LoginFacts>(FACTS, [ROLES])
  const [facts] = rows
  if (facts === undefined) throw new Error('PostgreSQL does not say who is logged in.')
  if (facts.tables !== 'behind') return facts
  return { ...facts, tables: (await isUpToDate(client)) ? 'up-to-date' : 'behind' }
}

const FACTS = `
  with known as (
    select oid, rolname::text as name,
      pg_has_role(session_user, oid, case when current_setting('server_version_num')::int >= 160000
        then 'set' else 'member' end) as is_member,
      pg_has_role(session_user, oid, 'member with admin option')
        or (current_setting('server_version_num')::int < 160000
          and (select rolcreaterole from pg_roles where rolname = session_user)) as is_its_to_grant
    from pg_roles where rolname = any($1)
  ), ledger as (
    select has_schema_privilege(session_user, n.oid, 'usage')
        and has_table_privilege(session_user, c.oid, 'select') as is_readable,
      nullif(pg_get_userbyid(c.relowner)::text, session_user::text) as other_owner,
      pg_has_role(session_user, c.relowner, 'usage') as is_as_good_as_owner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'
  )
  select session_user::text as login, current_database()::text as database,
    exists (select from pg_roles where rolsuper and pg_has_role(session_user, oid, 'member'))
      as "isSuperuser",
    exists (select from pg_roles where rolbypassrls and pg_has_role(session_user, oid, 'member'))
      as "bypassesPolicies",
    (select rolcreaterole from pg_roles where rolname = session_user) as "mayMakeRoles",
    has_database_privilege(session_user, current_database(), 'create') as "mayMakeSchemas",
    has_schema_privilege(session_user, 'public', 'create') as "mayMakeTables",
    array(select wanted from unnest($1::text[]) wanted
      where wanted not in (select name from known)) as "missingRoles",
    array(select name from known where not is_member order by 1) as "notMemberOf",
    array(select name from known where not is_member and not is_its_to_grant order by 1)
      as "notItsToGrant",
    current_setting('server_version_num')::int >= 160000 as "inheritsByGrant",
    (select other_owner from ledger where not is_as_good_as_owner) as "otherOwner",
    coalesce((select case when is_readable then 'behind' else 'hidden' end from ledger), 'none')
      as tables`

async function isUpToDate(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ newest: string | null }>(
    'select max(created_at) as newest from drizzle.__drizzle_migrations',
  )
  const newest = readMigrationFiles(migrations).at(-1)?.folderMillis ?? 0
  return Number(rows[0]?.newest ?? 0) >= newest
}

/** Why this login may not serve: too strong to be bound by the policies, or too weak to work at all. */
export const servingProblems = (facts: LoginFacts): LoginProblem[] => [
  ...tooStrong(facts),
  ...migratingProblems(facts),
  ...unableToServe(facts),
]

function tooStrong({ login, isSuperuser, bypassesPolicies }: LoginFacts): LoginProblem[] {
  if (!isSuperuser && !bypassesPolicies) return []
  const why = isSuperuser ? 'is or may become a superuser' : 'has or may take on BYPASSRLS'
  return [
    {
      code: 'login-too-strong',
      text: `The login ${login} ${why}, whom no policy keeps within one school. Let the service use a plain login of its own (README, "PostgreSQL"), and this one only for \`keepstep migrate\`.`,
    },
  ]
}

/** Why this login may not bring the tables up to date; nothing where they are. */
export function migratingProblems(facts: LoginFacts): LoginProblem[] {
  const { login, tables, isSuperuser, otherOwner } = facts
  if (isSuperuser || (tables !== 'none' && tables !== 'behind')) return []
  if (otherOwner !== null) {
    return tooWeak(
      `The tables are not up to date, and ${otherOwner} owns them. Run \`keepstep migrate\` with that login.`,
    )
  }
  const statements = missingRights(facts)
  if (statements.length === 0) return []
  return tooWeak(
    `The login ${login} may not make the tables. Run \`keepstep migrate\` with one that may, or let an administrator run: ${statements.join(' ')}`,
  )
}

function missingRights(facts: LoginFacts): string[] {
  const { tables, missingRoles, notItsToGrant } = facts
  const login = named(facts.login)
  const makesAll = tables === 'none'
  return [
    missingRoles.length > 0 && !facts.mayMakeRoles && `ALTER ROLE ${login} CREATEROLE;`,
    notItsToGrant.length > 0 && `GRANT ${notItsToGrant.join(', ')} TO ${login};`,
    makesAll &&
      !facts.mayMakeSchemas &&
      `GRANT CREATE ON DATABASE ${named(facts.database)} TO ${login};`,
    makesAll && !facts.mayMakeTables && `GRANT CREATE ON SCHEMA public TO ${login};`,
  ].filter((statement) => statement !== false)
}

/** Everything is read and written in one of three roles. */
function unableToServe({ login, notMemberOf, tables, inheritsByGrant }: LoginFacts) {
  if (tables !== 'up-to-date' && tables !== 'hidden') return []
  if (notMemberOf.length > 0) {
    return tooWeak(
      `The login ${login} may not put on ${notMemberOf.join(', ')}, in which everything is read and written. Let an administrator run: GRANT ${notMemberOf.join(', ')} TO ${named(login)};`,
    )
  }
  if (tables !== 'hidden') return []
  const statement = inheritsByGrant
    ? `GRANT ${ROLES.join(', ')} TO ${named(login)} WITH INHERIT TRUE;`
    : `ALTER ROLE ${named(login)} INHERIT;`
  return tooWeak(
    `The login ${login} does not inherit what its roles may do. Let an administrator run: ${statement}`,
  )
}

const tooWeak = (text: string): LoginProblem[] => [{ code: 'login-too-weak', text }]

/** A name as PostgreSQL wants it in a statement. */
const named = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`

/**
 * Refuses to serve with a login that is too strong or too weak.
 * @throws StoreError `login-too-strong` or `login-too-weak`, which says what to run.
 */
export async function checkServingLogin(databaseUrl: string): Promise<void> {
  throwFirst(servingProblems(await examineLogin(databaseUrl)))
}

/**
 * Refuses to bring the tables up to date with a login that may not.
 * @throws StoreError `login-too-weak`, which says what to run.
 */
export async function checkMigratingLogin(databaseUrl: string): Promise<void> {
  throwFirst(migratingProblems(await examineLogin(databaseUrl)))
}

function throwFirst(problems: readonly LoginProblem[]): void {
  const [first] = problems
  if (first === undefined) return
  throw new StoreError(first.code, problems.map(({ text }) => text).join(' '))
}
