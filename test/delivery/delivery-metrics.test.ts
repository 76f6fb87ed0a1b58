import { expect, it } from 'vitest'
import { deliveryMetrics } from '../../src/delivery/delivery-metrics.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { aDelivery, MONDAY_MORNING, minutesLater } from '../support/stored-school.ts'
import { keepTermSchool, queue, wayOutOf } from '../support/way-out.ts'

onBothEngines('how the outbox stands', (open) => {
  it('is told in numbers: what waits and since when, what nobody knows the fate of', async () => {
    const store = await open()
    expect(await deliveryMetrics(store, MONDAY_MORNING)).toEqual({
      oldestWaitingSeconds: 0,
      byState: {},
      holds: 0,
    })
    const school = await keepTermSchool(store, MONDAY_MORNING)
    await queue(school, [
      aDelivery(school, { kind: 'reply', period: 'lost' }),
      aDelivery(school, { kind: 'reply', period: 'later', notBefore: minutesLater(30) }),
    ])
    expect(await deliveryMetrics(store, minutesLater(2))).toMatchObject({
      oldestWaitingSeconds: 120,
    })
    await wayOutOf(store, { fault: () => 'lost-reply' }).worker.drain(minutesLater(2))
    expect(await deliveryMetrics(store, minutesLater(2))).toEqual({
      oldestWaitingSeconds: 0,
      byState: { unknown: 1, pending: 1 },
      holds: 0,
    })
  })
})
