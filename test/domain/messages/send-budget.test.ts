import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  EMPTY_LINE,
  emptyAfter,
  type Line,
  nextTurn,
  paused,
  promise,
  type RateLimit,
  turnsIn,
  withTurns,
} from '../../../src/domain/messages/send-budget.ts'

/** What Teams and Slack publish. */
const LIMITS: Readonly<Record<string, readonly RateLimit[]>> = {
  'a chat on Teams': [
    { count: 7, perMs: 1_000 },
    { count: 8, perMs: 2_000 },
    { count: 60, perMs: 30_000 },
    { count: 1_800, perMs: 3_600_000 },
  ],
  'a tenant on Teams': [{ count: 50, perMs: 1_000 }],
  'a channel on Slack': [{ count: 1, perMs: 1_000 }],
  'a workspace on Slack': [{ count: 300, perMs: 60_000 }],
}

/** Takes every turn as soon as there is one, from `from` on; answers when each was. */
function takeTurns(limits: readonly RateLimit[], count: number, from = 0, line = EMPTY_LINE) {
  const times: number[] = []
  let now = line
  let atMs = from
  for (let i = 0; i < count; i += 1) {
    atMs = nextTurn(now, limits, atMs)
    now = withTurns(now, limits, { atMs, count: 1 })
    times.push(atMs)
  }
  return { times, line: now }
}

const mostIn = (times: readonly number[], perMs: number): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + perMs).length))

describe.each(Object.entries(LIMITS))('turns in %s', (_where, limits) => {
  it('are never more than the platform allows, in whatever rhythm they are taken', () => {
    const anyWaits = fc.array(fc.nat(1_500), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(anyWaits, (waits) => {
        let line: Line = EMPTY_LINE
        let atMs = 0
        const times = waits.map((waitMs) => {
          atMs = nextTurn(line, limits, atMs + waitMs)
          line = withTurns(line, limits, { atMs, count: 1 })
          return atMs
        })
        for (const { count, perMs } of limits) {
          expect(mostIn(times, perMs)).toBeLessThanOrEqual(count)
        }
      }),
    )
  })

  it('come as often as the platform allows, but for a tenth', () => {
    const { count, perMs } = limits.at(-1) as RateLimit
    const rounds = 10 * count + 20
    const { times } = takeTurns(limits, rounds)
    const atBestMs = ((rounds - count) / count) * perMs
    expect(times.at(-1)).toBeLessThan(atBestMs * 1.1 + perMs)
  })

  it('leave room for answers: what people took meanwhile comes off the turns that follow', () => {
    const { count, perMs } = limits.at(-1) as RateLimit
    const without = takeTurns(limits, 5).times.at(-1) as number
    const line = withTurns(EMPTY_LINE, limits, { atMs: 0, count })
    const after = takeTurns(limits, 5, 0, line).times.at(-1) as number
    expect(after).toBeGreaterThan(without + perMs * 0.8)
  })

  it('stop while the platform wants to be left alone, and go on afterwards', () => {
    const line = paused(takeTurns(limits, 3).line, 90_000)
    expect(nextTurn(line, limits, 10)).toBe(90_000)
    expect(nextTurn(paused(line, 20), limits, 10)).toBe(90_000)
    expect(nextTurn(line, limits, 4_000_000)).toBe(4_000_000)
  })

  it('are promised one after the other to those that come back later', () => {
    const promised: number[] = []
    let line: Line = EMPTY_LINE
    for (let i = 0; i < 5; i += 1) {
      const next = promise(line, limits, 5_000)
      promised.push(next.atMs)
      line = next.line
    }
    expect(promised[0]).toBe(5_000)
    const gaps = promised.slice(1).map((at, i) => at - (promised[i] as number))
    const slowest = Math.max(...limits.map(({ count, perMs }) => perMs / count))
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(slowest)
  })
})

describe('a line', () => {
  it('says when it can be forgotten: once it says no more than an empty one', () => {
    const limits = LIMITS['a channel on Slack'] as readonly RateLimit[]
    const { line } = takeTurns(limits, 2, 1_000)
    expect(nextTurn(line, limits, emptyAfter(line))).toBe(emptyAfter(line))
    expect(emptyAfter(paused(line, 99_000))).toBe(99_000)
  })

  it('knows how many turns there are in a while', () => {
    expect(turnsIn(LIMITS['a tenant on Teams'] ?? [], 1_000)).toBe(46)
    expect(turnsIn([], 1_000)).toBe(Number.POSITIVE_INFINITY)
  })
})
