import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { DEFAULT_TIMINGS } from '../src/delivery/delivery-deps.ts'
import { createRateBuckets } from '../src/delivery/rate-buckets.ts'
import { createDeliveryWorker } from '../src/delivery/worker.ts'
import type { ChatPlatform } from '../src/platforms/chat-platform.ts'
import { openStore, type Store } from '../src/store/database.ts'
import { insertDeliveries } from '../src/store/deliveries.ts'
import { listPeople } from '../src/store/people.ts'
import { aCard } from '../test/support/build-card.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import type { BenchRow } from './bench-row.ts'
import { fillSchools, PEOPLE_IN_A_SCHOOL } from './fill-schools.ts'
import { jobQueues } from './job-queues.ts'

const NOW = new Date('2026-09-20T18:00:00Z')
const SCHOOLS = 25
const EACH = 4
const DELIVERIES = SCHOOLS * PEOPLE_IN_A_SCHOOL * EACH

/** A chat that takes every message at once: what is measured is the way out alone. */
const atOnce: ChatPlatform = {
  name: 'sandbox',
  routes: [],
  send: async () => ({ kind: 'sent', messageId: randomUUID() }),
  update: async ({ messageId }) => ({ kind: 'sent', messageId }),
  findSent: async () => ({ found: new Map(), incomplete: false }),
}

/** Emptying a full outbox on both engines, beside the bare queue on the same tables and job queues on the same server. */
export async function run(): Promise<BenchRow[]> {
  const server = await startPostgres({ durable: true })
  try {
    const postgres = await openStore({ databaseUrl: server.url, dataDir: 'memory' })
    const ours = await measure(postgres, 'PostgreSQL')
    await postgres.close()
    const others = await jobQueues(server.url, DELIVERIES)
    const rows: BenchRow[] = [{ ...ours, peers: [...(ours.peers ?? []), ...others] }]
    const embedded = await openStore({ dataDir: 'memory' })
    rows.push(await measure(embedded, 'embedded'))
    await embedded.close()
    return rows
  } finally {
    await server.stop()
  }
}

async function measure(store: Store, engine: string): Promise<BenchRow> {
  const schoolIds = await fillSchools(store, { count: SCHOOLS, firstUrn: 100_000, now: NOW })
  const worker = createDeliveryWorker({
    store,
    platforms: new Map([[atOnce.name, atOnce]]),
    buildCards: async (_school, deliveries) => new Map(deliveries.map(({ id }) => [id, aCard()])),
    limits: {},
    buckets: createRateBuckets({}),
    timings: DEFAULT_TIMINGS,
    owner: 'bench',
    random: Math.random,
    monotonicMs: () => performance.now(),
    onFault: (error) => {
      throw error
    },
  })
  await queueFor(store, schoolIds, 'warm-up')
  await worker.drain(() => NOW)
  await queueFor(store, schoolIds, 'bare')
  const bare = await perSecond(() => emptyBare(store))
  await queueFor(store, schoolIds, 'measured')
  const here = await perSecond(async () => (await worker.drain(() => NOW)).sent ?? 0)
  return {
    name: `send ${DELIVERIES.toLocaleString('en-GB')} waiting messages (${engine})`,
    value: Math.round(here),
    unit: 'a second',
    peers: [{ name: 'the bare queue: claimed and recorded, nothing sent', value: bare }],
  }
}

async function queueFor(store: Store, schoolIds: readonly string[], period: string): Promise<void> {
  for (const id of schoolIds) {
    await store.withSchool(id, async (tx) => {
      const people = await listPeople(tx)
      const them = people.flatMap((person) =>
        Array.from({ length: EACH }, (_, i) => ({
          id: randomUUID(),
          kind: 'reply',
          period: `${period} ${i}`,
          recipient: person.id,
          recipientKind: 'person' as const,
          params: {},
          unprompted: false,
          notBefore: NOW,
          decidedAt: NOW,
        })),
      )
      await insertDeliveries(tx, them)
    })
  }
}

/** The least that any queue on this table does: the same claims and records, in as few statements. */
async function emptyBare(store: Store): Promise<number> {
  for (let taken = 0; ; ) {
    const claimed = await store.withDispatcher(async (tx) => {
      const claim = sql`with due as (select school_id, id from deliveries where state = 'pending'
        order by not_before limit 32 for update skip locked)
        update deliveries d set state = 'sending' from due
        where d.school_id = due.school_id and d.id = due.id returning d.id`
      const rows = (await tx.db.execute(claim)) as unknown as { rows: unknown[] }
      return rows.rows.length
    })
    if (claimed === 0) return taken
    taken += claimed
    await store.withDispatcher((tx) =>
      tx.db.execute(sql`update deliveries set state = 'sent' where state = 'sending'`),
    )
  }
}

async function perSecond(work: () => Promise<number>): Promise<number> {
  const from = performance.now()
  const done = await work()
  if (done !== DELIVERIES) throw new Error(`${done} of ${DELIVERIES} were done.`)
  return done / ((performance.now() - from) / 1_000)
}
