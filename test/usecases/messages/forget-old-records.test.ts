import { expect, it } from 'vitest'
import { rememberTenant } from '../../../src/store/directory.ts'
import { saveManners } from '../../../src/store/manners.ts'
import { forgetOldRecords } from '../../../src/usecases/messages/forget-old-records.ts'
import { onBothEngines } from '../../support/open-test-store.ts'
import { aDelivery, keepSchool, MONDAY_MORNING } from '../../support/stored-school.ts'
import { anEvent } from '../../support/take-turn.ts'
import { outcomes, queue } from '../../support/way-out.ts'

const days = (count: number) => new Date(MONDAY_MORNING.getTime() + count * 86_400_000)

onBothEngines('what is kept no longer', (open) => {
  it('goes from every school: the send log after 90 days, events seen after seven', async () => {
    const store = await open()
    const schools = [await keepSchool(store), await keepSchool(store)]
    for (const school of schools) {
      await queue(school, [
        aDelivery(school, { period: 'old', skipped: { reason: 'stale' } }),
        aDelivery(school, { period: 'waits' }),
        aDelivery(school, { period: 'new', decidedAt: days(20), skipped: { reason: 'stale' } }),
      ])
    }
    const [school] = schools
    await school?.in((tx) => rememberTenant(tx, 'sandbox', 'sandbox'))
    for (const at of [MONDAY_MORNING, days(95)]) {
      await store.event(anEvent({ email: school?.ect.email ?? '', at }), async (opened) => {
        for (const one of opened.found) await opened.enter(one)
      })
    }
    expect(await forgetOldRecords({ store }, days(6))).toMatchObject({ deliveries: 0, inbound: 0 })
    expect(await forgetOldRecords({ store }, days(100))).toMatchObject({
      deliveries: 2,
      inbound: 1,
    })
    for (const one of schools) {
      expect((await outcomes(one)).map(({ period }) => period).sort()).toEqual(['new', 'waits'])
    }
  })

  it('tells on the way how many have turned each reminder off, and of nobody who', async () => {
    const store = await open()
    for (const school of [await keepSchool(store), await keepSchool(store)]) {
      const off = (personId: string, nudgesOff: string[]) =>
        school.in((tx) => saveManners(tx, { personId, nudgesOff, celebrate: false }))
      await off(school.ect.id, ['coming-up', 'my-week'])
      await off(school.mentor.id, ['coming-up'])
      await off(school.tutor.id, [])
    }
    const { optOuts } = await forgetOldRecords({ store }, days(1))
    expect(Object.fromEntries(optOuts)).toEqual({ 'coming-up': 4, 'my-week': 2 })
  })
})
