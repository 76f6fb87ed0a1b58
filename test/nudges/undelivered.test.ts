import { describe, expect, it } from 'vitest'
import { undelivered } from '../../src/nudges/undelivered.ts'
import { aPerson, at, momentAt, sent } from '../support/build-situation.ts'

const tutor = (own: Parameters<typeof aPerson>[0] = {}) =>
  aPerson({ roles: ['induction-tutor'], undeliveredAt: at('2026-10-13T07:45'), ...own })
const decided = (situation: ReturnType<typeof tutor>, local = '2026-10-14T07:45') =>
  undelivered.decide(situation, momentAt(local, situation))

describe('messages that may not have arrived', () => {
  it('are asked about at the tutor’s next moment', () => {
    expect(decided(tutor())).toEqual({ kind: 'send', period: '2026-10-14', items: [] })
  })

  it('are asked about once, and again where something newer did not arrive, on the same day too', () => {
    const asked = [sent('undelivered', '2026-10-14', { at: at('2026-10-14T12:00') })]
    expect(decided(tutor({ sent: asked })).kind).toBe('not-due')
    const newer = tutor({ sent: asked, undeliveredAt: at('2026-10-14T15:30') })
    expect(decided(newer, '2026-10-15T12:00')).toMatchObject({ kind: 'send', period: '2026-10-15' })
  })

  it('are asked about the next day where the question itself did not get there', () => {
    // What was skipped or refused is none of what was sent.
    expect(decided(tutor({ sent: [] }), '2026-10-15T07:45')).toMatchObject({
      kind: 'send',
      period: '2026-10-15',
    })
  })

  it('are no matter where everything has arrived', () => {
    const { undeliveredAt: _, ...nothing } = tutor()
    expect(decided(nothing)).toEqual({ kind: 'not-due', because: 'all-arrived' })
  })
})
