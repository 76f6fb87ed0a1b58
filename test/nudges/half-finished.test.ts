import { describe, expect, it } from 'vitest'
import { halfFinished } from '../../src/nudges/half-finished.ts'
import { aPerson, gist, momentAt, sent } from '../support/build-situation.ts'

const draft = {
  id: 'draft-1',
  activity: 'meeting',
  inductionId: 'aisha-induction',
  title: 'Mentor meeting with Aisha Khan',
  startedOn: '2026-10-13',
} as const
const mentor = (own: Parameters<typeof aPerson>[0] = {}) =>
  aPerson({ roles: ['mentor'], drafts: [draft], ...own })
const decideAt = (local: string, person: ReturnType<typeof aPerson>) =>
  gist(halfFinished.decide(person, momentAt(local, person)))

describe('half-finished', () => {
  it('asks on the next day about a meeting log that was left', () => {
    expect(decideAt('2026-10-13T07:45', mentor())).toBe('no-draft')
    expect(decideAt('2026-10-14T07:45', mentor())).toEqual(['Mentor meeting with Aisha Khan'])
  })

  it('asks on Monday about what was left on Friday', () => {
    const friday = mentor({ drafts: [{ ...draft, startedOn: '2026-10-16' }] })
    expect(decideAt('2026-10-19T07:45', friday)).toHaveLength(1)
  })

  it('asks once', () => {
    const asked = [sent('half-finished', '2026-10-14', { period: '2026-10-13' })]
    expect(decideAt('2026-10-15T07:45', mentor({ sent: asked }))).toBe('already-sent')
  })

  it('asks about a second log that was left on another day', () => {
    const asked = [sent('half-finished', '2026-10-14', { period: '2026-10-13' })]
    const second = { ...draft, id: 'draft-2', title: 'Drop-in', startedOn: '2026-10-14' }
    const person = mentor({ drafts: [draft, second], sent: asked })
    expect(decideAt('2026-10-15T07:45', person)).toEqual(['Drop-in'])
  })

  it('lets a log of more than a week ago be', () => {
    expect(decideAt('2026-10-21T07:45', mentor())).toBe('no-draft')
  })

  it('carries the draft, so that its card can go on where it stopped', () => {
    const person = mentor()
    const decision = halfFinished.decide(person, momentAt('2026-10-14T07:45', person))
    expect(decision).toMatchObject({ period: '2026-10-13', items: [{ draftId: 'draft-1' }] })
  })
})
