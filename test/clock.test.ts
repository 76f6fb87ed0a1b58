import { describe, expect, it } from 'vitest'
import { createVirtualClock, realClock } from '../src/clock.ts'

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
