import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { StoreError } from '../../src/errors.ts'
import { openStore, type Store } from '../../src/store/database.ts'
import { listPeople, savePeople } from '../../src/store/people.ts'
import { rowsOf, type SharedTx } from '../../src/store/tx.ts'
import { newDatabase, onBothEngines, openAgain } from '../support/open-test-store.ts'
import { aStoredPerson, keepSchool } from '../support/stored-school.ts'

onBothEngines('the store', (open, engine) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })

  it('says which engine it is, and that it answers', async () => {
    expect(store.engine).toBe(engine)
    await expect(store.ping()).resolves.toBeUndefined()
  })

  it('keeps all of a transaction or nothing', async () => {
    const school = await keepSchool(store)
    const fault = new TypeError('a fault of ours')
    const work = school.in(async (tx) => {
      await savePeople(tx, [aStoredPerson()])
      throw fault
    })
    await expect(work).rejects.toBe(fault)
    expect(await school.in((tx) => listPeople(tx))).toHaveLength(3)
  })

  it('answers what the work answers', async () => {
    const school = await keepSchool(store)
    expect(await school.in(() => Promise.resolve({ kind: 'already-done' }))).toEqual({
      kind: 'already-done',
    })
  })

  it('sends nothing for a transaction that is over: its connection is somebody else’s by then', async () => {
    const late: SharedTx[] = []
    await store.shared(async (tx) => void late.push(tx))
    const undone = store.shared(async (tx) => {
      late.push(tx)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    for (const { raw } of late) {
      await expect(raw({ text: 'select 1', values: [] })).rejects.toThrow(/over|closed/)
    }
    expect(late).toHaveLength(2)
  })

  it('runs many transactions at the same time without mixing them up', async () => {
    const schools = await Promise.all(Array.from({ length: 12 }, () => keepSchool(store)))
    const seen = await Promise.all(
      Array.from({ length: 120 }, async (_, i) => {
        const school = schools[i % 12]
        const people = await school?.in((tx) => listPeople(tx))
        return people?.every(({ id }) =>
          [school?.ect.id, school?.mentor.id, school?.tutor.id].includes(id),
        )
      }),
    )
    expect(new Set(seen)).toEqual(new Set([true]))
  })

  it('names no one when a statement is refused, in none of what the error holds', async () => {
    const school = await keepSchool(store)
    const secret = aStoredPerson({ name: 'Secret Canary', email: school.ect.email })
    const refusals = [
      // The email is somebody's already, as where two took it at the same moment.
      ['store-moved-on', () => school.in((tx) => savePeople(tx, [secret]))],
      ['store-refused', () => school.in((tx) => listPeople(tx, ['Secret Canary']))],
      [
        'store-refused',
        () =>
          school.in((tx) =>
            tx.db.execute(sql`insert into people (name) values (${'Secret Canary'}, 2)`),
          ),
      ],
    ] as const
    for (const [code, refuse] of refusals) {
      const error: unknown = await refuse().catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(StoreError)
      expect(error).toMatchObject({ code })
      const said = inspect(error, { depth: 10, showHidden: true })
      expect(said).not.toContain('Secret Canary')
      expect(said).not.toContain(school.ect.email)
    }
  })

  it('keeps instants to the millisecond and days as they are', async () => {
    const [row] = await store.shared((tx) =>
      rowsOf<{ same: boolean }>(
        tx.db,
        sql`select ${'2026-03-29T00:59:59.999Z'}::timestamptz = '2026-03-29 00:59:59.999+00' as same`,
      ),
    )
    expect(row?.same).toBe(true)
  })
})

describe('a PostgreSQL that does not answer', () => {
  it('is told as such, without the password', async () => {
    const databaseUrl = 'postgres://keepstep:secret-canary@127.0.0.1:1/keepstep'
    const error: unknown = await openStore({ dataDir: 'memory', databaseUrl }).catch(
      (caught: unknown) => caught,
    )
    expect(error).toMatchObject({ code: 'store-unreachable', cause: { code: 'ECONNREFUSED' } })
    expect((error as Error).message).toContain('DATABASE_URL')
    expect(inspect(error, { depth: 10 })).not.toContain('secret-canary')
  })
})

describe('a connection to PostgreSQL', () => {
  it('is kept from one minute’s tick to the next, and let go after a long rest', async () => {
    const store = await openAgain(await newDatabase('postgres'))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const connection = () =>
      store.shared(async ({ db }) => {
        const [row] = await rowsOf<{ pid: number }>(db, sql`select pg_backend_pid() as pid`)
        return row?.pid
      })
    const first = await connection()
    vi.advanceTimersByTime(61_000)
    expect(await connection()).toBe(first)
    vi.advanceTimersByTime(10 * 60_000)
    expect(await connection()).not.toBe(first)
  })
})
