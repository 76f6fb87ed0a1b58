import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { beginSends } from '../../src/store/begin-sends.ts'
import { claimChannel, saveDigestSchedule } from '../../src/store/channels.ts'
import { insertDeliveries } from '../../src/store/deliveries.ts'
import {
  claimDueDeliveries,
  lapseExpiredLeases,
  recordOutcomes,
} from '../../src/store/delivery-claims.ts'
import { dueTimes } from '../../src/store/due-times.ts'
import { setWakeUps } from '../../src/store/wake-ups.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { aDelivery, keepSchool, MONDAY_MORNING, minutesLater } from '../support/stored-school.ts'

onBothEngines('when anything is next due', (open) => {
  it('is never, in an empty database', async () => {
    const store = await open()
    expect(await store.withDispatcher(dueTimes)).toEqual({})
  })

  it('is told for each kind of work, over all schools', async () => {
    const store = await open()
    const [one, other] = [await keepSchool(store), await keepSchool(store)]
    const channelId = randomUUID()
    const place = { platform: 'sandbox', tenant: 'sandbox', conversation: 'channel:x' } as const
    await one.in(async (tx) => {
      await setWakeUps(tx, [{ personId: one.ect.id, nextAt: minutesLater(10) }])
      await claimChannel(tx, {
        id: channelId,
        address: { ...place, kind: 'channel' },
        claimedAt: MONDAY_MORNING,
      })
      await saveDigestSchedule(tx, {
        channelId,
        weekday: 5,
        time: '15:30',
        nextAt: minutesLater(20),
      })
    })
    await other.in(async (tx) => {
      await setWakeUps(tx, [{ personId: other.ect.id, nextAt: minutesLater(5) }])
      await setWakeUps(tx, [{ personId: other.tutor.id }])
      await insertDeliveries(tx, [aDelivery(other), aDelivery(other, { kind: 'coming-up' })])
    })
    expect(await store.withDispatcher(dueTimes)).toEqual({
      wakeUp: minutesLater(5),
      digest: minutesLater(20),
      delivery: MONDAY_MORNING,
    })

    const claim = { owner: 'me', now: MONDAY_MORNING, leaseMs: 60_000, limit: 1 }
    const [claimed] = await store.withDispatcher((tx) => claimDueDeliveries(tx, claim))
    await store.withDispatcher((tx) =>
      beginSends(
        tx,
        claimed === undefined ? [] : [{ ...claimed, platform: 'strict', tenant: 't' }],
      ),
    )
    expect(await store.withDispatcher(dueTimes)).toMatchObject({ lease: minutesLater(1) })
    await store.withDispatcher((tx) => lapseExpiredLeases(tx, minutesLater(2)))
    expect(await store.withDispatcher(dueTimes)).toMatchObject({ unknown: minutesLater(2) })
    await store.withDispatcher((tx) =>
      recordOutcomes(tx, [
        {
          schoolId: other.id,
          id: claimed?.id ?? '',
          attempt: 1,
          state: 'sent',
          at: minutesLater(3),
        },
      ]),
    )
    const left = await store.withDispatcher(dueTimes)
    expect(Object.keys(left).sort()).toEqual(['delivery', 'digest', 'wakeUp'])
  })
})
