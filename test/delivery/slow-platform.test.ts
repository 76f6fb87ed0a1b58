import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { DeliveryTimings } from '../../src/delivery/delivery-deps.ts'
import { keepCrowd, realNow, senderTo, until } from '../support/crowd.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { createStrictPlatform } from '../support/strict-platform.ts'
import { outcomes, queue } from '../support/way-out.ts'

/** A minute of the service in a second and a half. */
const TIMINGS: DeliveryTimings = {
  leaseMs: 1_500,
  sendTimeoutMs: 200,
  marginMs: 100,
  settleMs: 1_500,
  stopMs: 5_000,
}

describe('a platform that answers when nobody waits for it any more (postgres)', () => {
  it('gives nobody a message twice, and loses none, in a drain that outlasts every deadline', async () => {
    const store = await openTestStore('postgres')
    // Each message arrives a while after its sender has given up waiting.
    const platform = createStrictPlatform({
      meets: async () => {
        await sleep(800 + Math.random() * 400)
        return undefined
      },
    })
    const crowd = await keepCrowd(store, { size: 6, platform: platform.name })
    const them = crowd.deliveries({}, 20)
    await queue(crowd.school, them)
    const { worker, faults } = senderTo(store, platform, { deps: { timings: TIMINGS } })
    worker.start(realNow)
    // People press buttons meanwhile: the queue is looked at again as soon as a drain has ended.
    const presses = setInterval(worker.wake, 100)
    await until(async () => (await outcomes(crowd.school)).every(({ state }) => state === 'sent'))
    clearInterval(presses)
    await worker.stop()
    await sleep(1_000)
    const arrived = platform.arrived.map(({ deliveryId }) => deliveryId)
    expect(arrived.toSorted()).toEqual(them.map(({ id }) => id).toSorted())
    expect(faults).toEqual([])
  })

  it('writes no lease, look or retry into the past, however long a drain lasts', async () => {
    const store = await openTestStore('postgres')
    const began = Date.now()
    const late: number[] = []
    const platform = createStrictPlatform({
      meets: async () => {
        await sleep(30)
        return { kind: 'not-sent', code: 'econnrefused' }
      },
    })
    const crowd = await keepCrowd(store, { size: 1, platform: platform.name })
    await queue(crowd.school, crowd.deliveries({ kind: 'reply' }, 60))
    await senderTo(store, platform).worker.drain(realNow)
    for (const { notBefore } of await outcomes(crowd.school)) {
      late.push(notBefore.getTime() - began)
    }
    // The last was refused almost two seconds after the first: its five seconds count from then.
    expect(Math.min(...late)).toBeGreaterThanOrEqual(5_000)
    expect(Math.max(...late)).toBeGreaterThan(5_000 + 59 * 30)
    await store.close()
  })
})
