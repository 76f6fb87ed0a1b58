import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import { replaceCalendar } from '../../../src/store/calendar.ts'
import {
  claimChannel,
  listDigestSchedules,
  saveDigestSchedule,
} from '../../../src/store/channels.ts'
import type { Store } from '../../../src/store/database.ts'
import { saveManners } from '../../../src/store/manners.ts'
import type { SchoolTx } from '../../../src/store/tx.ts'
import { wakePeople, wakeSchool } from '../../../src/usecases/messages/wake-people.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { listWakeUps } from '../../support/read-tables.ts'
import { keepSchool } from '../../support/stored-school.ts'

/** A Friday before the first Monday of term. */
const now = new Date('2026-09-04T15:00:00Z')
const deps = { bankHolidays: bankHolidaysOfEngland }
const autumn = { kind: 'term' as const, name: 'autumn', from: '2026-09-03', to: '2026-12-18' }

describe('waking people', () => {
  let store: Store
  beforeAll(async () => {
    store = await openTestStore()
  })
  const wakeUpOf = async (tx: SchoolTx, personId: string) => {
    const [wakeUp] = await listWakeUps(tx, [personId])
    return wakeUp?.nextAt?.toISOString()
  }

  it('is not before there is a calendar', async () => {
    const { ect, ...school } = await keepSchool(store)
    await school.in(async (tx) => {
      await wakePeople(tx, deps, { now, personIds: [ect.id] })
      expect(await listWakeUps(tx)).toEqual([{ personId: ect.id }])
    })
  })

  it('is on their next school morning, at the time that they chose', async () => {
    const { ect, mentor, ...school } = await keepSchool(store)
    await school.in(async (tx) => {
      await replaceCalendar(tx, ['2026-27'], [autumn])
      const manners = {
        personId: mentor.id,
        reminderTime: '16:00',
        nudgesOff: [],
        celebrate: false,
      }
      await saveManners(tx, manners)
      await wakePeople(tx, deps, { now, personIds: [ect.id, mentor.id] })
      expect(await wakeUpOf(tx, ect.id)).toBe('2026-09-07T06:45:00.000Z')
      expect(await wakeUpOf(tx, mentor.id)).toBe('2026-09-07T15:00:00.000Z')
    })
  })

  it('of a whole school takes its digests along', async () => {
    const { ect, tutor, ...school } = await keepSchool(store)
    await school.in(async (tx) => {
      await replaceCalendar(tx, ['2026-27'], [autumn])
      const channelId = await claimChannel(tx, {
        id: randomUUID(),
        address: { platform: 'sandbox', tenant: 'sandbox', conversation: 'c', kind: 'channel' },
        claimedAt: now,
      })
      await saveDigestSchedule(tx, { channelId, weekday: 4, time: '15:30' })
      await wakeSchool(tx, deps, now)
      expect(await wakeUpOf(tx, ect.id)).toBe('2026-09-07T06:45:00.000Z')
      expect(await wakeUpOf(tx, tutor.id)).toBe('2026-09-07T06:45:00.000Z')
      const [schedule] = await listDigestSchedules(tx)
      expect(schedule?.nextAt?.toISOString()).toBe('2026-09-10T14:30:00.000Z')
    })
  })
})
