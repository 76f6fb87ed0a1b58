import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { openTestStore } from '../support/open-test-store.ts'

const say = (name: string, text: string, ...values: readonly unknown[]) => ({ name, text, values })
const ONE = say('test_one', 'select $1::text as said', 'one')
const DIVIDE = (by: number) => say('test_divide', 'select 6 / $1::int as six', by)

describe('statements that travel together', () => {
  let store: Store
  beforeAll(async () => {
    store = await openTestStore('postgres')
  })

  it('are answered each with its own rows, whatever else travels with them', async () => {
    const rows = await store.shared(async ({ raw }) =>
      Promise.all([
        raw(ONE),
        raw({ text: 'select 1 as n where false', values: [] }),
        raw({ text: `set local application_name to 'said'`, values: [] }),
        raw(DIVIDE(3)),
        raw(say('test_nothing', 'select $1::text is null as nothing', null)),
      ]),
    )
    expect(rows).toEqual([[{ said: 'one' }], [], [], [{ six: 2 }], [{ nothing: true }]])
  })

  it('are told apart by their text, also where two are called alike', async () => {
    const asked = [say('test_alike', 'select 1 as n'), say('test_alike', 'select 2 as n')]
    const rows = await store.shared(({ raw }) => Promise.all([...asked, ...asked].map(raw)))
    expect(rows).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 1 }], [{ n: 2 }]])
  })

  it('come before what is built by hand after them', async () => {
    const seen = await store.shared(async ({ raw, db, alongside }) => {
      alongside(raw({ text: `set local application_name to 'before'`, values: [] }))
      const { rows } = (await db.execute(sql`show application_name`)) as unknown as {
        rows: object[]
      }
      return rows
    })
    expect(seen).toEqual([{ application_name: 'before' }])
  })

  it('fail with the one that failed, and nothing of their transaction is kept', async () => {
    const came: unknown[] = []
    const work = store.shared(async ({ raw }) => {
      const all = await Promise.allSettled([raw(ONE), raw(DIVIDE(0)), raw(ONE)])
      came.push(...all.map(({ status }) => status))
      return await raw(ONE)
    })
    await expect(work).rejects.toMatchObject({ code: 'store-refused' })
    expect(came).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  it('can be asked again on the connection on which they failed before they were known', async () => {
    const later = say('test_later', 'select 7 as seven')
    const fails = store.shared(({ raw }) => Promise.all([raw(DIVIDE(0)), raw(later)]))
    await expect(fails).rejects.toThrow()
    const unreadable = say('test_unreadable', 'select $1::int as n', 'no number')
    await expect(store.shared(({ raw }) => raw(unreadable))).rejects.toThrow()
    for (let each = 0; each < 12; each += 1) {
      const asked = { ...unreadable, values: ['7'] }
      const rows = await store.shared(({ raw }) => Promise.all([raw(later), raw(asked)]))
      expect(rows).toEqual([[{ seven: 7 }], [{ n: 7 }]])
    }
  })
})
