import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { DeliveryState } from '../../src/domain/messages/delivery.ts'
import { beginSends } from '../../src/store/begin-sends.ts'
import type { Store } from '../../src/store/database.ts'
import { listDeliveries } from '../../src/store/deliveries.ts'
import { claimDueDeliveries, recordOutcomes } from '../../src/store/delivery-claims.ts'
import { listUndelivered, sendAgain } from '../../src/store/undelivered.ts'
import { loseDelivery } from '../support/lose-delivery.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import {
  aDelivery,
  keepSchool,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from '../support/stored-school.ts'
import { queue } from '../support/way-out.ts'

onBothEngines('messages that did not arrive', (open) => {
  let store: Store
  let school: StoredSchool
  beforeAll(async () => {
    store = await open()
    school = await keepSchool(store)
  })
  /** A delivery that ends in this state. */
  const aDeliveryIn = async (
    state: DeliveryState,
    its: Parameters<typeof aDelivery>[1] = {},
  ): Promise<string> => {
    const delivery = aDelivery(school, { period: randomUUID(), ...its })
    await queue(school, [delivery])
    await store.withDispatcher(async (tx) => {
      const claim = { owner: 'a', now: MONDAY_MORNING, leaseMs: 60_000, limit: 500 }
      const claims = await claimDueDeliveries(tx, claim)
      await beginSends(
        tx,
        claims.map((claim) => ({ ...claim, platform: 'strict', tenant: 't' })),
      )
      const outcome = { state, at: minutesLater(1), reason: 'a-reason' }
      await recordOutcomes(
        tx,
        claims.map(({ schoolId, id, attempt }) => ({ schoolId, id, attempt, ...outcome })),
      )
    })
    return delivery.id
  }
  const the = async (id: string) => (await school.in((tx) => listDeliveries(tx, { ids: [id] })))[0]
  const again = (id: string, of = school) =>
    of.in(async (tx) => (await sendAgain(tx, { ids: [id], at: minutesLater(10) })).get(id))

  it('are listed with the reason, since when, and for whom: those in doubt as well', async () => {
    const failed = await aDeliveryIn('failed')
    const inDoubt = await aDeliveryIn('needs_review', { recipient: school.mentor.id })
    const lookedFor = await aDeliveryIn('unknown')
    await aDeliveryIn('sent')
    await aDeliveryIn('failed', { kind: 'refresh' })
    const listed = await school.in((tx) => listUndelivered(tx))
    expect(listed.map(({ id }) => id).toSorted()).toEqual([failed, inDoubt, lookedFor].toSorted())
    expect(listed.find(({ id }) => id === inDoubt)).toMatchObject({
      state: 'needs_review',
      reason: 'a-reason',
      recipient: school.mentor.id,
      settledAt: minutesLater(1),
    })
    const mine = await school.in((tx) => listUndelivered(tx, { recipients: [school.mentor.id] }))
    expect(mine.map(({ id }) => id)).toEqual([inDoubt])
    const later = await school.in((tx) => listUndelivered(tx, { since: minutesLater(1) }))
    expect(later).toEqual([])
  })

  it('are sent again when somebody says so, once however often they say it', async () => {
    for (const state of ['failed', 'needs_review'] as const) {
      const id = await aDeliveryIn(state)
      const done = await Promise.all([again(id), again(id), again(id)])
      expect(done.map((one) => one?.kind).toSorted()).toEqual([
        'not-needed',
        'not-needed',
        'queued',
      ])
      expect(await the(id)).toMatchObject({
        state: 'pending',
        reason: 'asked to send again',
        failures: 0,
        notBefore: minutesLater(10),
      })
      const [claim] = await store.withDispatcher((tx) =>
        claimDueDeliveries(tx, { owner: 'b', now: minutesLater(10), leaseMs: 1, limit: 1 }),
      )
      expect(claim?.id).toBe(id)
    }
  })

  it('have two hours where they would be too late by now, and keep where they kept', async () => {
    const late = await aDeliveryIn('needs_review', { staleAfter: minutesLater(5) })
    await again(late)
    expect((await the(late))?.staleAfter).toEqual(minutesLater(130))
    const kept = await aDeliveryIn('needs_review', { kind: 'welcome' })
    await again(kept)
    expect(await the(kept)).not.toHaveProperty('staleAfter')
  })

  it('are left alone where they have arrived, wait, or are still looked for', async () => {
    const sent = await aDeliveryIn('sent')
    expect(await again(sent)).toEqual({ kind: 'not-needed', state: 'sent' })
    expect(await the(sent)).toMatchObject({ state: 'sent' })
    const lookedFor = await aDeliveryIn('unknown')
    expect(await again(lookedFor)).toEqual({ kind: 'in-doubt' })
    expect(await again(randomUUID())).toBeUndefined()
  })

  it('keep who had them sent again, and when', async () => {
    const id = await aDeliveryIn('needs_review')
    const by = school.tutor.id
    await school.in((tx) => sendAgain(tx, { ids: [id], at: minutesLater(10), by }))
    const resent = await school.in((tx) => listUndelivered(tx, { orResent: true }))
    expect(resent.find((one) => one.id === id)).toMatchObject({
      state: 'pending',
      isAskedAbout: false,
      resentAt: minutesLater(10),
      resentBy: school.tutor.name,
      to: school.ect.name,
    })
    const open = await school.in((tx) => listUndelivered(tx))
    expect(open.map((one) => one.id)).not.toContain(id)
  })

  it('are asked about until a later one of the kind says the same; what is said once, until it has arrived', async () => {
    const someone = await keepSchool(store)
    const lost = async (kind: string, its: Parameters<typeof loseDelivery>[2] = {}, minute = 0) => {
      const decidedAt = minutesLater(minute)
      const one = aDelivery(someone, { kind, period: randomUUID(), decidedAt })
      await queue(someone, [one])
      await someone.in((tx) => loseDelivery(tx, one.id, { settledAt: decidedAt, ...its }))
      return one.id
    }
    const week = await lost('my-week')
    const step = await lost('action-step', { state: 'failed' })
    const about = async () =>
      (await someone.in((tx) => listUndelivered(tx)))
        .filter((one) => one.isAskedAbout)
        .map(({ id }) => id)
        .toSorted()
    expect(await about()).toEqual([week, step].toSorted())
    await lost('my-week', { state: 'sent' }, 5)
    await lost('action-step', { state: 'sent' }, 5)
    expect(await about()).toEqual([step])
  })

  it('are news to their recipient until anything arrives', async () => {
    const someone = await keepSchool(store)
    const news = async () =>
      (await someone.in((tx) => listUndelivered(tx, { isNews: true }))).map(({ id }) => id)
    const lost = aDelivery(someone, { kind: 'action-step' })
    await queue(someone, [lost])
    await someone.in((tx) => loseDelivery(tx, lost.id, { settledAt: minutesLater(1) }))
    expect(await news()).toEqual([lost.id])
    const week = aDelivery(someone)
    await queue(someone, [week])
    await someone.in((tx) =>
      loseDelivery(tx, week.id, { state: 'sent', settledAt: minutesLater(2) }),
    )
    expect(await news()).toEqual([])
  })

  it('of what came too late, a week’s summary is asked about and may still be sent', async () => {
    const skipped = { reason: 'stale' }
    const summary = aDelivery(school, { kind: 'weekly-digest', period: randomUUID(), skipped })
    const week = aDelivery(school, { period: randomUUID(), skipped })
    await queue(school, [summary, week])
    const listed = await school.in((tx) => listUndelivered(tx))
    expect(listed.find(({ id }) => id === summary.id)).toMatchObject({ isAskedAbout: true })
    expect(listed.map(({ id }) => id)).not.toContain(week.id)
    expect(await again(week.id)).toEqual({ kind: 'not-needed', state: 'skipped' })
    expect(await again(summary.id)).toEqual({ kind: 'queued' })
  })

  it('are left as they are where they said what was so at one moment', async () => {
    for (const kind of ['nudges-stopped', 'step-reminder']) {
      const id = await aDeliveryIn('failed', { kind, recipient: school.tutor.id })
      const listed = await school.in((tx) => listUndelivered(tx))
      expect(listed.find((one) => one.id === id)).toMatchObject({ isAskedAbout: false })
      expect(await again(id)).toEqual({ kind: 'not-needed', state: 'failed' })
      expect(await the(id)).toMatchObject({ state: 'failed' })
    }
  })

  it('are no other school’s to see or to send', async () => {
    const id = await aDeliveryIn('failed')
    const other = await keepSchool(store)
    expect(await other.in((tx) => listUndelivered(tx))).toEqual([])
    expect(await again(id, other)).toBeUndefined()
    expect(await the(id)).toMatchObject({ state: 'failed' })
  })
})
