import { describe, expect, it } from 'vitest'
import { stepReminder } from '../../src/nudges/step-reminder.ts'
import { aPerson, aStep, gist, momentAt, sent, someManners } from '../support/build-situation.ts'

const planned = (at: string, remind = true) =>
  aStep({ plannedFor: { lesson: 'Year 8 maths', at, ...(remind ? { remind } : {}) } })
const decideAt = (local: string, person: ReturnType<typeof aPerson>) =>
  gist(stepReminder.decide(person, momentAt(local, person)))
const REMINDER = ['Your action step, before the lesson you planned it for']

describe('the reminder before a lesson', () => {
  it('comes on the morning of the lesson', () => {
    const ect = aPerson({ steps: [planned('2026-10-15T11:20')] })
    expect(decideAt('2026-10-14T07:45', ect)).toBe('no-planned-lesson')
    expect(decideAt('2026-10-15T07:45', ect)).toEqual(REMINDER)
  })

  it('comes on the day before to somebody who is written to after school', () => {
    const manners = someManners({ reminderTime: '15:45' })
    const ect = aPerson({ steps: [planned('2026-10-19T09:00')], manners })
    expect(decideAt('2026-10-16T15:45', ect)).toEqual(REMINDER)
    expect(decideAt('2026-10-19T15:45', ect)).toBe('no-planned-lesson')
  })

  it('comes before the first lesson where only the day was planned', () => {
    expect(decideAt('2026-10-15T07:45', aPerson({ steps: [planned('2026-10-15')] }))).toEqual(
      REMINDER,
    )
  })

  it('comes only where it was asked for and not declined', () => {
    expect(
      decideAt('2026-10-15T07:45', aPerson({ steps: [planned('2026-10-15T11:20', false)] })),
    ).toBe('no-planned-lesson')
    expect(decideAt('2026-10-15T07:45', aPerson({ steps: [aStep()] }))).toBe('no-planned-lesson')
  })

  it('comes once for a day', () => {
    const ect = aPerson({
      steps: [planned('2026-10-15T11:20')],
      sent: [sent('step-reminder', '2026-10-15', { period: '2026-10-15' })],
    })
    expect(decideAt('2026-10-15T07:45', ect)).toBe('already-sent')
  })

  it('does not come beside the card that brings the same step on that morning', () => {
    const ect = aPerson({
      steps: [planned('2026-10-15T11:20')],
      sent: [sent('action-step', '2026-10-15', { period: 'step-1' })],
    })
    expect(decideAt('2026-10-15T07:45', ect)).toBe('already-sent')
  })
})
