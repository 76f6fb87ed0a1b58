import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_TIMINGS } from '../../src/delivery/delivery-deps.ts'
import { createDispatch } from '../../src/delivery/dispatch.ts'
import { PLATFORM_LIMITS } from '../../src/delivery/platform-limits.ts'
import type { Store } from '../../src/store/database.ts'
import type { StoreSettings } from '../../src/store/engine.ts'
import { type Crowd, keepCrowd as keepCrowdIn, realNow, senderTo, until } from '../support/crowd.ts'
import { aGate } from '../support/gate.ts'
import { newDatabase, openAgain } from '../support/open-test-store.ts'
import { ownTime } from '../support/own-time.ts'
import { createStrictPlatform, type StrictPlatform } from '../support/strict-platform.ts'
import { emptyQueue, outcomes, queue } from '../support/way-out.ts'

const { teams, slack } = PLATFORM_LIMITS
const LIMITS = { teams, slack }
/** Too late only in two hours: nobody waits for it. */
const bulk = () => ({ staleAfter: new Date(Date.now() + 7_200_000) })

const arrivedIn = (platform: StrictPlatform, { tenant }: Crowd) =>
  platform.arrived.filter((one) => one.tenant === tenant)

describe('a long queue (postgres)', () => {
  let settings: StoreSettings
  let store: Store
  let crowds: Crowd[] = []
  const keepCrowd = async (its: Parameters<typeof keepCrowdIn>[1]): Promise<Crowd> => {
    const crowd = await keepCrowdIn(store, its)
    crowds.push(crowd)
    return crowd
  }
  afterEach(async () => {
    for (const { school } of crowds) await emptyQueue(school)
    crowds = []
  })
  beforeAll(async () => {
    settings = await newDatabase('postgres')
    store = await openAgain(settings)
  })

  it('keeps no other school waiting while one tenant is to be left alone for 40 seconds', async () => {
    const throttled = randomUUID()
    const platform = createStrictPlatform({
      name: 'teams',
      meets: async ({ tenant }) =>
        tenant === throttled ? { kind: 'throttled', retryAfterMs: 40_000 } : undefined,
    })
    const a = await keepCrowd({ size: 60, platform: 'teams', tenant: throttled })
    const b = await keepCrowd({ size: 60, platform: 'teams' })
    await queue(a.school, a.deliveries(bulk(), 5))
    await queue(b.school, b.deliveries(bulk()))
    const [taken, began] = [ownTime(), Date.now()]
    const { worker } = senderTo(store, platform, { limits: LIMITS })
    worker.start(realNow)
    await until(() => arrivedIn(platform, b).length === 60)
    expect(taken.ms()).toBeLessThan(10_000)
    // Who was told of a turn just before the platform's answer learns of the 40 seconds with that turn.
    const isLeftAlone = async () =>
      (await outcomes(a.school)).every(
        ({ state, notBefore }) => state === 'retry_at' && notBefore.getTime() - began > 39_000,
      )
    await until(isLeftAlone)
    await worker.stop()
    // What was on its way when the first answer came, and nothing after it.
    expect(platform.requests.filter(({ tenant }) => tenant === throttled).length).toBeLessThan(50)
    const waiting = await outcomes(a.school)
    expect(Math.max(...waiting.map(({ failures }) => failures))).toBe(0)
  })

  it('lets a welcome pass: nobody who has just arrived waits for everybody’s week', async () => {
    const platform = createStrictPlatform({ name: 'slack', limits: slack })
    const crowd = await keepCrowd({ size: 120, platform: 'slack' })
    await queue(crowd.school, crowd.deliveries(bulk()))
    const { worker } = senderTo(store, platform, { limits: LIMITS })
    worker.start(realNow)
    await until(() => platform.arrived.length > 5)
    const welcome = crowd.deliveries({ kind: 'welcome' }).slice(-1)
    const taken = ownTime()
    await queue(crowd.school, welcome)
    worker.wake()
    await until(() => platform.arrived.some(({ deliveryId }) => deliveryId === welcome[0]?.id))
    await worker.stop()
    expect(taken.ms()).toBeLessThan(5_000)
    expect(platform.arrived.length).toBeLessThan(60)
    expect(platform.violations).toBe(0)
  })

  it('keeps one slow chat from holding up the others', async () => {
    const answered = aGate()
    const platform = createStrictPlatform({
      meets: async (_at, id) => {
        if (slow.some((one) => one.id === id)) await answered.opened
        return undefined
      },
    })
    const crowd = await keepCrowd({ size: 40, platform: platform.name })
    const them = crowd.deliveries(bulk(), 4)
    const slow = them.slice(0, 1)
    await queue(crowd.school, them)
    const drained = senderTo(store, platform).worker.drain(realNow)
    // All but the four of the slow chat.
    await until(() => platform.arrived.length === 39 * 4)
    answered.open()
    await drained
    expect(platform.arrived).toHaveLength(40 * 4)
  })

  it('is emptied by four instances together within what Teams allows one bot in one tenant', async () => {
    const platform = createStrictPlatform({ name: 'teams', limits: teams })
    const crowd = await keepCrowd({ size: 200, platform: 'teams' })
    const stores = await Promise.all([1, 2, 3].map(() => openAgain(settings)))
    await queue(crowd.school, crowd.deliveries(bulk(), 2))
    const workers = [store, ...stores].map(
      (one) => senderTo(one, platform, { limits: LIMITS }).worker,
    )
    const began = performance.now()
    for (const worker of workers) worker.start(realNow)
    await until(() => platform.arrived.length === 400)
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(platform.violations).toBe(0)
    // 400 at 50 a second are 8 seconds, but for the first burst.
    expect((performance.now() - began) / 1_000).toBeGreaterThan(7.5)
    expect(new Set(platform.arrived.map(({ deliveryId }) => deliveryId)).size).toBe(400)
    for (const { failures } of await outcomes(crowd.school)) expect(failures).toBe(0)
  })

  it('gives a turn as it is by the time that the database has kept it, not as it was', async () => {
    const slow: Store = {
      ...store,
      withDispatcher: async (work) => {
        const answer = await store.withDispatcher(work)
        await sleep(300)
        return answer
      },
    }
    const dispatchOn = (one: Store) =>
      createDispatch({
        store: one,
        owner: 'test',
        timings: DEFAULT_TIMINGS,
        onFault: () => undefined,
      })
    const ask = { tenant: `send teams ${randomUUID()}`, limits: { ...teams, conversation: [] } }
    const quick = dispatchOn(store)
    const before = await Promise.all(Array.from({ length: 100 }, () => quick.turn(ask)))
    const lastMs = Math.max(...before.map(({ inMs }) => inMs))
    expect(lastMs).toBeGreaterThan(300)
    // A turn is some 22 milliseconds after the one before: of the others, 300 have gone by.
    expect((await dispatchOn(slow).turn(ask)).inMs).toBeLessThan(lastMs + 50 - 300)
  })

  it('sends a person no two messages within a second on Slack, from whichever instances', async () => {
    const platform = createStrictPlatform({ name: 'slack', limits: slack })
    const crowd = await keepCrowd({ size: 2, platform: 'slack' })
    await queue(crowd.school, crowd.deliveries(bulk(), 4))
    const workers = [store, await openAgain(settings)].map(
      (one) => senderTo(one, platform, { limits: LIMITS }).worker,
    )
    for (const worker of workers) worker.start(realNow)
    await until(() => platform.arrived.length === 8)
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(platform.violations).toBe(0)
  })

  it('tells the other instances at once that a tenant wants to be left alone', async () => {
    let isThrottling = true
    const platform = createStrictPlatform({
      name: 'teams',
      meets: async () => (isThrottling ? { kind: 'throttled', retryAfterMs: 3_000 } : undefined),
    })
    const crowd = await keepCrowd({ size: 30, platform: 'teams' })
    const [first, ...rest] = crowd.deliveries(bulk())
    await queue(crowd.school, first ? [first] : [])
    const one = senderTo(store, platform, { limits: LIMITS }).worker
    await one.drain(realNow)
    const began = performance.now()
    isThrottling = false
    await queue(crowd.school, rest)
    const other = senderTo(await openAgain(settings), platform, { limits: LIMITS }).worker
    other.start(realNow)
    await until(() => platform.arrived.length === 30)
    await Promise.all([one.stop(), other.stop()])
    const waited = Math.min(...platform.arrived.map(({ atMs }) => atMs - began))
    expect(waited).toBeGreaterThan(2_500)
  })
})
