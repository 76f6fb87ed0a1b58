/**
 * `npm run scale -- --schools 2200`: a synthetic England on PostgreSQL, and what is slow in it first.
 * One school is filled as the service would, and copied by the database; England has some 22,000
 * schools with 50,000 ECTs. Prints how long loading, planning a Monday, the digests of a Friday and
 * reading one school take, with the memory of this process, and the plans of the statements that look
 * over all schools.
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { loadSchool } from '../src/school/load.ts'
import { openStore, type Store } from '../src/store/database.ts'
import { dueTimes } from '../src/store/due-times.ts'
import { schoolsWithDueWakeUps } from '../src/store/wake-ups.ts'
import { planDueNudges } from '../src/usecases/messages/plan-nudges.ts'
import { plainLogin } from '../test/support/plain-login.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { depsOn, fillSchools, PEOPLE_IN_A_SCHOOL } from './fill-schools.ts'

const { values: wish } = parseArgs({ options: { schools: { type: 'string', default: '2200' } } })

/** The last week of the summer term: a year of log entries lies behind it. */
const SUNDAY = new Date('2027-07-11T18:00:00Z')
const MONDAY = new Date('2027-07-12T06:45:00Z')
const FRIDAY = new Date('2027-07-16T14:30:00Z')
const TEMPLATE_URN = 900_000
const COPIES_FROM = 100_000
const COPIES_AT_ONCE = 200

const seconds = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const from = performance.now()
  const result = await work()
  const took = ((performance.now() - from) / 1_000).toFixed(2)
  const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024)
  console.log(`| ${what} | ${took} s | ${megabytes} MB |`)
  return result
}

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
}

/** Copies every row of the template school, under ids that are made of the old one and the new school. */
async function copySchool(owner: pg.Client, templateId: string, count: number): Promise<void> {
  const { rows: columns } = await owner.query<Column>(
    `select table_name as table, column_name as column, udt_name as type
     from information_schema.columns c
     where table_schema = 'public' and is_generated = 'NEVER' and table_name in (
       select table_name from information_schema.columns where column_name = 'school_id')`,
  )
  const { rows: ids } = await owner.query<{ id: string }>(
    `select id::text from people where school_id = $1
     union select id::text from inductions where school_id = $1`,
    [templateId],
  )
  // Triggers and foreign keys would look at each row: the copies are as right as the template.
  await owner.query(`set session_replication_role = replica`)
  const tables = new Set(columns.map(({ table }) => table))
  for (let from = 0; from < count; from += COPIES_AT_ONCE) {
    const to = Math.min(count, from + COPIES_AT_ONCE) - 1
    await owner.query(`create temp table copies as select n, gen_random_uuid() as id,
      (${COPIES_FROM} + n)::text as urn from generate_series(${from}, ${to}) n`)
    await owner.query(
      `insert into schools (id, urn, name, time_zone, roster_version)
       select c.id, c.urn, 'School ' || c.urn, s.time_zone, s.roster_version
       from schools s cross join copies c where s.id = $1`,
      [templateId],
    )
    for (const table of tables) {
      const own = columns.filter((one) => one.table === table)
      const names = own.map(({ column }) => `"${column}"`).join(', ')
      const values = own.map((one) => valueIn(one, ids)).join(', ')
      await owner.query(
        `insert into "${table}" (${names}) select ${values} from "${table}" t cross join copies c
         where t.school_id = $1`,
        [templateId],
      )
    }
    await owner.query('drop table copies')
  }
  await owner.query('set session_replication_role = origin')
  await owner.query('vacuum analyze')
}

const renewed = (value: string): string => `md5(c.id::text || ${value}::text)::uuid`

