import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { insertDeliveries, listDeliveries } from '../../src/store/deliveries.ts'
import { claimDueDeliveries } from '../../src/store/delivery-claims.ts'
import { rowsOf } from '../../src/store/tx.ts'
import { openTestStore } from '../support/open-test-store.ts'
import {
  aDelivery,
  keepSchool,
  MONDAY_MORNING,
  type StoredSchool,
} from '../support/stored-school.ts'
import { emptyQueue, wayOutOf } from '../support/way-out.ts'

/*
 * PostgreSQL tidies up by itself (autovacuum). The embedded database has nobody who does, and a school may
 * run on it for years.
 */

/** How often a statement runs by one plan. */
const TIMES = 8
const MESSAGES = 600

describe('an embedded database that is in use for long', () => {
  let store: Store
  let school: StoredSchool
  beforeEach(async () => {
    store = await openTestStore('embedded')
    school = await keepSchool(store)
  })

  const write = async (): Promise<void> => {
    const them = Array.from({ length: MESSAGES }, () => aDelivery(school, { period: randomUUID() }))
    await school.in((tx) => insertDeliveries(tx, them))
  }

  /** How often each statement that claims messages ran by a plan that was kept. */
  const plansKept = () =>
    store.withDispatcher(async ({ db }) => {
      const rows = await rowsOf<{ kept: number }>(
        db,
        sql`select generic_plans::int as kept from pg_prepared_statements
          where statement like 'with waited_for as%'`,
      )
      return rows.map(({ kept }) => kept)
    })

  const claim = () =>
    store.withDispatcher((tx) =>
      claimDueDeliveries(tx, { owner: 'us', now: MONDAY_MORNING, leaseMs: 1000, limit: 10 }),
    )

  const bytes = () =>
    store.shared(async ({ db }) => {
      const [row] = await rowsOf<{ size: number }>(
        db,
        sql`select pg_relation_size('deliveries')::int as size`,
      )
      return row?.size
    })

  const tidy = async (): Promise<void> => {
    if (store.tidy === undefined) throw new Error('The embedded database has nobody who tidies it.')
    await store.tidy()
  }

  it('plans anew what it had planned for tables as they were on the first day', async () => {
    // Others may have used the database before.
    await tidy()
    for (let time = 0; time < TIMES; time += 1) await claim()
    // It would be noticed: without tidying such a plan stays for as long as the service runs.
    expect(await plansKept()).toEqual([TIMES])
    await write()
    await tidy()
    expect(await plansKept()).toEqual([])
    expect(await claim()).not.toEqual([])
    expect(await plansKept()).toEqual([1])
  })

  it('uses the room of what was deleted again', async () => {
    await tidy()
    await write()
    const atFirst = await bytes()
    for (let month = 0; month < 3; month += 1) {
      await emptyQueue(school)
      await tidy()
      await write()
    }
    expect(await bytes()).toBe(atFirst)
    // It would be noticed: without tidying it grows.
    await emptyQueue(school)
    await write()
    expect(await bytes()).toBeGreaterThan(atFirst ?? 0)
  })

  it('is tidied with the first tick of a month, and not with the others', async () => {
    const { schedule } = wayOutOf(store)
    const grownSince = async (tick: string): Promise<boolean> => {
      await write()
      const before = await bytes()
      await emptyQueue(school)
      await schedule.tick(new Date(tick))
      await write()
      return ((await bytes()) ?? 0) > (before ?? 0)
    }
    expect(await grownSince('2026-09-14T05:00:00Z')).toBe(false)
    expect(await grownSince('2026-09-14T05:01:00Z')).toBe(true)
    expect(await grownSince('2026-09-15T05:00:00Z')).toBe(true)
    expect(await grownSince('2026-10-01T05:00:00Z')).toBe(false)
  })

  it('goes on with presses that come meanwhile', async () => {
    await write()
    const [tidied, ids] = await Promise.all([
      tidy(),
      school.in((tx) => insertDeliveries(tx, [aDelivery(school, { period: randomUUID() })])),
    ])
    expect(tidied).toBeUndefined()
    expect(ids).toHaveLength(1)
    expect(await school.in((tx) => listDeliveries(tx))).toHaveLength(MESSAGES + 1)
  })
})

it('leaves a server’s tidying to the server', async () => {
  expect((await openTestStore('postgres')).tidy).toBeUndefined()
})
