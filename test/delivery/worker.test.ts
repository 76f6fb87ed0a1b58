import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BATCH, type BuildCards } from '../../src/delivery/delivery-deps.ts'
import { createRateBuckets } from '../../src/delivery/rate-buckets.ts'
import { SETTLE_MS } from '../../src/domain/messages/delivery.ts'
import type { SandboxFault } from '../../src/platforms/sandbox/failures.ts'
import { listAddresses } from '../../src/store/addresses.ts'
import { claimChannel } from '../../src/store/channels.ts'
import type { Store } from '../../src/store/database.ts'
import { aCard } from '../support/build-card.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { chatIn, senderOf } from '../support/sender.ts'
import {
  aDelivery,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from '../support/stored-school.ts'
import { emptyQueue, keepTermSchool, outcomes, queue, textsOf } from '../support/way-out.ts'

const now = MONDAY_MORNING
const afterSettling = new Date(now.getTime() + SETTLE_MS + 1)

onBothEngines('the way out', (open, engine) => {
  let store: Store
  let schools: StoredSchool[] = []
  beforeAll(async () => {
    store = await open()
  })
  afterEach(async () => {
    for (const school of schools) await emptyQueue(school)
    schools = []
  })
  const aSchool = async () => {
    const school = await keepTermSchool(store, now)
    schools.push(school)
    return school
  }

  it('sends what is due once, and remembers the message', async () => {
    const school = await aSchool()
    await queue(school, [aDelivery(school)])
    const { worker } = senderOf(store)
    expect(await worker.drain(now)).toEqual({ sent: 1 })
    expect(await worker.drain(minutesLater(5))).toEqual({})
    expect(await textsOf(store, school.ect.email)).toEqual(['my-week 2026-09-14'])
    const [delivery] = await outcomes(school)
    expect(delivery).toMatchObject({ state: 'sent', attempt: 1, settledAt: now })
    expect(delivery?.address?.conversation).toBe(`person:${school.ect.email}`)
    const [message] = await chatIn(store).list(`person:${school.ect.email}`)
    expect(delivery?.messageId).toBe(message?.id)
  })

  it('leaves what is not due yet, and skips what is too late', async () => {
    const school = await aSchool()
    await queue(school, [
      aDelivery(school, { notBefore: minutesLater(1) }),
      aDelivery(school, { kind: 'coming-up', staleAfter: minutesLater(-1) }),
    ])
    const { worker } = senderOf(store)
    expect(await worker.drain(now)).toEqual({ skipped: 1 })
    expect((await outcomes(school)).map(({ state, reason }) => [state, reason]).sort()).toEqual([
      ['pending', undefined],
      ['skipped', 'stale'],
    ])
  })

  it('sends the messages of one chat in the order in which they fell due', async () => {
    const school = await aSchool()
    const later = Array.from({ length: 2 * BATCH + 3 }, (_, i) =>
      aDelivery(school, {
        period: `${i}`.padStart(3, '0'),
        notBefore: minutesLater(i - 3 * BATCH),
      }),
    )
    await queue(school, later.toReversed())
    expect(await senderOf(store).worker.drain(now)).toEqual({ sent: later.length })
    expect(await textsOf(store, school.ect.email)).toEqual(
      later.map(({ period }) => `my-week ${period}`),
    )
  })

  it('cancels what has nothing to say any more, and says why', async () => {
    const school = await aSchool()
    const cards = [aDelivery(school), aDelivery(school, { kind: 'coming-up' })]
    await queue(school, cards)
    const { worker } = senderOf(store, {
      buildCards: async () =>
        new Map([[cards[0]?.id ?? '', { kind: 'cancelled', because: 'all done' }]]),
    })
    expect(await worker.drain(now)).toEqual({ cancelled: 2 })
    expect((await outcomes(school)).map(({ reason }) => reason).sort()).toEqual([
      'all done',
      'nothing to show',
    ])
  })

  it('skips somebody whom no platform has met yet, and says so', async () => {
    const school = await aSchool()
    await queue(school, [aDelivery(school, { recipient: randomUUID() })])
    expect(await senderOf(store).worker.drain(now)).toEqual({ skipped: 1 })
    expect(await outcomes(school)).toMatchObject([{ state: 'skipped', reason: 'no-address' }])
  })

  it('posts to a channel as well as to a person', async () => {
    const school = await aSchool()
    const id = randomUUID()
    const address = { platform: 'sandbox', tenant: 'sandbox', conversation: `channel:${id}` }
    await school.in((tx) =>
      claimChannel(tx, { id, address: { ...address, kind: 'channel' }, claimedAt: now }),
    )
    await queue(school, [
      aDelivery(school, { kind: 'weekly-digest', recipient: id, recipientKind: 'channel' }),
    ])
    expect(await senderOf(store).worker.drain(now)).toEqual({ sent: 1 })
    expect(await chatIn(store).list(`channel:${id}`)).toHaveLength(1)
  })

  describe('when sending goes wrong', () => {
    const drainWith = async (...faults: (SandboxFault | undefined)[]) => {
      const school = await aSchool()
      await queue(school, [aDelivery(school)])
      let passedMs = 0
      const deps = { monotonicMs: () => passedMs }
      const wayOut = senderOf(store, { fault: () => faults.shift(), deps })
      const pass = (ms: number) => {
        passedMs += ms
      }
      return { school, ...wayOut, counts: await wayOut.worker.drain(now), pass }
    }

    it('waits as long as the platform asks', async () => {
      const { counts, school, worker, pass } = await drainWith('throttled')
      expect(counts).toEqual({ retry_at: 1 })
      expect(await outcomes(school)).toMatchObject([{ reason: 'throttled' }])
      expect(await worker.drain(new Date(now.getTime() + 999))).toEqual({})
      pass(1_000)
      expect(await worker.drain(new Date(now.getTime() + 1_001))).toEqual({ sent: 1 })
      expect(await textsOf(store, school.ect.email)).toHaveLength(1)
    })

    it('tries again what was refused at the door, a little later each time', async () => {
      const { counts, school, worker } = await drainWith('refused', 'refused')
      expect(counts).toEqual({ retry_at: 1 })
      expect(await worker.drain(new Date(now.getTime() + 4_999))).toEqual({})
      expect(await worker.drain(new Date(now.getTime() + 5_000))).toEqual({ retry_at: 1 })
      expect(await worker.drain(new Date(now.getTime() + 15_000))).toEqual({ sent: 1 })
      expect(await outcomes(school)).toMatchObject([{ attempt: 3 }])
    })

    it('stops at once for somebody who blocked it, and keeps that as a contact problem', async () => {
      const { counts, school, worker } = await drainWith('blocked')
      expect(counts).toEqual({ failed: 1 })
      expect(await school.in((tx) => listAddresses(tx, [school.ect.id]))).toMatchObject([
        { state: 'unreachable', reason: 'blocked' },
      ])
      await queue(school, [aDelivery(school, { kind: 'coming-up' })])
      expect(await worker.drain(minutesLater(1))).toEqual({ failed: 1 })
      expect(await outcomes(school)).toMatchObject([{ attempt: 1 }, { attempt: 1 }])
    })

    it('finds a message whose reply was lost, and does not send it twice', async () => {
      const { counts, school, worker } = await drainWith('lost-reply')
      expect(counts).toEqual({ unknown: 1 })
      expect(await worker.drain(minutesLater(0.5))).toEqual({})
      expect(await worker.drain(afterSettling)).toEqual({ sent: 1 })
      expect(await textsOf(store, school.ect.email)).toHaveLength(1)
      const [message] = await chatIn(store).list(`person:${school.ect.email}`)
      expect(await outcomes(school)).toMatchObject([{ state: 'sent', messageId: message?.id }])
    })

    it('sends again a message that certainly did not arrive', async () => {
      const { school, worker } = await drainWith('lost-request')
      expect(await worker.drain(afterSettling)).toEqual({ pending: 1, sent: 1 })
      expect(await textsOf(store, school.ect.email)).toHaveLength(1)
    })

    it('leaves it to a person where the chat cannot be read to its end', async () => {
      const school = await aSchool()
      await queue(school, [aDelivery(school)])
      const { worker, sandbox } = senderOf(store, { fault: () => 'lost-request' })
      await worker.drain(now)
      const cut = {
        ...sandbox,
        findSent: async () => ({ found: new Map<string, string>(), incomplete: true }),
      }
      const platforms = new Map([[cut.name, cut]])
      const looking = senderOf(store, { deps: { platforms } })
      expect(await looking.worker.drain(afterSettling)).toEqual({ needs_review: 1 })
      expect(await looking.worker.drain(minutesLater(60))).toEqual({})
      expect(await outcomes(school)).toMatchObject([
        { state: 'needs_review', reason: 'may not have arrived: rolls on' },
      ])
    })

    it('keeps the other schools going when one school’s cards cannot be built', async () => {
      const [broken, fine] = [await aSchool(), await aSchool()]
      await queue(broken, [aDelivery(broken)])
      await queue(fine, [aDelivery(fine)])
      const { worker, faults } = senderOf(store, {
        buildCards: async (school, deliveries) => {
          if (school.schoolId === broken.id) throw new Error('a bug')
          return new Map(deliveries.map(({ id }) => [id, aCard()]))
        },
      })
      expect(await worker.drain(now)).toEqual({ sent: 1, retry_at: 1 })
      expect(faults).toHaveLength(1)
      expect(await outcomes(broken)).toMatchObject([
        { state: 'retry_at', reason: 'card-not-built' },
      ])
    })

    it('keeps nobody of a school waiting for one message that cannot be worded', async () => {
      const school = await aSchool()
      const one = () => aDelivery(school, { period: randomUUID() })
      const broken = one()
      const fine = [one(), one()]
      await queue(school, [broken, ...fine])
      const { worker } = senderOf(store, {
        buildCards: async (_tx, them) => {
          if (them.some(({ id }) => id === broken.id)) throw new Error('a bug')
          return new Map(them.map(({ id }) => [id, aCard()]))
        },
      })
      expect(await worker.drain(now)).toEqual({ sent: 2, retry_at: 1 })
      const all = await outcomes(school)
      expect(all.filter(({ state }) => state === 'retry_at')).toMatchObject([
        { id: broken.id, reason: 'card-not-built' },
      ])
    })
  })

  describe('updating a message in place', () => {
    const aRefreshOf = (school: Parameters<typeof aDelivery>[0], id: string) =>
      aDelivery(school, {
        kind: 'refresh',
        period: randomUUID(),
        params: { of: id },
        unprompted: false,
      })

    it('replaces the earlier message instead of posting', async () => {
      const school = await aSchool()
      const first = aDelivery(school)
      await queue(school, [first])
      let says = 'two open'
      const { worker } = senderOf(store, {
        buildCards: async (_tx, them) => new Map(them.map(({ id }) => [id, aCard({ says })])),
      })
      await worker.drain(now)
      says = 'one done'
      await queue(school, [aRefreshOf(school, first.id), aRefreshOf(school, first.id)])
      expect(await worker.drain(minutesLater(1))).toEqual({ sent: 1, cancelled: 1 })
      expect(await textsOf(store, school.ect.email)).toEqual(['one done'])
    })

    it('has nothing to do where nothing was posted yet', async () => {
      const school = await aSchool()
      const first = aDelivery(school, { notBefore: minutesLater(30) })
      await queue(school, [first, aRefreshOf(school, first.id)])
      expect(await senderOf(store).worker.drain(now)).toEqual({ cancelled: 1 })
    })

    it('waits where nobody knows whether the message arrived', async () => {
      const school = await aSchool()
      const first = aDelivery(school)
      await queue(school, [first])
      const faults: SandboxFault[] = ['lost-reply']
      const { worker } = senderOf(store, { fault: () => faults.shift() })
      await worker.drain(now)
      await queue(school, [aRefreshOf(school, first.id)])
      expect(await worker.drain(minutesLater(0.5))).toEqual({ retry_at: 1 })
      await worker.drain(afterSettling)
      expect(await worker.drain(minutesLater(5))).toEqual({ sent: 1 })
      expect(await textsOf(store, school.ect.email)).toHaveLength(1)
    })
  })

  describe('leases and fences', () => {
    it('does not send once its time has run out, however it was held up', async () => {
      const school = await aSchool()
      await queue(school, [aDelivery(school)])
      let held = 0
      const { worker } = senderOf(store, {
        deps: { monotonicMs: () => held },
        buildCards: async (_tx, them) => {
          held = 60_000
          return new Map(them.map(({ id }) => [id, aCard()]))
        },
      })
      expect(await worker.drain(now)).toEqual({ retry_at: 1 })
      expect(await outcomes(school)).toMatchObject([{ reason: 'deadline' }])
      expect(await textsOf(store, school.ect.email)).toEqual([])
    })

    /** A sender that dies once it has begun so many sends: its process says nothing more to the database. */
    const dyingSender = (dies: { readonly after: number; readonly onlyArrives: string }) => {
      const begun: string[] = []
      let isDead = false
      const mortal: Store = {
        ...store,
        withDispatcher: (work) =>
          isDead ? new Promise(() => undefined) : store.withDispatcher(work),
      }
      const buildCards: BuildCards = async (_tx, them) =>
        new Map(them.map(({ id, period }) => [id, aCard({ says: period })]))
      const { sandbox } = senderOf(store)
      const platform: typeof sandbox = {
        ...sandbox,
        async send(at, card, id) {
          begun.push(card.text)
          if (begun.length === dies.after) isDead = true
          if (card.text === dies.onlyArrives) await sandbox.send(at, card, id)
          return await new Promise<never>(() => undefined)
        },
      }
      const platforms = new Map([[platform.name, platform]])
      const { worker } = senderOf(mortal, { deps: { platforms }, buildCards })
      const died = async () => {
        void worker.drain(now)
        while (!isDead) await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return { died, begun, other: senderOf(store, { buildCards }).worker }
    }

    it('finds what a sender left behind that died during or after its send', async () => {
      const school = await aSchool()
      await queue(school, [
        aDelivery(school, { kind: 'reply', period: 'unsent' }),
        aDelivery(school, { kind: 'reply', period: 'sent', recipient: school.mentor.id }),
      ])
      const { died, other } = dyingSender({ after: 2, onlyArrives: 'sent' })
      await died()
      expect(await other.drain(minutesLater(0.5))).toEqual({})
      expect(await other.drain(minutesLater(1.1))).toEqual({})
      const found = await other.drain(minutesLater(2.2))
      expect(found.sent).toBeGreaterThanOrEqual(1)
      expect(await textsOf(store, school.ect.email)).toEqual(['unsent'])
      expect(await textsOf(store, school.mentor.email)).toEqual(['sent'])
    })

    it('has one message in doubt after a crash, and not all that its process had claimed', async () => {
      const school = await aSchool()
      const periods = Array.from({ length: 32 }, (_, i) => `${i}`.padStart(2, '0'))
      await queue(
        school,
        periods.map((period, i) =>
          aDelivery(school, { kind: 'reply', period, notBefore: minutesLater(i - 40) }),
        ),
      )
      const { died, begun, other } = dyingSender({ after: 1, onlyArrives: '00' })
      await died()
      expect(begun).toEqual(['00'])
      expect(await other.drain(minutesLater(1.1))).toEqual({ sent: 31 })
      const inDoubt = (await outcomes(school)).filter(({ state }) => state === 'unknown')
      expect(inDoubt.map(({ period }) => period)).toEqual(['00'])
      await other.drain(minutesLater(2.2))
      expect((await textsOf(store, school.ect.email)).toSorted()).toEqual(periods)
    })

    it('hands back what it has not begun when the service stops', async () => {
      const school = await aSchool()
      await queue(school, [
        aDelivery(school, { kind: 'reply', period: '1', notBefore: minutesLater(-2) }),
        aDelivery(school, { kind: 'reply', period: '2', notBefore: minutesLater(-1) }),
      ])
      const { worker, sandbox } = senderOf(store)
      const platform = {
        ...sandbox,
        send: (...args: Parameters<typeof sandbox.send>) => {
          void stopping.worker.stop()
          return sandbox.send(...args)
        },
      }
      const stopping = senderOf(store, {
        deps: { platforms: new Map([[platform.name, platform]]) },
      })
      expect(await stopping.worker.drain(now)).toEqual({ sent: 1, pending: 1 })
      expect(await stopping.worker.drain(now)).toEqual({})
      expect(await worker.drain(now)).toEqual({ sent: 1 })
      expect(await textsOf(store, school.ect.email)).toEqual(['reply 1', 'reply 2'])
    })
  })

  it('keeps within a platform’s limits, and puts back what its lease cannot wait for', async () => {
    const school = await aSchool()
    await queue(
      school,
      ['1', '2', '3'].map((period) => aDelivery(school, { kind: 'reply', period })),
    )
    const limits = { sandbox: { conversation: [{ count: 2, perMs: 50_000 }], tenant: [] } }
    const deps = { buckets: createRateBuckets(limits), monotonicMs: () => 0 }
    const { worker } = senderOf(store, { deps })
    expect(await worker.drain(now)).toEqual({ sent: 2, retry_at: 1 })
    const waiting = (await outcomes(school)).find(({ state }) => state === 'retry_at')
    expect(waiting?.notBefore.getTime()).toBeGreaterThan(now.getTime() + 45_000)
  })

  it('drains by itself once started, and ends what it began when stopped', async () => {
    const school = await aSchool()
    await queue(school, [aDelivery(school)])
    const { worker } = senderOf(store)
    worker.start(() => now)
    const isSent = async () => (await outcomes(school))[0]?.state === 'sent'
    while (!(await isSent())) await new Promise((resolve) => setTimeout(resolve, 10))
    await worker.stop()
    expect(engine).toBe(store.engine)
    expect(await textsOf(store, school.ect.email)).toHaveLength(1)
  })
})
