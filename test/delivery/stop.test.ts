import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { BATCH, DEFAULT_TIMINGS } from '../../src/delivery/delivery-deps.ts'
import { PLATFORM_LIMITS } from '../../src/delivery/platform-limits.ts'
import type { Store } from '../../src/store/database.ts'
import { keepCrowd, realNow, senderTo, until } from '../support/crowd.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { ownTime } from '../support/own-time.ts'
import { createStrictPlatform } from '../support/strict-platform.ts'
import { emptyQueue, outcomes, queue } from '../support/way-out.ts'

const LIMITS = { teams: PLATFORM_LIMITS.teams, slack: PLATFORM_LIMITS.slack }

/** The store, and what was claimed from it since when. */
function watched(store: Store): { readonly store: Store; claims(): Promise<number> } {
  return {
    store,
    claims: async () =>
      (
        await store.withDispatcher(
          async (tx) =>
            (await tx.db.execute(
              `select coalesce(sum(attempt), 0)::int as n from deliveries` as never,
            )) as unknown as { rows: { n: number }[] },
        )
      ).rows[0]?.n ?? 0,
  }
}

describe('a service that goes down (postgres)', () => {
  let store: Store
  beforeAll(async () => {
    store = await openTestStore('postgres')
  })

  it('does not sit out a wait that a platform asked for, nor one for its turn', async () => {
    const platform = createStrictPlatform({
      name: 'teams',
      meets: async () => ({ kind: 'throttled', retryAfterMs: 4_000 }),
    })
    const slow = createStrictPlatform({ name: 'slack', limits: LIMITS.slack })
    const held = await keepCrowd(store, { size: 40, platform: 'teams' })
    const inTurn = await keepCrowd(store, { size: 1, platform: 'slack' })
    await queue(held.school, held.deliveries())
    await queue(inTurn.school, inTurn.deliveries({}, 20))
    const { worker } = senderTo(store, platform, {
      limits: LIMITS,
      deps: {
        platforms: new Map([
          ['teams', platform],
          ['slack', slow],
        ]),
      },
    })
    worker.start(realNow)
    await until(() => platform.requests.length > 0 && slow.arrived.length > 0)
    const taken = ownTime()
    await worker.stop()
    expect(taken.ms()).toBeLessThan(1_500)
    expect(slow.arrived.length).toBeLessThan(20)
    const left = [...(await outcomes(held.school)), ...(await outcomes(inTurn.school))]
    expect(left.filter(({ state }) => state === 'sending')).toEqual([])
    await emptyQueue(held.school)
    await emptyQueue(inTurn.school)
  })

  it('claims nothing more, sends nothing more, and ends what it has begun', async () => {
    const platform = createStrictPlatform({
      meets: async () => {
        await sleep(700)
        return undefined
      },
    })
    const crowd = await keepCrowd(store, { size: 100, platform: platform.name })
    await queue(crowd.school, crowd.deliveries({}, 4))
    const { worker } = senderTo(store, platform)
    worker.start(realNow)
    await until(() => platform.requests.length > 10)
    const stopped = worker.stop()
    const requests = platform.requests.length
    const atStop = await watched(store).claims()
    await stopped
    // A claim that was on its way to the database at that moment is handed back.
    const claims = await watched(store).claims()
    expect(claims - atStop).toBeLessThanOrEqual(BATCH)
    await sleep(1_000)
    expect(platform.requests.length).toBe(requests)
    expect(await watched(store).claims()).toBe(claims)
    const states = (await outcomes(crowd.school)).map(({ state }) => state)
    expect(states.filter((state) => state === 'sent')).toHaveLength(platform.arrived.length)
    expect(states.filter((state) => state === 'pending')).toHaveLength(
      400 - platform.arrived.length,
    )
    await emptyQueue(crowd.school)
  })

  it('does not wait longer than a bound for a platform that says nothing', async () => {
    const platform = createStrictPlatform({ meets: () => new Promise(() => undefined) })
    const crowd = await keepCrowd(store, { size: 3, platform: platform.name })
    await queue(crowd.school, crowd.deliveries())
    const timings = { ...DEFAULT_TIMINGS, stopMs: 1_000 }
    const { worker } = senderTo(store, platform, { deps: { timings } })
    worker.start(realNow)
    await until(() => platform.requests.length === 3)
    const taken = ownTime()
    await worker.stop()
    expect(taken.ms()).toBeLessThan(2_000)
    // Nobody knows whether they arrived: their leases run out, and then they are looked for.
    const states = (await outcomes(crowd.school)).map(({ state }) => state)
    expect(states).toEqual(['sending', 'sending', 'sending'])
    await emptyQueue(crowd.school)
  })

  it('is under ten seconds by default, whatever a platform does', () => {
    expect(DEFAULT_TIMINGS.stopMs).toBeLessThan(10_000)
  })
})
