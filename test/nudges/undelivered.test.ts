import { describe, expect, it } from 'vitest'
import { undelivered } from '../../src/nudges/undelivered.ts'
import { aPerson, sent } from '../support/build-situation.ts'

const tutor = (own: Parameters<typeof aPerson>[0] = {}) =>
  aPerson({ roles: ['induction-tutor'], undeliveredOn: '2026-10-13', ...own })

describe('messages that may not have arrived', () => {
  it('are asked about with the day on which they did not', () => {
    expect(undelivered.decide(tutor())).toEqual({ kind: 'send', period: '2026-10-13', items: [] })
  })

  it('are asked about once for each day', () => {
    const asked = [sent('undelivered', '2026-10-14', { period: '2026-10-13' })]
    expect(undelivered.decide(tutor({ sent: asked })).kind).toBe('not-due')
    const more = tutor({ sent: asked, undeliveredOn: '2026-10-14' })
    expect(undelivered.decide(more)).toMatchObject({ kind: 'send', period: '2026-10-14' })
  })

  it('are no matter where everything has arrived', () => {
    const { undeliveredOn: _, ...nothing } = tutor()
    expect(undelivered.decide(nothing)).toEqual({ kind: 'not-due', because: 'all-arrived' })
  })
})
