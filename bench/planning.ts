import { availableParallelism } from 'node:os'
import { openStore, type Store } from '../src/store/database.ts'
import { planDueNudges } from '../src/usecases/messages/plan-nudges.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import type { BenchRow } from './bench-row.ts'
import { depsOn, fillSchools, PEOPLE_IN_A_SCHOOL } from './fill-schools.ts'

const SUNDAY = new Date('2026-09-20T18:00:00Z')
/** Monday 21 September, 7:45am: everybody at every school is due at the same minute. */
const MONDAY = new Date('2026-09-21T06:45:00Z')
const SIZES = [2_500, 5_000, 10_000]

/** Planning everybody's Monday on PostgreSQL, for a growing number of people. */
export async function run(): Promise<BenchRow[]> {
  const server = await startPostgres({ durable: true })
  const store = await openStore({ databaseUrl: server.url, dataDir: 'memory' })
  try {
    await measure(store, 500)
    const rows: BenchRow[] = []
    for (const people of SIZES) rows.push(await measure(store, people))
    return rows
  } finally {
    await store.close()
    await server.stop()
  }
}

async function measure(store: Store, people: number): Promise<BenchRow> {
  const count = people / PEOPLE_IN_A_SCHOOL
  const firstUrn = 100_000 + people
  await fillSchools(store, { count, firstUrn, now: SUNDAY })
  const from = performance.now()
  const planned = await planDueNudges(depsOn(store), MONDAY)
  const seconds = (performance.now() - from) / 1_000
  if (planned.people !== people) throw new Error(`${planned.people} of ${people} were planned.`)
  const goal = people === 10_000 ? { goal: `under 2 s on ${availableParallelism()} cores` } : {}
  const name = `plan ${people.toLocaleString('en-GB')} people, ${planned.written} messages (PostgreSQL)`
  return { name, value: Number(seconds.toFixed(2)), unit: 's', ...goal }
}
