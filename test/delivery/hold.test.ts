import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { holdMessages, releaseMessages } from '../../src/cli/hold-messages.ts'
import { beginSends } from '../../src/store/begin-sends.ts'
import type { Store } from '../../src/store/database.ts'
import { claimDueDeliveries } from '../../src/store/delivery-claims.ts'
import { rememberTenant } from '../../src/store/directory.ts'
import type { StoreSettings } from '../../src/store/engine.ts'
import { addHold, type HoldPlace, openHolds, waitForBegins } from '../../src/store/holds.ts'
import { type Crowd, keepCrowd as keepCrowdIn, realNow, senderTo, until } from '../support/crowd.ts'
import { aGate } from '../support/gate.ts'
import { newDatabase, onBothEngines, openAgain } from '../support/open-test-store.ts'
import { senderOf } from '../support/sender.ts'
import { aDelivery, keepSchool, MONDAY_MORNING, minutesLater } from '../support/stored-school.ts'
import { createStrictPlatform, type StrictPlatform } from '../support/strict-platform.ts'
import { emptyQueue, outcomes, queue } from '../support/way-out.ts'

const ALL: HoldPlace = { kind: 'all' }
const idsOf = (platform: StrictPlatform) => platform.arrived.map(({ deliveryId }) => deliveryId)

describe('a hold, while two instances send', () => {
  let settings: StoreSettings
  let store: Store
  let other: Store
  let crowds: Crowd[] = []
  beforeAll(async () => {
    settings = await newDatabase('postgres')
    store = await openAgain(settings)
    other = await openAgain(settings)
  })
  const keepCrowd = async (size: number) => {
    const crowd = await keepCrowdIn(store, { size, platform: 'strict' })
    crowds.push(crowd)
    return crowd
  }
  const hold = (place: HoldPlace) =>
    holdMessages(store, { place, why: 'wrong week', now: realNow, since: new Date(0) })
  const release = (place: HoldPlace) => releaseMessages(store, { place, at: realNow() })
  afterEach(async () => {
    for (const { place } of await store.withDispatcher(openHolds)) await release(place)
    for (const { school } of crowds) await emptyQueue(school)
    crowds = []
  })
  /** How much slower this machine is at the moment than one on which a look at the database takes 10 ms. */
  const howMuchSlower = async (): Promise<number> => {
    const looks: number[] = []
    for (let times = 0; times < 9; times += 1) {
      const before = performance.now()
      await store.withDispatcher(openHolds)
      looks.push(performance.now() - before)
    }
    return Math.max(1, (looks.sort((a, b) => a - b)[4] ?? 0) / 10)
  }
  const withTwoWorkers = async (platform: StrictPlatform, work: () => Promise<void>) => {
    const workers = [store, other].map((one) => senderTo(one, platform).worker)
    for (const worker of workers) worker.start(realNow)
    try {
      await work()
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()))
    }
  }

  it('stops both within a second, tells exactly what went out and what waits, and loses nothing', async () => {
    const platform = createStrictPlatform({ meets: () => sleep(100, undefined) })
    const [a, b] = [await keepCrowd(40), await keepCrowd(40)]
    const all = [...a.deliveries({}, 20), ...b.deliveries({}, 20)]
    await queue(a.school, all.slice(0, 800))
    await queue(b.school, all.slice(800))
    await withTwoWorkers(platform, async () => {
      await until(() => platform.arrived.length > 100)
      const aSecond = 1_000 * (await howMuchSlower())
      const calledMs = performance.now()
      const report = await hold(ALL)
      const heldMs = performance.now()
      expect(heldMs - calledMs).toBeLessThan(aSecond)
      expect(Math.max(...platform.requests.map(({ atMs }) => atMs))).toBeLessThan(heldMs)
      const such = (is: string) => report.messages.filter((one) => one.is === is)
      expect(
        such('out')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(idsOf(platform).sort())
      expect(such('held')).toHaveLength(1_600 - platform.arrived.length)
      expect([such('on-its-way'), such('in-doubt')]).toEqual([[], []])
      await queue(a.school, a.deliveries({ kind: 'welcome' }))
      await sleep(400)
      expect(platform.requests).toHaveLength(such('out').length)
      await release(ALL)
      await until(() => platform.arrived.length === 1_640)
    })
    expect(new Set(idsOf(platform)).size).toBe(1_640)
  })

  it.each(['tenant', 'school'] as const)('of one %s leaves everybody else alone', async (kind) => {
    const platform = createStrictPlatform()
    const [held, others] = [await keepCrowd(10), await keepCrowd(10)]
    const { tenant } = held
    await held.school.in((tx) => rememberTenant(tx, 'strict', tenant))
    const place: HoldPlace =
      kind === 'tenant' ? { kind, platform: 'strict', tenant } : { kind, schoolId: held.school.id }
    await queue(held.school, held.deliveries())
    await queue(others.school, others.deliveries())
    const report = await hold(place)
    expect(report.messages.map(({ is }) => is)).toEqual(Array(10).fill('held'))
    await withTwoWorkers(platform, async () => {
      await until(() => platform.arrived.length === 10)
      await sleep(300)
      expect(platform.arrived.every((one) => one.tenant !== tenant)).toBe(true)
      const waiting = (await outcomes(held.school)).map(({ state, reason }) => `${state} ${reason}`)
      const expected = kind === 'tenant' ? 'retry_at held' : 'pending undefined'
      expect(new Set(waiting)).toEqual(new Set([expected]))
      await release(place)
      await until(() => platform.arrived.length === 20)
    })
    expect(new Set(idsOf(platform)).size).toBe(20)
  })

  it('waits for a send that is just beginning, and lets none begin after that', async () => {
    const crowd = await keepCrowd(2)
    await queue(crowd.school, crowd.deliveries())
    const claim = { owner: 'one', now: realNow() as never, leaseMs: 60_000, limit: 2 }
    const [first, second] = await store.withDispatcher((tx) => claimDueDeliveries(tx, claim))
    if (first === undefined || second === undefined) throw new Error('nothing was claimed')
    const at = { platform: 'strict', tenant: crowd.tenant }
    const order: string[] = []
    const [hasBegun, mayGo] = [aGate(), aGate()]
    const beginning = other.withDispatcher(async (tx) => {
      const begun = await beginSends(tx, [{ ...first, ...at }])
      hasBegun.open()
      await mayGo.opened
      order.push('begun')
      return begun
    })
    await hasBegun.opened
    await store.withDispatcher((tx) => addHold(tx, { place: ALL, why: 'x', heldAt: realNow() }))
    const waited = store
      .withDispatcher((tx) => waitForBegins(tx, 5_000))
      .then(() => order.push('held'))
    await sleep(50)
    mayGo.open()
    await waited
    expect(order).toEqual(['begun', 'held'])
    expect([...(await beginning).values()]).toEqual([1])
    const after = await other.withDispatcher((tx) => beginSends(tx, [{ ...second, ...at }]))
    expect([...after.values()]).toEqual(['held'])
  })

  it('says that an instance stands still in mid-step, and holds all the others', async () => {
    const crowd = await keepCrowd(1)
    await queue(crowd.school, crowd.deliveries())
    const claim = { owner: 'one', now: realNow() as never, leaseMs: 60_000, limit: 2 }
    const claimed = await store.withDispatcher((tx) => claimDueDeliveries(tx, claim))
    const [hasBegun, mayGo] = [aGate(), aGate()]
    const stuck = other.withDispatcher(async (tx) => {
      await beginSends(
        tx,
        claimed.map((one) => ({ ...one, platform: 'strict', tenant: crowd.tenant })),
      )
      hasBegun.open()
      await mayGo.opened
    })
    await hasBegun.opened
    await store.withDispatcher((tx) => addHold(tx, { place: ALL, why: 'x', heldAt: realNow() }))
    await expect(store.withDispatcher((tx) => waitForBegins(tx, 100))).rejects.toMatchObject({
      cause: { code: '55P03' },
    })
    mayGo.open()
    await stuck
  })
})

