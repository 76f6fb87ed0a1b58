import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore, type Store } from '../../src/store/database.ts'
import { keepCrowd, senderTo, until } from '../support/crowd.ts'
import { type PostgresServer, startPostgres } from '../support/start-postgres.ts'
import { createStrictPlatform } from '../support/strict-platform.ts'
import { outcomes, queue } from '../support/way-out.ts'

const RESTARTS = 8
const PEOPLE = 60
const EACH = 5

let server: PostgresServer
let store: Store
beforeAll(async () => {
  server = await startPostgres()
  store = await openStore({ dataDir: 'memory', databaseUrl: server.url })
})
afterAll(async () => {
  await store.close()
  await server.stop()
})

it('forgets nothing that a platform has said while the database is restarted: nobody has to be asked whether it arrived', async () => {
  // As on Teams, nobody can look for a message afterwards; one in six is refused at the door.
  const platform = createStrictPlatform({
    meets: async () => {
      await sleep(5 + Math.random() * 60)
      return Math.random() < 1 / 6 ? { kind: 'not-sent', code: 'econnrefused' } : undefined
    },
    looks: async () => ({ found: new Map(), incomplete: true }),
  })
  const crowd = await keepCrowd(store, { size: PEOPLE, platform: platform.name })
  const them = crowd.deliveries({ kind: 'reply' }, EACH)
  await queue(crowd.school, them)
  const { worker } = senderTo(store, platform)
  // Five seconds and more between two tries are longer than this test is patient.
  const began = Date.now()
  const fast = () => new Date(began + (Date.now() - began) * 20)
  worker.start(fast)
  const states = async () => (await outcomes(crowd.school)).map(({ state }) => state)
  for (let i = 0; i < RESTARTS; i += 1) {
    const before = platform.arrived.length
    await until(() => platform.arrived.length > before + 10 || isAllThere())
    await server.restart()
  }
  await until(async () => (await states().catch(() => ['away'])).every((state) => state === 'sent'))
  await worker.stop()
  expect(platform.arrived.map(({ deliveryId }) => deliveryId).toSorted()).toEqual(
    them.map(({ id }) => id).toSorted(),
  )

  function isAllThere(): boolean {
    return platform.arrived.length === them.length
  }
}, 180_000)
