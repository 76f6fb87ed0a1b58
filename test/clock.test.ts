import { describe, expect, it } from 'vitest'
import { createVirtualClock, realClock } from '../src/clock.ts'

describe('the clock that the service runs on', () => {
  it('tells the real time in production', () => {
    const before = Date.now()
    const now = realClock.now().getTime()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('stands still in the sandbox until somebody moves it', () => {
    const monday = new Date('2026-09-14T06:45:00Z')
    const clock = createVirtualClock(monday)
    expect(clock.now()).toEqual(monday)
    clock.moveTo(new Date('2026-09-18T15:30:00Z'))
    expect(clock.now()).toEqual(new Date('2026-09-18T15:30:00Z'))
  })

  it('never goes back: an earlier instant leaves it where it is', () => {
    const friday = new Date('2026-09-18T15:30:00Z')
    const clock = createVirtualClock(friday)
    clock.moveTo(new Date('2026-09-14T06:45:00Z'))
    expect(clock.now()).toEqual(friday)
  })
})
