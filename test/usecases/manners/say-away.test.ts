import { describe, expect, it } from 'vitest'
import { sayAway } from '../../../src/usecases/manners/say-away.ts'

describe('days away in words', () => {
  it('name one day once', () => {
    expect(sayAway({ from: '2026-10-12', to: '2026-10-12' })).toBe('Away on Monday 12 October')
  })
  it('name both ends of several', () => {
    expect(sayAway({ from: '2026-10-12', to: '2026-10-16' })).toBe(
      'Away from Monday 12 October to Friday 16 October',
    )
  })
})
