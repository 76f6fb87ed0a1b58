import { beforeAll, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { insertDeliveries, listDeliveries, upcomingDeliveries } from '../../src/store/deliveries.ts'
import { forgetOldDeliveries } from '../../src/store/retention.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { aDelivery, keepSchool, MONDAY_MORNING, minutesLater } from '../support/stored-school.ts'

onBothEngines('deliveries of a school', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })

  it('are written once for a kind, a period and a recipient', async () => {
    const school = await keepSchool(store)
    const one = aDelivery(school)
    const again = aDelivery(school)
    expect(await school.in((tx) => insertDeliveries(tx, [one]))).toEqual([one.id])
    expect(await school.in((tx) => insertDeliveries(tx, [again]))).toEqual([])
    const others = [
      aDelivery(school, { period: '2026-09-21' }),
      aDelivery(school, { kind: 'not-logged-yet' }),
      aDelivery(school, { recipient: school.mentor.id }),
    ]
    expect(await school.in((tx) => insertDeliveries(tx, others))).toHaveLength(3)
  })

  it('are written once by fifty ticks at the same time', async () => {
    const school = await keepSchool(store)
    const ticks = Array.from({ length: 50 }, () =>
      school.in((tx) => insertDeliveries(tx, [aDelivery(school)])),
    )
    expect((await Promise.all(ticks)).flat()).toHaveLength(1)
  })

  it('vanish with the decision that was rolled back', async () => {
    const school = await keepSchool(store)
    const decision = school.in(async (tx) => {
      await insertDeliveries(tx, [aDelivery(school)])
      throw new Error('the decision did not stand')
    })
    await expect(decision).rejects.toThrow('the decision did not stand')
    expect(await school.in((tx) => listDeliveries(tx))).toEqual([])
  })

  it('come back as they were decided', async () => {
    const school = await keepSchool(store)
    const decided = aDelivery(school, {
      params: { inductionId: school.inductionId, items: ['a', 'b'], second: true, count: 2 },
      staleAfter: minutesLater(120),
    })
    await school.in((tx) => insertDeliveries(tx, [decided]))
    expect(await school.in((tx) => listDeliveries(tx))).toEqual([
      { ...decided, state: 'pending', attempt: 0, sends: 0, failures: 0 },
    ])
  })

  it('also say what was decided not to be sent, and why', async () => {
    const school = await keepSchool(store)
    await school.in((tx) =>
      insertDeliveries(tx, [aDelivery(school, { skipped: { reason: 'three-silent-weeks' } })]),
    )
    expect(await school.in((tx) => listDeliveries(tx))).toMatchObject([
      { state: 'skipped', reason: 'three-silent-weeks', settledAt: MONDAY_MORNING },
    ])
    expect(await school.in(upcomingDeliveries)).toEqual([])
  })

  it('are listed for a planning run by people, kind, state and time', async () => {
    const school = await keepSchool(store)
    const { ect, mentor } = school
    await school.in((tx) =>
      insertDeliveries(tx, [
        aDelivery(school, { period: '2026-09-07', decidedAt: minutesLater(-10_080) }),
        aDelivery(school),
        aDelivery(school, { recipient: mentor.id, kind: 'coming-up', skipped: { reason: 'x' } }),
      ]),
    )
    const count = async (filter: Parameters<typeof listDeliveries>[1]) =>
      (await school.in((tx) => listDeliveries(tx, filter))).length
    expect(await count({})).toBe(3)
    expect(await count({ recipients: [ect.id] })).toBe(2)
    expect(await count({ recipients: [ect.id, mentor.id], since: MONDAY_MORNING })).toBe(2)
    expect(await count({ until: minutesLater(-1) })).toBe(1)
    expect(await count({ kinds: ['coming-up'], states: ['skipped'] })).toBe(1)
    expect(await count({ kinds: ['coming-up'], states: ['pending'] })).toBe(0)
  })

  it('can be looked ahead at, the next first', async () => {
    const school = await keepSchool(store)
    const later = aDelivery(school, { notBefore: minutesLater(60) })
    const sooner = aDelivery(school, { kind: 'coming-up', notBefore: minutesLater(30) })
    await school.in((tx) => insertDeliveries(tx, [later, sooner]))
    const upcoming = await school.in(upcomingDeliveries)
    expect(upcoming.map(({ id }) => id)).toEqual([sooner.id, later.id])
  })

  it('are forgotten after a quarter of a year, unless they still wait', async () => {
    const school = await keepSchool(store)
    const days = (count: number) => minutesLater(-count * 24 * 60)
    const skipped = { reason: 'quiet' }
    const young = aDelivery(school, { period: '1', decidedAt: days(89), skipped })
    const waits = aDelivery(school, { period: '2', decidedAt: days(91) })
    const old = aDelivery(school, { period: '3', decidedAt: days(91), skipped })
    await school.in((tx) => insertDeliveries(tx, [young, waits, old]))
    expect(await school.in((tx) => forgetOldDeliveries(tx, MONDAY_MORNING, 90))).toBe(1)
    const left = await school.in((tx) => listDeliveries(tx))
    expect(left.map(({ period }) => period)).toEqual(['2', '1'])
  })
})
