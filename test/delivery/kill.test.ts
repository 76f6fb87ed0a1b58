import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { DEFAULT_TIMINGS } from '../../src/delivery/delivery-deps.ts'
import { personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import { openStore, type Store } from '../../src/store/database.ts'
import type { StoreSettings } from '../../src/store/engine.ts'
import { rowsOf } from '../../src/store/tx.ts'
import { type KillWorker, startKillWorker } from '../support/kill-worker-process.ts'
import { newDatabase } from '../support/open-test-store.ts'
import { chatIn, senderOf } from '../support/sender.ts'
import {
  aDelivery,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from '../support/stored-school.ts'
import { newPostgresDatabase } from '../support/test-databases.ts'
import { keepTermSchool, outcomes, queue } from '../support/way-out.ts'

const KILLS = 20
const DELIVERIES = 500
/** So that there is work left for every life: each is killed within its first batch or soon after. */
const MOST_SENDS_IN_A_LIFE = 40
/** Longer than a lease and the settling time together: the next process may look and send. */
const BETWEEN_LIVES_MINUTES = 10

const databases: Record<Store['engine'], () => Promise<StoreSettings>> = {
  postgres: async () => ({ dataDir: 'memory', databaseUrl: await newPostgresDatabase('template') }),
  embedded: () => newDatabase('embedded'),
}

/** Deliveries for three schools, all due now; answers their ids. */
async function fillQueue(
  schools: readonly StoredSchool[],
  count: number,
  toWhom = ({ ect, mentor, tutor }: StoredSchool) => [ect, mentor, tutor],
): Promise<string[]> {
  const people = schools.flatMap((school) => toWhom(school).map(({ id }) => ({ school, id })))
  const all = Array.from({ length: count }, (_, i) => {
    const { school, id } = people[i % people.length] as (typeof people)[number]
    const period = `${i}`
    return { school, delivery: aDelivery(school, { kind: 'reply', period, recipient: id }) }
  })
  for (const school of schools) {
    const mine = all.filter((one) => one.school === school)
    await queue(
      school,
      mine.map(({ delivery }) => delivery),
    )
  }
  return all.map(({ delivery }) => delivery.id)
}

/** Every delivery id as often as its message is in a chat. */
async function arrived(store: Store, schools: readonly StoredSchool[]): Promise<string[]> {
  const people = schools.flatMap(({ ect, mentor, tutor }) => [ect, mentor, tutor])
  const chats = people.map(({ email }) => chatIn(store).list(personalAddress(email).conversation))
  return (await Promise.all(chats)).flat().flatMap(({ deliveryId }) => deliveryId ?? [])
}

async function killWhileSending(life: KillWorker): Promise<void> {
  await life.begin()
  await life.hasBegun(randomInt(MOST_SENDS_IN_A_LIFE))
  await sleep(randomInt(6))
  life.kill('SIGKILL')
  await life.ended
}

const inState = async (schools: readonly StoredSchool[], state: string): Promise<number> => {
  const all = (await Promise.all(schools.map(outcomes))).flat()
  return all.filter((one) => one.state === state).length
}

describe.each(['postgres', 'embedded'] as const)(
  'killed 20 times while it sends 500 (%s)',
  (engine) => {
    it('loses none and sends none twice', async () => {
      const settings = await databases[engine]()
      const first = await openStore(settings)
      const schools = []
      for (let i = 0; i < 3; i += 1) schools.push(await keepTermSchool(first, MONDAY_MORNING))
      const ids = await fillQueue(schools, DELIVERIES)
      await first.close()

      let minutes = 0
      const nextLife = () => {
        minutes += BETWEEN_LIVES_MINUTES
        return minutesLater(minutes).toISOString()
      }
      const atOnce = engine === 'postgres' ? 2 : 1
      const start = () => startKillWorker({ store: settings, at: [nextLife()], latencyMs: 8 })
      const startAll = (count: number) => Promise.all(Array.from({ length: count }, start))
      // The next ones load their program while these are sending.
      let next = await startAll(atOnce)
      for (let kills = 0; kills < KILLS; kills += atOnce) {
        const lives = next
        next = await startAll(kills + atOnce < KILLS ? atOnce : 0)
        await Promise.all(lives.map(killWhileSending))
      }
      const last = await startKillWorker({
        store: settings,
        at: [nextLife(), nextLife(), nextLife()],
        latencyMs: 0,
      })
      await last.begin()
      expect(await last.ended).toContain('done 0')

      const store = await openStore(settings)
      const inChats = await arrived(store, schools)
      const rows = schools.map(({ id }) =>
        store.withSchool(id, (tx) =>
          rowsOf<{ state: string; attempt: number }>(
            tx.db,
            sql`select state, attempt from deliveries`,
          ),
        ),
      )
      const deliveries = (await Promise.all(rows)).flat()
      await store.close()
      expect(inChats.toSorted()).toEqual(ids.toSorted())
      expect(deliveries.filter(({ state }) => state !== 'sent')).toEqual([])
      expect(deliveries.filter(({ attempt }) => attempt > 1).length).toBeGreaterThan(0)
    })
  },
)

describe('stopped for longer than its lease, then going on (postgres)', () => {
  it.concurrent.each(['before-send', 'after-send'] as const)(
    'sends nothing a second time (%s)',
    async (stopsItself) => {
      const settings = await databases.postgres()
      const store = await openStore(settings)
      const school = await keepTermSchool(store, MONDAY_MORNING)
      // One chat takes one message at a time: with more, others would stand between their last look
      // at the clock and the socket, which is the one moment that the promise leaves open.
      const ids = await fillQueue([school], 60, ({ ect }) => [ect])
      const timings = { ...DEFAULT_TIMINGS, leaseMs: 4_000, sendTimeoutMs: 800, marginMs: 200 }
      // On a busy machine too, the sleeper begins its first send within this time of its claim.
      const beginsWithinMs = timings.leaseMs - timings.sendTimeoutMs - timings.marginMs
      const sleeper = await startKillWorker({
        store: settings,
        at: [MONDAY_MORNING.toISOString()],
        latencyMs: 0,
        timings,
        stopsItself,
      })
      await sleeper.begin()
      await sleeper.stopped()
      expect(await inState([school], 'sending')).toBeGreaterThan(0)
      await sleep(beginsWithinMs)

      const { worker } = senderOf(store)
      for (const minutes of [5, 10, 15]) await worker.drain(minutesLater(minutes))
      expect((await arrived(store, [school])).toSorted()).toEqual(ids.toSorted())

      sleeper.kill('SIGCONT')
      expect(await sleeper.ended).toContain('done 0')
      expect((await arrived(store, [school])).toSorted()).toEqual(ids.toSorted())
      expect(await inState([school], 'sent')).toBe(ids.length)
      await store.close()
    },
  )
})
