import { describe, expect, it } from 'vitest'
import { nextPoliteHour } from '../../src/domain/polite-hours.ts'

const next = (local: string) => nextPoliteHour(new Date(local), 'Europe/London').toISOString()

describe('a first welcome', () => {
  it('comes at once in the hours of a weekday', () => {
    expect(next('2026-09-03T06:30:00Z')).toBe('2026-09-03T06:30:00.000Z')
    expect(next('2026-11-19T17:59:00Z')).toBe('2026-11-19T17:59:00.000Z')
  })

  it('waits for 7:30am where a roster is imported in the evening or before dawn', () => {
    expect(next('2026-11-19T18:00:00Z')).toBe('2026-11-20T07:30:00.000Z')
    expect(next('2026-11-19T03:00:00Z')).toBe('2026-11-19T07:30:00.000Z')
  })

  it('waits for Monday at the weekend, on either side of a clock change', () => {
    expect(next('2026-11-22T00:28:00Z')).toBe('2026-11-23T07:30:00.000Z')
    expect(next('2026-10-23T19:00:00Z')).toBe('2026-10-26T07:30:00.000Z')
  })
})
