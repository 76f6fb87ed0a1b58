import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { openStore } from '../../src/store/database.ts'
import { addLogEntry } from '../../src/store/log-entries.ts'
import { dump, openBoth } from '../support/dump-database.ts'
import { lendCopyOf, lendEmpty } from '../support/lent-databases.ts'
import { listLogEntries } from '../support/read-tables.ts'
import { aStoredEntry, keepSchool } from '../support/stored-school.ts'

describe.each(['embedded', 'postgres'] as const)('a database that tests borrow (%s)', (engine) => {
  let before = ''
  let left: Store

  it('is empty for the first who asks', async () => {
    const { store, db } = await openBoth(engine)
    left = store
    before = await dump(db)
    const school = await keepSchool(store)
    await school.in((tx) => addLogEntry(tx, aStoredEntry(school)))
    expect(await dump(db)).not.toBe(before)
  })

  it('is as it was for the next, also what is only ever added to', async () => {
    const { db } = await openBoth(engine)
    expect(await dump(db)).toBe(before)
  })

  it('is closed to whoever had it before', async () => {
    await expect(left.shared(async () => 'still here')).rejects.toThrow('This store is closed')
  })

  it('is nobody else’s in the meantime', async () => {
    const [one, other] = [(await lendEmpty(engine)).open(), (await lendEmpty(engine)).open()]
    const school = await keepSchool(one)
    expect(await other.withSchool(school.id, async (tx) => (await listLogEntries(tx)).length)).toBe(
      0,
    )
    await expect(keepSchool(other)).resolves.toBeDefined()
  })
})

describe('a copy of a database with something in it', () => {
  const name = `with_a_school_${randomUUID().slice(0, 8)}`
  let schoolId = ''
  const fill = async (databaseUrl: string): Promise<void> => {
    const store = await openStore({ dataDir: 'memory', databaseUrl })
    const school = await keepSchool(store)
    schoolId = school.id
    await school.in((tx) => addLogEntry(tx, aStoredEntry(school)))
    await store.close()
  }
  const logged = async (): Promise<number> => {
    const store = (await lendCopyOf(name, fill)).open()
    const entries = await store.withSchool(schoolId, (tx) => listLogEntries(tx))
    await keepSchool(store)
    return entries.length
  }

  it.each(['first', 'second', 'third'])('has it again for the %s who asks', async () => {
    expect(await logged()).toBe(1)
  })
})

describe('databases of tests that run at the same time', () => {
  let endsOther = (): void => undefined
  const otherIsOver = new Promise<void>((resolve) => {
    endsOther = resolve
  })

  it.concurrent('stay while one of them still runs', async () => {
    await sleep(50)
    const store = (await lendEmpty()).open()
    await otherIsOver
    await sleep(100)
    await expect(keepSchool(store)).resolves.toBeDefined()
  })

  it.concurrent('although another is over', async () => {
    await (await lendEmpty()).open().ping()
    await sleep(1_000)
    endsOther()
  })
})
