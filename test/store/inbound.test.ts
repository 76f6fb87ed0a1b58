import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { rememberInbound } from '../../src/store/inbound.ts'
import { addLogEntry, listLogEntries } from '../../src/store/log-entries.ts'
import { forgetOldInbound } from '../../src/store/retention.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { aStoredEntry, keepSchool, MONDAY_MORNING, minutesLater } from '../support/stored-school.ts'

onBothEngines('an event of a platform', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  const anEvent = () => ({ platform: 'slack', eventKey: randomUUID(), at: MONDAY_MORNING })

  it('is new once, in a school and outside of one', async () => {
    const school = await keepSchool(store)
    const event = anEvent()
    expect(await school.in((tx) => rememberInbound(tx, event))).toBe('new')
    expect(await school.in((tx) => rememberInbound(tx, event))).toBe('seen')
    expect(await store.shared((tx) => rememberInbound(tx, event))).toBe('seen')
    const elsewhere = { ...event, platform: 'teams' }
    expect(await store.shared((tx) => rememberInbound(tx, elsewhere))).toBe('new')
  })

  it('has its effect once, however often and in whichever order it is redelivered', async () => {
    const school = await keepSchool(store)
    const events = Array.from({ length: 30 }, anEvent)
    const deliveries = [...events, ...events, ...events].sort(() => Math.random() - 0.5)
    await Promise.all(
      deliveries.map((event) =>
        school.in(async (tx) => {
          if ((await rememberInbound(tx, event)) === 'seen') return
          await addLogEntry(tx, aStoredEntry(school, { activity: 'drop-in' }))
        }),
      ),
    )
    expect(await school.in((tx) => listLogEntries(tx))).toHaveLength(30)
  })

  it('is new again where its effect was rolled back', async () => {
    const school = await keepSchool(store)
    const event = anEvent()
    const effect = school.in(async (tx) => {
      await rememberInbound(tx, event)
      throw new Error('no effect')
    })
    await expect(effect).rejects.toThrow('no effect')
    expect(await school.in((tx) => rememberInbound(tx, event))).toBe('new')
  })

  it('is forgotten after a week', async () => {
    const day = 24 * 60
    const old = { ...anEvent(), at: minutesLater(-8 * day) }
    const young = { ...anEvent(), at: minutesLater(-6 * day) }
    await store.shared((tx) => rememberInbound(tx, old))
    await store.shared((tx) => rememberInbound(tx, young))
    expect(await store.shared((tx) => forgetOldInbound(tx, MONDAY_MORNING))).toBe(1)
    expect(await store.shared((tx) => rememberInbound(tx, young))).toBe('seen')
  })
})
