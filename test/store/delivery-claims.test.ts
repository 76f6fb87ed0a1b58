import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Moment } from '../../src/domain/messages/delivery.ts'
import { beginSends } from '../../src/store/begin-sends.ts'
import type { Store } from '../../src/store/database.ts'
import { insertDeliveries, listDeliveries } from '../../src/store/deliveries.ts'
import {
  type Claim,
  type ClaimedDelivery,
  claimDueDeliveries,
  claimUnknownDeliveries,
  type DeliveryOutcome,
  lapseExpiredLeases,
  recordOutcomes,
  skipStaleDeliveries,
} from '../../src/store/delivery-claims.ts'
import { deliveryFigures } from '../../src/store/delivery-figures.ts'
import type { StoreSettings } from '../../src/store/engine.ts'
import { newDatabase, onBothEngines, openAgain } from '../support/open-test-store.ts'
import {
  aDelivery,
  keepSchool,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from '../support/stored-school.ts'

const aClaim = (its: Partial<Claim> = {}): Claim => ({
  owner: 'worker-1',
  now: MONDAY_MORNING,
  leaseMs: 60_000,
  limit: 100,
  ...its,
})

const sent = ({ schoolId, id, attempt }: ClaimedDelivery): DeliveryOutcome => ({
  schoolId,
  id,
  attempt,
  state: 'sent',
  at: minutesLater(1),
  messageId: `message-${id}`,
})

/** Where its send goes: nobody has stopped that. */
const toStrict = (claim: ClaimedDelivery) => ({ ...claim, platform: 'strict', tenant: 't' })

const keepDeliveries = (school: StoredSchool, how = 1, its: Parameters<typeof aDelivery>[1] = {}) =>
  school.in((tx) =>
    insertDeliveries(
      tx,
      Array.from({ length: how }, () => aDelivery(school, { period: randomUUID(), ...its })),
    ),
  )

onBothEngines('the queue of deliveries', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  const claim = (its?: Partial<Claim>) =>
    store.withDispatcher((tx) => claimDueDeliveries(tx, aClaim(its)))
  const record = (...outcomes: DeliveryOutcome[]) =>
    store.withDispatcher((tx) => recordOutcomes(tx, outcomes))
  const the = async (school: StoredSchool) => (await school.in((tx) => listDeliveries(tx)))[0]
  /** One school with one delivery that is claimed, and nothing else waiting. */
  const claimOne = async (its: Parameters<typeof aDelivery>[1] = {}) => {
    const school = await keepSchool(store)
    await keepDeliveries(school, 1, its)
    const [claimed] = await claim()
    if (claimed === undefined) throw new Error('nothing was claimed')
    return { school, claimed }
  }
  const begin = (...claims: ClaimedDelivery[]) =>
    store.withDispatcher((tx) => beginSends(tx, claims.map(toStrict)))
  /** The same, and its send has begun. */
  const beginOne = async () => {
    const one = await claimOne()
    await begin(one.claimed)
    return one
  }
  const lapse = async (now: Moment) =>
    (await store.withDispatcher((tx) => lapseExpiredLeases(tx, now))).map(({ id }) => id)

  it('gives what is due to one worker, with a lease and the number of the attempt', async () => {
    const { school, claimed } = await claimOne()
    expect(claimed).toEqual({
      schoolId: school.id,
      id: expect.any(String),
      kind: 'my-week',
      attempt: 1,
      failures: 0,
      leaseUntil: minutesLater(1),
    })
    expect(await the(school)).toMatchObject({
      state: 'sending',
      owner: 'worker-1',
      leaseUntil: minutesLater(1),
    })
    expect(await claim({ owner: 'worker-2' })).toEqual([])
    await record(sent(claimed))
  })

  it('leaves alone what is not due yet', async () => {
    const school = await keepSchool(store)
    await keepDeliveries(school, 1, { notBefore: minutesLater(10) })
    expect(await claim({ now: minutesLater(9) })).toEqual([])
    const [claimed] = await claim({ now: minutesLater(10) })
    expect(claimed).toMatchObject({ schoolId: school.id })
    await record(sent(claimed as ClaimedDelivery))
  })

  it('takes first what somebody waits for, and leaves a quarter to the rest', async () => {
    const school = await keepSchool(store)
    await keepDeliveries(school, 20, { staleAfter: minutesLater(120) })
    await keepDeliveries(school, 20, { kind: 'welcome', notBefore: minutesLater(1) })
    const taken = await claim({ now: minutesLater(2), limit: 12 })
    const kinds = taken.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'welcome')).toHaveLength(9)
    expect(kinds.filter((kind) => kind === 'my-week')).toHaveLength(3)
    const rest = await claim({ now: minutesLater(2), limit: 100 })
    await record(...[...taken, ...rest].map(sent))
  })

  it('takes the longest due first, and no more than asked for', async () => {
    const school = await keepSchool(store)
    const [late] = await keepDeliveries(school, 1, { notBefore: minutesLater(3) })
    const [early] = await keepDeliveries(school, 1, { notBefore: minutesLater(2) })
    const now = minutesLater(4)
    const first = await claim({ now, limit: 1 })
    const second = await claim({ now, limit: 1 })
    expect([...first, ...second].map(({ id }) => id)).toEqual([early, late])
    await record(...[...first, ...second].map(sent))
  })

  it('records what an attempt came to, with the message and where it went', async () => {
    const { school, claimed } = await claimOne()
    const address = {
      platform: 'sandbox',
      tenant: 'sandbox',
      conversation: 'person:amina',
      kind: 'personal' as const,
      reference: { serviceUrl: 'https://example.test' },
    }
    expect(await record({ ...sent(claimed), address })).toEqual([claimed.id])
    const delivery = await the(school)
    expect(delivery).toMatchObject({
      state: 'sent',
      messageId: `message-${claimed.id}`,
      settledAt: minutesLater(1),
      address,
    })
    expect(delivery).not.toHaveProperty('owner')
    expect(delivery).not.toHaveProperty('leaseUntil')
  })

  it('tries again later what was provably not sent', async () => {
    const { school, claimed } = await claimOne()
    const retry = { ...sent(claimed), state: 'retry_at' as const, reason: 'throttled' }
    const { messageId: _, ...unsent } = retry
    await record({ ...unsent, notBefore: minutesLater(5) })
    expect(await the(school)).toMatchObject({ state: 'retry_at', reason: 'throttled' })
    expect(await the(school)).not.toHaveProperty('settledAt')
    expect(await claim({ now: minutesLater(4) })).toEqual([])
    const [again] = await claim({ now: minutesLater(5) })
    expect(again).toMatchObject({ id: claimed.id, attempt: 2 })
    await record(sent(again as ClaimedDelivery))
  })

  it('says that a send is unknown once its lease is over, and never gives it out again', async () => {
    const { school, claimed } = await beginOne()
    expect(await lapse(new Date(minutesLater(1).getTime() - 1) as Moment)).toEqual([])
    expect(await lapse(minutesLater(1))).toEqual([claimed.id])
    expect(await the(school)).toMatchObject({ state: 'unknown', reason: 'lease-expired' })
    expect(await claim({ now: minutesLater(60) })).toEqual([])
    await record(sent(claimed))
  })

  it('gives out again what its process had not begun when it died: it provably did not leave', async () => {
    const { school, claimed } = await claimOne()
    expect(await lapse(minutesLater(1))).toEqual([claimed.id])
    expect(await the(school)).toMatchObject({ state: 'pending', reason: 'lease-expired' })
    const [again] = await claim({ owner: 'worker-2', now: minutesLater(2) })
    expect(again).toMatchObject({ id: claimed.id, attempt: 2 })
    expect(await begin(claimed)).toEqual(new Map())
    expect(await begin(again as ClaimedDelivery)).toEqual(new Map([[claimed.id, 1]]))
    await record(sent(again as ClaimedDelivery))
  })

  it('lets a send begin once', async () => {
    const { claimed } = await claimOne()
    const twice = await Promise.all([begin(claimed), begin(claimed)])
    expect(twice.map(({ size }) => size).sort()).toEqual([0, 1])
    await record(sent(claimed))
  })

  it('takes a claim of an older version, which knows no mark, for a send that has begun', async () => {
    const { school, claimed } = await claimOne()
    await school.in((tx) =>
      tx.db.execute(sql`update deliveries set begun = default where id = ${claimed.id}::uuid`),
    )
    await lapse(minutesLater(1))
    expect(await the(school)).toMatchObject({ state: 'unknown' })
    await record(sent(claimed))
  })

  it('counts what went wrong, and not what only waited for its turn', async () => {
    const { claimed } = await claimOne()
    const { messageId: _, ...unsent } = { ...sent(claimed), state: 'retry_at' as const }
    await record({ ...unsent, notBefore: MONDAY_MORNING })
    const [second] = await claim()
    await record({ ...unsent, attempt: 2, notBefore: MONDAY_MORNING, isFailure: true })
    const [third] = await claim()
    expect([second?.failures, third?.failures]).toEqual([0, 1])
    await record(sent(third as ClaimedDelivery))
  })

  it('believes a worker that stalled and then says that its own attempt was sent', async () => {
    const { school, claimed } = await beginOne()
    await lapse(minutesLater(1))
    expect(await record(sent(claimed))).toEqual([claimed.id])
    expect(await the(school)).toMatchObject({ state: 'sent' })
  })

  it('ignores a worker whose attempt is no longer the newest', async () => {
    const { school, claimed } = await claimOne()
    const { messageId: _, ...unsent } = sent(claimed)
    await record({ ...unsent, state: 'retry_at', notBefore: MONDAY_MORNING })
    const [second] = await claim({ owner: 'worker-2' })
    expect(await record({ ...sent(claimed), messageId: 'from the first' })).toEqual([])
    expect(await the(school)).toMatchObject({ state: 'sending', owner: 'worker-2' })
    expect(await record(sent(second as ClaimedDelivery))).toEqual([claimed.id])
  })

  it('records the end once', async () => {
    const { school, claimed } = await claimOne()
    await record(sent(claimed))
    expect(await record({ ...sent(claimed), state: 'failed' })).toEqual([])
    expect(await the(school)).toMatchObject({ state: 'sent' })
  })

  it('records many outcomes in one statement', async () => {
    const school = await keepSchool(store)
    await keepDeliveries(school, 250)
    const claimed = await claim({ limit: 1000 })
    const recorded = await record(...claimed.map(sent))
    expect(recorded).toHaveLength(250)
    const states = (await school.in((tx) => listDeliveries(tx))).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['sent']))
    expect(await record()).toEqual([])
  })

  describe('when it is unknown whether a message arrived', () => {
    const claimUnknown = (settledBefore: Moment) =>
      store.withDispatcher((tx) =>
        claimUnknownDeliveries(tx, { ...aClaim({ now: settledBefore }), settledBefore }),
      )

    it('looks for it after a while, under a new attempt number', async () => {
      const { school, claimed } = await beginOne()
      await lapse(minutesLater(1))
      expect(await claimUnknown(minutesLater(0))).toEqual([])
      const [looking] = await claimUnknown(minutesLater(2))
      expect(looking).toMatchObject({ id: claimed.id, attempt: 2 })
      expect(await the(school)).toMatchObject({ state: 'reconciling' })
      expect(await record(sent(claimed))).toEqual([])
      await record(sent(looking as ClaimedDelivery))
      expect(await the(school)).toMatchObject({ state: 'sent' })
    })

    it('can be sent again once it was shown not to be there', async () => {
      const { claimed } = await beginOne()
      await lapse(minutesLater(1))
      const [looking] = await claimUnknown(minutesLater(2))
      const { messageId: _, ...notThere } = sent(looking as ClaimedDelivery)
      await record({ ...notThere, state: 'pending', notBefore: minutesLater(3) })
      const [again] = await claim({ now: minutesLater(3) })
      expect(again).toMatchObject({ id: claimed.id, attempt: 3 })
      await record(sent(again as ClaimedDelivery))
    })

    it('goes back to unknown where the process that looked died', async () => {
      const { school } = await beginOne()
      await lapse(minutesLater(1))
      await claimUnknown(minutesLater(2))
      await lapse(minutesLater(30))
      expect(await the(school)).toMatchObject({ state: 'unknown' })
      const [looking] = await claimUnknown(minutesLater(31))
      await record({ ...sent(looking as ClaimedDelivery), state: 'needs_review' })
    })

    it('keeps what is known of the send itself, though somebody has begun to look or has given up', async () => {
      for (const ending of ['reconciling', 'needs_review'] as const) {
        const { school, claimed } = await beginOne()
        await lapse(minutesLater(1))
        const [looking] = await claimUnknown(minutesLater(2))
        if (ending === 'needs_review') {
          const { messageId: _, ...asked } = sent(looking as ClaimedDelivery)
          await record({ ...asked, state: 'needs_review' })
        }
        expect(await record({ ...sent(claimed), send: 1 })).toEqual([claimed.id])
        expect(await the(school)).toMatchObject({ state: 'sent' })
      }
    })

    it('keeps nothing of a send after which another has begun', async () => {
      const { school, claimed } = await beginOne()
      await lapse(minutesLater(1))
      const [looking] = await claimUnknown(minutesLater(2))
      const { messageId: _, ...notThere } = sent(looking as ClaimedDelivery)
      await record({ ...notThere, state: 'pending' })
      const [again] = await claim({ now: minutesLater(3) })
      await begin(again as ClaimedDelivery)
      expect(await record({ ...sent(claimed), send: 1 })).toEqual([])
      expect(await the(school)).toMatchObject({ state: 'sending' })
      await record({ ...sent(again as ClaimedDelivery), send: 2 })
    })

    it('is looked for again when its time has come, and still counts from its send', async () => {
      const { school } = await beginOne()
      await lapse(minutesLater(1))
      const [looking] = await claimUnknown(minutesLater(2))
      const { messageId: _, ...unread } = sent(looking as ClaimedDelivery)
      const asked = { ...unread, state: 'unknown' as const, notBefore: minutesLater(12) }
      await record({ ...asked, at: minutesLater(2) })
      expect(await the(school)).toMatchObject({ state: 'unknown', settledAt: minutesLater(1) })
      expect(await claimUnknown(minutesLater(11))).toEqual([])
      const [later] = await claimUnknown(minutesLater(12))
      await record(sent(later as ClaimedDelivery))
    })
  })

  it('skips what waited too long, with its reason, and never sends it', async () => {
    const school = await keepSchool(store)
    await keepDeliveries(school, 1, { staleAfter: minutesLater(120) })
    const now = minutesLater(120)
    expect(await claim({ now })).toEqual([])
    const skipped = await store.withDispatcher((tx) => skipStaleDeliveries(tx, now))
    expect(skipped).toHaveLength(1)
    expect(await the(school)).toMatchObject({ state: 'skipped', reason: 'stale', settledAt: now })
  })

  it('counts its states, and since when the oldest waits', async () => {
    const empty = await open()
    expect(await empty.withDispatcher(deliveryFigures)).toEqual({ counts: {}, holds: 0 })
    const school = await keepSchool(empty)
    await keepDeliveries(school, 2, { notBefore: minutesLater(5) })
    await keepDeliveries(school, 1, { skipped: { reason: 'quiet' } })
    expect(await empty.withDispatcher(deliveryFigures)).toEqual({
      counts: { pending: 2, skipped: 1 },
      holds: 0,
      oldestDueAt: minutesLater(5),
    })
    await empty.close()
  })
})

