import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRateBuckets, type RateLimit } from '../../src/delivery/rate-buckets.ts'

const place = { platform: 'teams', tenant: 'trust', conversation: 'a' }
const elsewhere = { ...place, conversation: 'b' }
const otherTrust = { ...place, tenant: 'other' }

/** Teams: 7 in a second, 8 in two, 60 in thirty, for one conversation; 50 a second for a tenant. */
const teams = {
  conversation: [
    { count: 7, perMs: 1_000 },
    { count: 8, perMs: 2_000 },
    { count: 60, perMs: 30_000 },
  ],
  tenant: [{ count: 50, perMs: 1_000 }],
}

describe('keeping within what a platform allows', () => {
  it('knows no limit for the sandbox', () => {
    const buckets = createRateBuckets({ teams })
    const sandbox = { ...place, platform: 'sandbox' }
    expect(Array.from({ length: 500 }, () => buckets.take(sandbox, 0))).toEqual(
      Array.from({ length: 500 }, () => 0),
    )
  })

  it('counts each conversation for itself', () => {
    const buckets = createRateBuckets({ teams })
    for (let i = 0; i < 7; i += 1) expect(buckets.take(place, 0)).toBe(0)
    expect(buckets.take(place, 0)).toBe(1_000)
    expect(buckets.take(elsewhere, 0)).toBe(0)
  })

  it('counts all conversations of a tenant together', () => {
    const buckets = createRateBuckets({ teams })
    for (let i = 0; i < 50; i += 1) buckets.take({ ...place, conversation: `${i}` }, 0)
    expect(buckets.take(elsewhere, 10)).toBe(990)
    expect(buckets.take(otherTrust, 10)).toBe(0)
  })

  it('lets a whole tenant wait when the platform says 429, for as long as it says', () => {
    const buckets = createRateBuckets({ teams })
    buckets.pause(place, 5_000)
    expect(buckets.take(elsewhere, 1_000)).toBe(4_000)
    expect(buckets.take(otherTrust, 1_000)).toBe(0)
    expect(buckets.take(elsewhere, 5_000)).toBe(0)
  })

  it('keeps room for answers: what nobody waits for stops before the limit, and answers do not', () => {
    const buckets = createRateBuckets({ teams })
    const chat = (i: number) => ({ ...place, conversation: `${i}` })
    const behind = Array.from({ length: 60 }, (_, i) => buckets.takeBehindAnswers(chat(i), 0))
    expect(behind.filter((wait) => wait === 0)).toHaveLength(46)
    const answers = Array.from({ length: 60 }, (_, i) => buckets.takeForAnswer(chat(i), 0))
    expect(answers.filter((wait) => wait === 0)).toHaveLength(4)
    expect(buckets.takeBehindAnswers(chat(99), 500)).toBe(500)
  })

  it('never sends more than any window allows, in whatever rhythm it is asked', () => {
    const steps = fc.array(fc.nat(700), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(steps, (waits) => {
        const buckets = createRateBuckets({ teams })
        const sent: number[] = []
        let now = 0
        for (const wait of waits) {
          now += wait
          if (buckets.take(place, now) === 0) sent.push(now)
        }
        for (const limit of teams.conversation)
          expect(mostIn(sent, limit)).toBeLessThanOrEqual(limit.count)
      }),
    )
  })

  it('says exactly how long to wait', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 100 }), (waits) => {
        const buckets = createRateBuckets({ teams })
        let now = 0
        for (const wait of waits) {
          now += wait
          const told = buckets.take(place, now)
          if (told > 0) {
            now += told
            expect(buckets.take(place, now)).toBe(0)
          }
        }
      }),
    )
  })
})

/** The most sends in any window of that length. */
const mostIn = (sent: readonly number[], { perMs }: RateLimit): number =>
  Math.max(0, ...sent.map((from) => sent.filter((at) => at >= from && at < from + perMs).length))