onBothEngines('a hold', (open) => {
  it('leaves out with a record what is too late by the release, and sends the rest', async () => {
    const store = await open()
    const school = await keepSchool(store)
    const late = aDelivery(school, { staleAfter: minutesLater(120) })
    const keeps = aDelivery(school, { kind: 'welcome' })
    await queue(school, [late, keeps])
    const now = () => MONDAY_MORNING
    await holdMessages(store, { place: ALL, why: 'wrong week', now, since: now() })
    const { worker } = senderOf(store)
    expect(await worker.drain(minutesLater(1))).toEqual({})
    expect(await worker.drain(minutesLater(180))).toEqual({ skipped: 1 })
    const released = await releaseMessages(store, { place: ALL, at: minutesLater(181) })
    expect(released?.hold.why).toBe('wrong week')
    expect(released?.messages).toMatchObject([
      { id: late.id, is: 'too-late' },
      { id: keeps.id, is: 'held' },
    ])
    const [skipped] = (await outcomes(school)).filter(({ id }) => id === late.id)
    expect(skipped).toMatchObject({
      state: 'skipped',
      reason: 'stale',
      settledAt: minutesLater(180),
    })
    await worker.drain(minutesLater(182))
    expect((await outcomes(school)).find(({ id }) => id === keeps.id)?.state).not.toBe('pending')
  })
})
