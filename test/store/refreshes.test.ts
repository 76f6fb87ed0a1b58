import { describe, expect, it } from 'vitest'
import { mondayOf } from '../../src/domain/calendar/school-date.ts'
import { refreshMessages } from '../../src/store/refreshes.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { aDelivery } from '../support/stored-school.ts'
import { keepTermSchool, outcomes, queue, wayOutOf } from '../support/way-out.ts'

/** Friday 25 September, 3:30pm, and the Monday after it. */
const FRIDAY = new Date('2026-09-25T14:30:00Z')
const MONDAY = new Date('2026-09-28T09:00:00Z')

describe('a digest that was posted', () => {
  const posted = async () => {
    const store = await openTestStore()
    const school = await keepTermSchool(store, FRIDAY)
    const digest = (period: string) =>
      aDelivery(school, {
        kind: 'weekly-digest',
        period,
        recipient: school.tutor.id,
        notBefore: FRIDAY,
        decidedAt: FRIDAY,
      })
    const [last, before] = [digest('2026-09-21'), digest('2026-09-14')]
    await queue(school, [last, before])
    const { worker } = wayOutOf(store)
    await worker.drain(FRIDAY)
    const refresh = (...days: string[]) =>
      school.in((tx) =>
        refreshMessages(tx, {
          people: [],
          kinds: [],
          since: FRIDAY,
          weeks: days.map(mondayOf),
          stepIds: [],
          logIds: [],
          except: undefined,
          now: MONDAY,
        }),
      )
    const refreshes = async () => (await outcomes(school)).filter(({ kind }) => kind === 'refresh')
    return { school, last, worker, refresh, refreshes }
  }

  it('is brought up to date in place when something of its week is logged late', async () => {
    const { last, worker, refresh, refreshes } = await posted()
    await refresh('2026-09-24')
    expect(await refreshes()).toMatchObject([
      { params: { of: last.id }, unprompted: false, notBefore: MONDAY },
    ])
    expect(await worker.drain(MONDAY)).toEqual({ sent: 1 })
  })

  it('is left alone by what belongs to another week', async () => {
    const { refresh, refreshes } = await posted()
    await refresh('2026-09-28')
    await refresh()
    expect(await refreshes()).toEqual([])
  })

  it('is refreshed once for several days of a week, and each week for itself', async () => {
    const { refresh, refreshes } = await posted()
    await refresh('2026-09-21', '2026-09-24', '2026-09-16')
    expect(await refreshes()).toHaveLength(2)
  })

  it('is left alone where it never arrived', async () => {
    const { school, refresh, refreshes } = await posted()
    const waiting = { kind: 'weekly-digest', period: '2026-09-28', recipient: school.tutor.id }
    await queue(school, [aDelivery(school, waiting)])
    await refresh('2026-09-29')
    expect(await refreshes()).toEqual([])
  })
})
