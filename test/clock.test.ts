import { describe, expect, it } from 'vitest'
import { createFollowingClock, createVirtualClock, realClock } from '../src/clock.ts'

describe('the clocks', () => {
  it('stands still until it is moved, and never goes back', () => {
    const start = new Date('2026-09-03T06:30:00Z')
    const clock = createVirtualClock(start)
    clock.moveTo(new Date('2026-09-02T00:00:00Z'))
    expect(clock.now()).toEqual(start)
    clock.moveTo(new Date('2026-09-07T06:45:00Z'))
    expect(clock.now().toISOString()).toBe('2026-09-07T06:45:00.000Z')
  })

  it('is the time of the machine in production', () => {
    const before = Date.now()
    const now = realClock.now().getTime()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })
})

describe('the clock of an instance among several', () => {
  const THERE = new Date('2026-09-07T06:45:00Z')
  /** A machine whose own clock is an hour ahead, and a database that takes its time. */
  const aMachine = () => {
    let passedMs = 5_000
    const clock = createFollowingClock(
      { now: () => new Date('2026-09-07T07:45:00Z') },
      () => passedMs,
    )
    const passes = (ms: number) => {
      passedMs += ms
    }
    const reads = (tookMs: number, at = THERE) =>
      clock.follow(async () => {
        passes(tookMs)
        return at
      })
    return { clock, passes, reads }
  }

  it('is that of the database, whatever the machine shows', async () => {
    const { clock, passes, reads } = aMachine()
    expect(clock.now().toISOString()).toBe('2026-09-07T07:45:00.000Z')
    await reads(0)
    expect(clock.now()).toEqual(THERE)
    passes(60_000)
    expect(clock.now().toISOString()).toBe('2026-09-07T06:46:00.000Z')
  })

  it('takes half of the time that the answer took for the way back', async () => {
    const { clock, reads } = aMachine()
    await reads(40)
    expect(clock.now().getTime() - THERE.getTime()).toBe(20)
  })

  it('keeps what it knew where an answer took too long, or none came', async () => {
    const { clock, reads } = aMachine()
    await reads(0)
    await reads(5_000, new Date('2026-09-07T06:59:00Z'))
    expect(clock.now().toISOString()).toBe('2026-09-07T06:45:05.000Z')
    const away = clock.follow(() => Promise.reject(new Error('away')))
    await expect(away).rejects.toThrow('away')
    expect(clock.now().toISOString()).toBe('2026-09-07T06:45:05.000Z')
  })
})
