import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_TIMINGS, type DeliveryTimings } from '../../src/delivery/delivery-deps.ts'
import { createRateBuckets } from '../../src/delivery/rate-buckets.ts'
import type { Looked } from '../../src/platforms/chat-platform.ts'
import type { Store } from '../../src/store/database.ts'
import { type Crowd, keepCrowd, realNow, senderTo, until } from '../support/crowd.ts'
import { aGate } from '../support/gate.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { ownTime } from '../support/own-time.ts'
import { createStrictPlatform, type StrictPlatform } from '../support/strict-platform.ts'
import { emptyQueue, outcomes, queue } from '../support/way-out.ts'

const NOTHING: Looked = { found: new Map(), incomplete: false }
const TIMINGS: DeliveryTimings = { ...DEFAULT_TIMINGS, settleMs: 100 }

describe('looking for messages whose answer was lost (postgres)', () => {
  let store: Store
  let crowd: Crowd | undefined
  beforeAll(async () => {
    store = await openTestStore('postgres')
  })
  afterEach(async () => {
    if (crowd) await emptyQueue(crowd.school)
  })
  const states = async () => (await outcomes((crowd as Crowd).school)).map(({ state }) => state)

  /** A platform on which every message arrives, and the answer to the first send of each is lost. */
  const losing = (looks: () => Promise<Looked | undefined>): StrictPlatform => {
    const lost = new Set<string>()
    const platform = createStrictPlatform({ name: 'slack', looks })
    const send: StrictPlatform['send'] = async (at, card, id) => {
      const outcome = await platform.send(at, card, id)
      if (lost.has(id)) return outcome
      lost.add(id)
      return { kind: 'unknown', code: 'no-reply' }
    }
    return Object.create(platform, { send: { value: send } }) as StrictPlatform
  }

  it('never leaves one to a person because the history could not be read: it is read later', async () => {
    let isDown = true
    const failures: Looked[] = [
      { ...NOTHING, failed: { code: 'ratelimited', retryAfterMs: 300 } },
      { ...NOTHING, failed: { code: 'timeout' } },
      { ...NOTHING, failed: { code: 'status-503' } },
    ]
    const platform = losing(async () => (isDown ? (failures.shift() ?? failures[0]) : undefined))
    crowd = await keepCrowd(store, { size: 12, platform: 'slack' })
    await queue(crowd.school, crowd.deliveries())
    const began = Date.now()
    const fast = () => new Date(began + (Date.now() - began) * 10)
    const { worker } = senderTo(store, platform, { deps: { timings: TIMINGS } })
    worker.start(fast)
    await until(() => platform.looked.length >= 12)
    await until(async () => new Set(await states()).size === 1)
    isDown = false
    await until(async () => (await states()).every((state) => state === 'sent'))
    await worker.stop()
    expect(platform.arrived).toHaveLength(12)
  })

  it('reads one chat of a workspace at a time, and no more of them than it allows', async () => {
    const platform = losing(async () => {
      await sleep(30)
      return undefined
    })
    crowd = await keepCrowd(store, { size: 10, platform: 'slack' })
    await queue(crowd.school, crowd.deliveries())
    const none = { tenant: [], conversation: [] }
    const limits = { slack: { ...none, looks: [{ count: 4, perMs: 1_000 }] } }
    const { worker } = senderTo(store, platform, {
      deps: { timings: TIMINGS, limits, buckets: createRateBuckets({}) },
    })
    worker.start(realNow)
    const began = performance.now()
    await until(async () => (await states()).every((state) => state === 'sent'))
    await worker.stop()
    expect(platform.looksAtOnce).toBe(1)
    expect(performance.now() - began).toBeGreaterThan(2_000)
    expect(platform.arrived).toHaveLength(10)
  })

  it('goes on sending to everybody else meanwhile', async () => {
    const read = aGate()
    const platform = losing(() => read.opened.then(() => undefined))
    crowd = await keepCrowd(store, { size: 30, platform: 'slack' })
    const [first, ...rest] = crowd.deliveries()
    await queue(crowd.school, first ? [first] : [])
    const { worker } = senderTo(store, platform, { deps: { timings: TIMINGS } })
    worker.start(realNow)
    await until(() => platform.looked.length === 1)
    await queue(crowd.school, rest)
    worker.wake()
    const taken = ownTime()
    await until(() => platform.arrived.length === 30)
    expect(taken.ms()).toBeLessThan(1_500)
    read.open()
    await worker.stop()
  })

  it('leaves it to a person where the platform has no way to look', async () => {
    const platform = losing(async () => ({ found: new Map(), incomplete: true }))
    crowd = await keepCrowd(store, { size: 2, platform: 'slack' })
    await queue(crowd.school, crowd.deliveries())
    const told: string[] = []
    const { worker } = senderTo(store, platform, {
      deps: { timings: TIMINGS, onInDoubt: ({ state }) => told.push(state) },
    })
    worker.start(realNow)
    await until(async () => (await states()).every((state) => state === 'needs_review'))
    await worker.stop()
    expect(told.toSorted()).toEqual(['needs_review', 'needs_review', 'unknown', 'unknown'])
  })
})
