import { describe, expect, it } from 'vitest'
import { nudgesStopped } from '../../src/nudges/nudges-stopped.ts'
import { anExpectation, aPerson, at, momentAt, sent } from '../support/build-situation.ts'

/** Study of each of the weeks, which nobody logged. */
const study = ['2026-09-18', '2026-09-25', '2026-10-02', '2026-10-09'].map((dueOn) =>
  anExpectation({ dueOn, id: dueOn }),
)
const threeMondays = ['2026-09-14', '2026-09-21', '2026-09-28'].map((on) => sent('my-week', on))
const decideAt = (local: string, person: ReturnType<typeof aPerson>) =>
  nudgesStopped.decide(person, momentAt(local, person)).kind

describe('falling silent', () => {
  it('says so after three weeks without an answer to one kind of message', () => {
    expect(decideAt('2026-10-05T07:45', aPerson({ expectations: study, sent: threeMondays }))).toBe(
      'send',
    )
  })

  it('leaves the third week to its end', () => {
    expect(decideAt('2026-09-30T07:45', aPerson({ expectations: study, sent: threeMondays }))).toBe(
      'not-due',
    )
  })

  it('does not happen to somebody who answered in between', () => {
    const person = aPerson({
      expectations: study,
      sent: threeMondays,
      lastAnsweredAt: at('2026-09-22T08:00'),
    })
    expect(decideAt('2026-10-05T07:45', person)).toBe('not-due')
  })

  it('needs three weeks of one kind, not three messages', () => {
    const mixed = [
      sent('my-week', '2026-09-21'),
      sent('not-logged-yet', '2026-09-24'),
      sent('my-week', '2026-09-28'),
    ]
    expect(decideAt('2026-10-05T07:45', aPerson({ expectations: study, sent: mixed }))).toBe(
      'not-due',
    )
  })

  it('counts no week in which all of their own was logged, or nothing was theirs to log', () => {
    const logged = study.map((one, i) => (i === 0 ? { ...one, state: 'done' as const } : one))
    expect(
      decideAt('2026-10-05T07:45', aPerson({ expectations: logged, sent: threeMondays })),
    ).toBe('not-due')
    const mentors = study.map((one) => ({ ...one, activity: 'meeting' as const, personId: 'ben' }))
    const ect = aPerson({ takesPartIn: mentors, sent: threeMondays })
    expect(decideAt('2026-10-05T07:45', ect)).toBe('not-due')
  })

  it('counts no seminar that merely stays open', () => {
    const seminar = anExpectation({
      dueOn: '2026-12-18',
      opensOn: '2026-09-03',
      activity: 'event',
    })
    expect(
      decideAt('2026-10-05T07:45', aPerson({ expectations: [seminar], sent: threeMondays })),
    ).toBe('not-due')
  })

  it('begins anew with a half term', () => {
    const before = ['2026-10-05', '2026-10-12', '2026-10-19'].map((on) => sent('my-week', on))
    const open = ['2026-10-09', '2026-10-16', '2026-10-23', '2026-11-06'].map((dueOn) =>
      anExpectation({ dueOn, id: dueOn }),
    )
    expect(decideAt('2026-11-03T07:45', aPerson({ expectations: open, sent: before }))).toBe(
      'not-due',
    )
  })
})
