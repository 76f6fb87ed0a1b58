import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { loadSchool } from '../../../src/school/load.ts'
import { replaceCalendar } from '../../../src/store/calendar.ts'
import { claimChannel, listDigestSchedules } from '../../../src/store/channels.ts'
import {
  rescheduleDigests,
  scheduleDigest,
} from '../../../src/usecases/messages/reschedule-digests.ts'
import { entries2026, inset } from '../../support/build-calendar.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { depsOn, keepTermSchool } from '../../support/way-out.ts'

const SUNDAY = new Date('2026-09-20T18:00:00Z')

describe('when a channel gets its digest', () => {
  const withChannel = async () => {
    const store = await openTestStore()
    const school = await keepTermSchool(store, SUNDAY)
    const channelId = randomUUID()
    const place = { platform: 'sandbox', tenant: 'sandbox', conversation: 'channel:team' } as const
    const plan = (weekday: 3 | 5, time: string) =>
      school.in(async (tx) => {
        await claimChannel(tx, {
          id: channelId,
          address: { ...place, kind: 'channel' },
          claimedAt: SUNDAY,
        })
        const picture = await loadSchool(tx, depsOn(store), { now: SUNDAY })
        await scheduleDigest(tx, picture, { channelId, wish: { weekday, time }, now: SUNDAY })
      })
    const schedules = () => school.in((tx) => listDigestSchedules(tx))
    return { store, school, plan, schedules }
  }

  it('is as wished, from the next teaching week on', async () => {
    const { plan, schedules } = await withChannel()
    await plan(5, '15:30')
    expect(await schedules()).toMatchObject([{ nextAt: new Date('2026-09-25T14:30:00Z') }])
    await plan(3, '16:00')
    expect(await schedules()).toMatchObject([
      { weekday: 3, time: '16:00', nextAt: new Date('2026-09-23T15:00:00Z') },
    ])
  })

  it('moves with the calendar: a training day on Friday brings it to Thursday', async () => {
    const { store, school, plan, schedules } = await withChannel()
    await plan(5, '15:30')
    await school.in(async (tx) => {
      await replaceCalendar(tx, ['2026-27'], [...entries2026, inset('2026-09-25')])
      await rescheduleDigests(tx, await loadSchool(tx, depsOn(store), { now: SUNDAY }), SUNDAY)
    })
    expect(await schedules()).toMatchObject([{ nextAt: new Date('2026-09-24T14:30:00Z') }])
  })

  it('is open where there is no calendar any more', async () => {
    const { store, school, plan, schedules } = await withChannel()
    await plan(5, '15:30')
    await school.in(async (tx) => {
      await replaceCalendar(tx, ['2026-27'], [])
      await rescheduleDigests(tx, await loadSchool(tx, depsOn(store), { now: SUNDAY }), SUNDAY)
    })
    expect((await schedules())[0]?.nextAt).toBeUndefined()
  })
})
