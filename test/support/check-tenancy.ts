import { sql } from 'drizzle-orm'
import { type Db, rowsOf } from '../../src/store/tx.ts'

/** Tables that are not one school's alone, and who may reach them. To add one, say why in its schema. */
export const ALLOW_LIST = [
  'holds',
  'identities',
  'inbound_events',
  'person_directory',
  'sandbox_messages',
  'sandbox_state',
  'schools',
  'secrets_in_use',
  'send_lines',
  'slack_installations',
  'tenants',
]

const CLAIMED = ['deliveries', 'digest_schedules', 'wake_ups']
const OWN_SCHOOL = `(school_id = (NULLIF(current_setting('app.school_id'::text, true), ''::text))::uuid)`

interface Table {
  readonly name: string
  readonly enabled: boolean
  readonly forced: boolean
  readonly key: string | null
}

/** Every way in which the tables of this database would let one school reach another's rows. */
export async function tenancyFaults(db: Db): Promise<string[]> {
  const tables = await tablesOf(db)
  const schoolTables = tables.filter(({ name }) => !ALLOW_LIST.includes(name))
  return [
    ...tables.flatMap(forceFaults),
    ...schoolTables.flatMap(keyFault),
    ...(await policyFaults(db, schoolTables)),
    ...(await keyFaults(db, schoolTables)),
    ...(await grantFaults(db)),
    ...(await roleFaults(db)),
  ]
}

/** Every table of the service, by name. */
export const tablesOf = (db: Db): Promise<Table[]> =>
  rowsOf<Table>(
    db,
    sql`select c.relname::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
          (select a.attname::text from pg_index i
             join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
           where i.indrelid = c.oid and i.indisprimary) as key
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        order by 1`,
  )

/** Shared tables too: what is open in them is said by a policy, and not by there being none. */
const forceFaults = ({ name, enabled, forced }: Table): string[] =>
  enabled && forced ? [] : [`${name} does not force row-level security`]

const keyFault = ({ name, key }: Table): string[] =>
  key === 'school_id' ? [] : [`the primary key of ${name} does not begin with school_id`]

interface Policy {
  readonly table: string
  readonly name: string
  readonly roles: string
  readonly command: string
  readonly using: string
  readonly check: string
}

async function policyFaults(db: Db, tables: readonly Table[]): Promise<string[]> {
  const policies = await rowsOf<Policy>(
    db,
    sql`select tablename::text as table, policyname::text as name, array_to_string(roles, ',') as roles,
          cmd as command, qual as using, with_check as check from pg_policies`,
  )
  return tables.flatMap(({ name }) => {
    const own = policies.filter(({ table, roles }) => table === name && roles === 'keepstep_school')
    const others = policies.filter(
      ({ table, roles }) => table === name && roles !== 'keepstep_school',
    )
    const isStrict = ({ command, using, check }: Policy) =>
      command === 'ALL' && using === OWN_SCHOOL && check === OWN_SCHOOL
    const mayOthers = ({ roles }: Policy) =>
      roles === 'keepstep_dispatcher' && CLAIMED.includes(name)
    return [
      ...(own.length === 1 && own.every(isStrict) ? [] : [`${name} has no policy for one school`]),
      ...others
        .filter((policy) => !mayOthers(policy))
        .map(({ roles }) => `${name} is open to ${roles}`),
    ]
  })
}

/** Unique and foreign keys between school tables begin with the school on both sides. */
async function keyFaults(db: Db, tables: readonly Table[]): Promise<string[]> {
  const keys = await rowsOf<{ table: string; name: string; from: string; to: string | null }>(
    db,
    sql`select c.conrelid::regclass::text as table, c.conname::text as name,
          a.attname::text as from, f.attname::text as to
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        left join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[1]
        where c.contype in ('u', 'f') and c.connamespace = 'public'::regnamespace
        union all
        select i.indrelid::regclass::text, i.indexrelid::regclass::text, a.attname::text, null
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indisunique and i.indrelid::regclass::text not like '%.%'`,
  )
  const names = tables.map(({ name }) => name)
  return keys
    .filter(({ table }) => names.includes(table))
    .filter(({ from, to }) => from !== 'school_id' || !['school_id', 'id', null].includes(to))
    .map(({ table, name }) => `the key ${name} of ${table} does not begin with school_id`)
}

const REACH: Readonly<Record<string, readonly string[]>> = {
  keepstep_dispatcher: [...CLAIMED, 'send_lines', 'holds'],
  keepstep_shared: ALLOW_LIST,
}

/** What the dispatcher and the shared role may see at all, columns included. */
async function grantFaults(db: Db): Promise<string[]> {
  const grants = await rowsOf<{ role: string; table: string }>(
    db,
    sql`select distinct r.rolname::text as role, c.relname::text as table
        from pg_class c cross join pg_roles r
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and r.rolname in ('keepstep_dispatcher', 'keepstep_shared')
          and has_any_column_privilege(r.oid, c.oid, 'select, insert, update')`,
  )
  return grants
    .filter(({ role, table }) => !REACH[role]?.includes(table))
    .map(({ role, table }) => `${role} reaches ${table}`)
}

async function roleFaults(db: Db): Promise<string[]> {
  const strong = await rowsOf<{ role: string }>(
    db,
    sql`select rolname::text as role from pg_roles where rolname like 'keepstep\_%'
          and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole)`,
  )
  return strong.map(({ role }) => `${role} can do more than put on a school`)
}
