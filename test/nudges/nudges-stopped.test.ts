import { describe, expect, it } from 'vitest'
import { nudgesStopped } from '../../src/nudges/nudges-stopped.ts'
import { aPerson, at, momentAt, sent } from '../support/build-situation.ts'

const threeMondays = ['2026-09-14', '2026-09-21', '2026-09-28'].map((on) => sent('my-week', on))
const decideAt = (local: string, person: ReturnType<typeof aPerson>) =>
  nudgesStopped.decide(person, momentAt(local, person)).kind

describe('falling silent', () => {
  it('says so after three weeks without an answer to one kind of message', () => {
    expect(decideAt('2026-10-05T07:45', aPerson({ sent: threeMondays }))).toBe('send')
  })

  it('leaves the third week to its end', () => {
    expect(decideAt('2026-09-30T07:45', aPerson({ sent: threeMondays }))).toBe('not-due')
  })

  it('does not happen to somebody who answered in between', () => {
    const person = aPerson({ sent: threeMondays, lastAnsweredAt: at('2026-09-22T08:00') })
    expect(decideAt('2026-10-05T07:45', person)).toBe('not-due')
  })

  it('needs three weeks of one kind, not three messages', () => {
    const mixed = [
      sent('my-week', '2026-09-21'),
      sent('not-logged-yet', '2026-09-24'),
      sent('my-week', '2026-09-28'),
    ]
    expect(decideAt('2026-10-05T07:45', aPerson({ sent: mixed }))).toBe('not-due')
  })
})
