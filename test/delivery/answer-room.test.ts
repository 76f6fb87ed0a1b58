import { describe, expect, it } from 'vitest'
import { createAnswerRoom } from '../../src/delivery/answer-room.ts'
import { PLATFORM_LIMITS } from '../../src/delivery/platform-limits.ts'
import { createRateBuckets } from '../../src/delivery/rate-buckets.ts'
import type { LineChange } from '../../src/delivery/shared-turns.ts'
import type { SendOutcome } from '../../src/domain/messages/delivery.ts'
import { answerInTime } from '../../src/platforms/answer-in-time.ts'
import { aCard } from '../support/build-card.ts'
import { keepCrowd, realNow, senderTo, until } from '../support/crowd.ts'
import { openTestStore } from '../support/open-test-store.ts'
import { ownTime } from '../support/own-time.ts'
import { createStrictPlatform } from '../support/strict-platform.ts'
import { queue } from '../support/way-out.ts'

const { teams } = PLATFORM_LIMITS
const at = {
  platform: 'teams',
  tenant: 'trust',
  conversation: 'amina',
  kind: 'personal',
} as const

const aRoom = (monotonicMs = () => performance.now()) => {
  const changes: LineChange[] = []
  const lost: string[] = []
  const stopping = new AbortController()
  const buckets = createRateBuckets(PLATFORM_LIMITS)
  const room = createAnswerRoom(
    {
      limits: PLATFORM_LIMITS,
      buckets,
      monotonicMs,
      onAnswerLost: (platform, outcome) => lost.push(`${platform} ${outcome}`),
    },
    { change: (change) => changes.push(change) },
    stopping.signal,
  )
  return { room, changes, lost, stopping, buckets }
}

describe('room for answers', () => {
  it('is there at once, and what few people take is nobody else’s matter', async () => {
    // While time stands still nothing that waits for its turn ever gets it.
    const { room, changes } = aRoom(() => 0)
    for (let i = 0; i < 3; i += 1) await room.enter(at)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(changes).toEqual([])
  })

  it('is taken from everybody’s messages where many people press', async () => {
    const { room, changes } = aRoom()
    for (let i = 0; i < 20; i += 1) await room.enter({ ...at, conversation: `${i}` })
    await until(() => changes.length > 0)
    expect(changes).toMatchObject([{ kind: 'taken', count: 20, tenant: 'send teams trust' }])
  })

  it('is not more than the tenant has: the fifty-first answer of a second waits', async () => {
    const { room } = aRoom()
    const began = performance.now()
    for (let i = 0; i < 51; i += 1) await room.enter({ ...at, conversation: `${i}` })
    expect(performance.now() - began).toBeGreaterThan(500)
  })

  it('is not taken by what cannot wait for it, such as a question who somebody is', async () => {
    const { room, changes } = aRoom(() => 0)
    for (let i = 0; i < 50; i += 1) await room.enter({ ...at, conversation: `${i}` })
    expect(await room.enter(at, 999)).toBe(false)
    room.leaveAlone({ ...at, tenant: 'another' }, 2_000)
    expect(await room.enter({ ...at, tenant: 'another' }, 1_500)).toBe(false)
    await until(() => changes.length > 1)
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'taken', count: 50 }))
  })

  it('is closed for everybody’s messages as well when the platform says 429', async () => {
    const { room, changes, buckets } = aRoom()
    const outcomes: SendOutcome[] = [
      { kind: 'throttled', retryAfterMs: 300 },
      { kind: 'sent', messageId: '1' },
    ]
    const began = performance.now()
    const write = async () => outcomes.shift() as SendOutcome
    const answering = answerInTime(room, at, write)
    await until(() => changes.length > 0)
    expect(changes).toEqual([{ kind: 'pause', tenant: 'send teams trust', forMs: 300 }])
    expect(buckets.take({ ...at, conversation: 'ben' }, performance.now())).toBeGreaterThan(0)
    expect(await answering).toEqual({ kind: 'sent', messageId: '1' })
    expect(performance.now() - began).toBeGreaterThanOrEqual(290)
  })

  it('is told of where an answer could not be given, also because the service goes down', async () => {
    const { room, lost, stopping } = aRoom()
    const blocked = async () => ({ kind: 'unreachable', code: 'blocked' }) as const
    await answerInTime(room, at, blocked)
    const refused = async () => ({ kind: 'not-sent', code: 'econnrefused' }) as const
    const waiting = answerInTime(room, at, refused)
    setTimeout(() => stopping.abort(), 100)
    await waiting
    expect(lost).toEqual(['teams unreachable', 'teams not-sent'])
  })

  it('gives every press its answer in the middle of everybody’s messages (postgres)', async () => {
    const store = await openTestStore('postgres')
    const platform = createStrictPlatform({ name: 'teams', limits: teams })
    const crowd = await keepCrowd(store, { size: 250, platform: 'teams' })
    await queue(crowd.school, crowd.deliveries({ staleAfter: new Date(Date.now() + 7_200_000) }))
    const { worker } = senderTo(store, platform, { limits: { teams } })
    worker.start(realNow)
    await until(() => platform.arrived.length > 30)
    /** How many of everybody's messages went out before each answer did. */
    const before: number[] = []
    const waits: number[] = []
    const press = async (who: string): Promise<void> => {
      const [arrived, taken] = [platform.arrived.length, ownTime()]
      const chat = { ...at, tenant: crowd.tenant, conversation: `chat ${who}` }
      const answer = () => platform.send(chat, aCard(), `answer ${who}`)
      expect((await answerInTime(worker.room, chat, answer)).kind).toBe('sent')
      before.push(platform.arrived.length - arrived)
      waits.push(taken.ms())
    }
    const pressing: Promise<void>[] = []
    for (const who of crowd.people.slice(0, 20)) {
      pressing.push(press(who))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await Promise.all(pressing)
    await worker.stop()
    expect(waits).toHaveLength(20)
    expect(Math.max(...waits)).toBeLessThan(2_500)
    expect(waits.toSorted((a, b) => a - b)[15]).toBeLessThan(300)
    // As much as the tenant takes in that time.
    expect(Math.max(...before)).toBeLessThan(125)
    expect(before.toSorted((a, b) => a - b)[15]).toBeLessThan(15)
    expect(platform.arrived.length).toBeGreaterThan(80)
  })
})