function valueIn({ column, type }: Column, ids: readonly { id: string }[]): string {
  const value = `t."${column}"`
  if (column === 'school_id') return 'c.id'
  if (type === 'uuid') return renewed(value)
  if (column === 'email' || column === 'conversation') {
    return `replace(${value}, '${TEMPLATE_URN}', c.urn)`
  }
  if (column !== 'expectation_id') return value
  return ids.reduce(
    (said, { id }) => `replace(${said}, '${id}', ${renewed(`'${id}'`)}::text)`,
    value,
  )
}

/** The middle of so many readings of one school, in milliseconds. */
async function readingOf(store: Store, schoolIds: readonly string[]): Promise<number> {
  const times: number[] = []
  for (const id of schoolIds) {
    const from = performance.now()
    await store.withSchool(id, (tx) => loadSchool(tx, depsOn(store), { now: FRIDAY }))
    times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

async function plans(owner: pg.Client): Promise<void> {
  const statements = {
    'what is due at all': `select (select min(next_at) from wake_ups where next_at is not null),
      (select min(not_before) from deliveries where state = 'pending')`,
    'schools with somebody due': `select school_id from wake_ups where next_at <= '${MONDAY.toISOString()}'
      group by school_id order by min(next_at) limit 10000`,
    'messages to claim': `select school_id, id from deliveries d where state in ('pending', 'retry_at')
      and stale_after > '${MONDAY.toISOString()}' and not_before <= '${MONDAY.toISOString()}'
      and not exists (select 1 from holds h where h.released_at is null
        and h.place in ('all', 'school ' || d.school_id)) order by not_before limit 96`,
  }
  for (const [what, statement] of Object.entries(statements)) {
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, costs off, timing off, summary on) ${statement}`,
    )
    console.log(`\n${what}\n${rows.map((row) => `    ${row['QUERY PLAN']}`).join('\n')}`)
  }
}

async function main(): Promise<void> {
  const count = Number(wish.schools)
  const server = await startPostgres()
  const owner = new pg.Client({ connectionString: server.url })
  const store = await openStore({
    dataDir: 'memory',
    databaseUrl: await plainLogin(server.url, 'england'),
  })
  await owner.connect()
  try {
    console.log('| work | time | memory of the process |\n|---|---|---|')
    const [template = ''] = await fillSchools(store, {
      count: 1,
      firstUrn: TEMPLATE_URN,
      now: SUNDAY,
    })
    const alone = await readingOf(
      store,
      Array.from({ length: 40 }, () => template),
    )
    await seconds(`${count} schools of ${PEOPLE_IN_A_SCHOOL} people loaded`, () =>
      copySchool(owner, template, count),
    )
    const { rows } = await owner.query<{ rows: string; size: string }>(
      `select (select count(*) from log_entries)::text as rows,
         pg_size_pretty(pg_database_size(current_database())) as size`,
    )
    const due = await seconds('what is due at all', () => store.withDispatcher(dueTimes))
    if (due.wakeUp === undefined) throw new Error('Nobody is due.')
    await seconds('schools with somebody due on a Monday', () =>
      store.withDispatcher((tx) => schoolsWithDueWakeUps(tx, MONDAY, 100_000)),
    )
    const planned = await seconds('a Monday planned', () => planDueNudges(depsOn(store), MONDAY))
    const digests = await seconds('a Friday planned, with the digests', () =>
      planDueNudges(depsOn(store), FRIDAY),
    )
    const { rows: some } = await owner.query<{ id: string }>(
      'select id::text from schools order by random() limit 40',
    )
    const among = await readingOf(
      store,
      some.map(({ id }) => id),
    )
    const said = [
      `${rows[0]?.rows} log entries, ${rows[0]?.size}.`,
      `Monday: ${planned.people} people, ${planned.written} messages. Friday: ${digests.written}.`,
      `Reading one school: ${alone.toFixed(1)} ms alone, ${among.toFixed(1)} ms among ${count}.`,
    ]
    console.log(`\n${said.join('\n')}`)
    await plans(owner)
  } finally {
    await owner.end()
    await store.close()
    await server.stop()
  }
}

await main()