describe('two processes at one queue (postgres)', () => {
  let settings: StoreSettings
  let one: Store
  let other: Store
  beforeAll(async () => {
    settings = await newDatabase('postgres')
    one = await openAgain(settings)
    other = await openAgain(settings)
  })

  it('never hold the same delivery', async () => {
    const school = await keepSchool(one)
    await keepDeliveries(school, 500)
    const rounds = Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? one : other).withDispatcher((tx) =>
        claimDueDeliveries(tx, aClaim({ owner: `worker-${i}`, limit: 40 })),
      ),
    )
    const claimed = (await Promise.all(rounds)).flat().map(({ id }) => id)
    const rest = await one.withDispatcher((tx) => claimDueDeliveries(tx, aClaim({ limit: 500 })))
    const all = [...claimed, ...rest.map(({ id }) => id)]
    expect(all).toHaveLength(500)
    expect(new Set(all).size).toBe(500)
  })

  it('pass over what the other is just claiming, instead of waiting for it', async () => {
    const school = await keepSchool(one)
    await keepDeliveries(school, 2)
    let claimed: (ids: string[]) => void = () => undefined
    const mine = new Promise<string[]>((resolve) => {
      claimed = resolve
    })
    let finish: () => void = () => undefined
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    const holding = one.withDispatcher(async (tx) => {
      claimed((await claimDueDeliveries(tx, aClaim({ limit: 1 }))).map(({ id }) => id))
      await finished
    })
    const held = await mine
    const theirs = await other.withDispatcher((tx) => claimDueDeliveries(tx, aClaim({ limit: 5 })))
    finish()
    await holding
    expect(held).toHaveLength(1)
    expect(theirs).toHaveLength(1)
    expect(theirs[0]?.id).not.toBe(held[0])
  })
})
