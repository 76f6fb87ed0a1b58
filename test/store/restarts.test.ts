import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StoreError } from '../../src/errors.ts'
import { openStore, type Store } from '../../src/store/database.ts'
import { addLogEntry } from '../../src/store/log-entries.ts'
import { lockLines, saveLines } from '../../src/store/send-lines.ts'
import { ownTime } from '../support/own-time.ts'
import { listLogEntries } from '../support/read-tables.ts'
import { type PostgresServer, startPostgres } from '../support/start-postgres.ts'
import { aStoredEntry, keepSchool, type StoredSchool } from '../support/stored-school.ts'

const RESTARTS = 20
const WRITERS = 4

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

it('loses nothing that it acknowledged when PostgreSQL is restarted 20 times at once', async () => {
  const school = await keepSchool(store)
  const acknowledged: string[] = []
  const faults: unknown[] = []
  let over = false
  const writers = Array.from({ length: WRITERS }, async () => {
    while (!over) {
      const entry = aStoredEntry(school)
      try {
        await school.in((tx) => addLogEntry(tx, entry))
        acknowledged.push(entry.id)
      } catch (error) {
        faults.push(error)
        await wait(20)
      }
    }
  })
  for (let i = 0; i < RESTARTS; i++) {
    await acknowledges(acknowledged)
    await server.restart()
    await answersAgain(school)
  }
  over = true
  await Promise.all(writers)

  const kept = new Set((await school.in((tx) => listLogEntries(tx))).map(({ id }) => id))
  expect(acknowledged.length).toBeGreaterThan(RESTARTS)
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  expect(faults.length).toBeGreaterThan(0)
  const codes = faults.map((fault) => (fault instanceof StoreError ? fault.code : String(fault)))
  expect(new Set(codes)).toEqual(new Set(['store-unreachable']))
})

it('still leaves a platform alone that asked for it, and counts what was sent, once PostgreSQL is back', async () => {
  const school = await keepSchool(store)
  const key = 'send teams tenant-1'
  const line = { filledTo: [1_790_000_000_000], pausedUntil: 1_790_000_060_000, promisedTo: 0 }
  await store.withDispatcher((tx) => saveLines(tx, new Map([[key, line]])))
  await server.restart()
  await answersAgain(school)
  const { lines } = await store.withDispatcher((tx) =>
    lockLines(tx, { tenants: [key], keys: [key] }),
  )
  expect(lines.get(key)).toEqual(line)
})

/** Something more is written: the next restart comes into the middle of it. */
async function acknowledges(acknowledged: readonly string[]): Promise<void> {
  const before = acknowledged.length
  while (acknowledged.length < before + WRITERS) await wait(5)
}

/** Within ten seconds, without anybody's help. */
async function answersAgain(school: StoredSchool): Promise<void> {
  const waited = ownTime()
  while (waited.ms() < 10_000) {
    const answered = await store.ping().then(
      () => true,
      () => false,
    )
    if (answered && (await school.in((tx) => listLogEntries(tx, { inductionIds: [] })))) return
    await wait(20)
  }
  throw new Error('The store does not answer after a restart.')
}
