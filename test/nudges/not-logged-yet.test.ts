import { describe, expect, it } from 'vitest'
import { notLoggedYet } from '../../src/nudges/not-logged-yet.ts'
import {
  anExpectation,
  aPerson,
  at,
  gist,
  momentAt,
  sent,
  someManners,
} from '../support/build-situation.ts'

const study = anExpectation({ dueOn: '2026-10-16', title: 'Self-study' })
const monday = sent('my-week', '2026-10-12')
const decide = (local: string, person: ReturnType<typeof aPerson>) =>
  notLoggedYet.decide(person, momentAt(local, person))
const decideAt = (local: string, person: ReturnType<typeof aPerson>) => gist(decide(local, person))

describe('not logged yet', () => {
  it('follows once, on the last but one working day', () => {
    const person = aPerson({ expectations: [study], sent: [monday] })
    expect(decideAt('2026-10-14T07:45', person)).toBe('not-yet')
    expect(decideAt('2026-10-15T07:45', person)).toEqual(['Self-study'])
    const again = { ...person, sent: [monday, sent('not-logged-yet', '2026-10-15')] }
    expect(decideAt('2026-10-16T07:45', again)).toBe('already-sent')
  })

  it('leaves two days after my week, even in a short week', () => {
    const manners = someManners({ workingDays: [1, 2, 3] })
    const person = aPerson({ expectations: [study], sent: [monday], manners })
    expect(decideAt('2026-10-13T07:45', person)).toBe('not-yet')
    expect(decideAt('2026-10-14T07:45', person)).toEqual(['Self-study'])
  })

  it('does not come at all to somebody who works on two days in a row', () => {
    const manners = someManners({ workingDays: [1, 2] })
    const person = aPerson({ expectations: [study], sent: [monday], manners })
    expect(decideAt('2026-10-13T07:45', person)).toBe('not-yet')
  })

  it('falls silent once everything is logged', () => {
    const person = aPerson({ expectations: [{ ...study, state: 'done' }], sent: [monday] })
    expect(decideAt('2026-10-15T07:45', person)).toBe('nothing-open')
  })

  it('does not ask about what is due in a later week, or an event to come', () => {
    const later = anExpectation({ dueOn: '2026-10-22', opensOn: '2026-10-12' })
    const event = anExpectation({ dueOn: '2026-10-16', opensOn: '2026-10-16', activity: 'event' })
    const person = aPerson({ expectations: [later, event], sent: [monday] })
    expect(decideAt('2026-10-15T07:45', person)).toBe('nothing-open')
    expect(decideAt('2026-10-16T07:45', person)).toHaveLength(1)
  })

  it('says nothing about drop-ins on a training day (B-24)', () => {
    const dropIn = anExpectation({ dueOn: '2026-11-26', activity: 'drop-in', title: 'Drop-in' })
    const mentor = aPerson({ roles: ['mentor'], expectations: [dropIn] })
    expect(decideAt('2026-11-27T07:45', mentor)).toBe('training-day')
  })

  it('comes when a snooze ends, as the person asked, outside the budget', () => {
    const person = aPerson({
      expectations: [study],
      sent: [monday],
      manners: someManners({ snoozedUntil: at('2026-10-13T14:00') }),
    })
    expect(decide('2026-10-13T14:00', person)).toMatchObject({
      kind: 'send',
      period: '2026-10-13',
      askedFor: true,
    })
  })

  it('comes after a snooze even where the follow-up of the week was sent before', () => {
    const person = aPerson({
      expectations: [study],
      sent: [monday, sent('not-logged-yet', '2026-10-15')],
      manners: someManners({ snoozedUntil: at('2026-10-16T09:00') }),
    })
    expect(decide('2026-10-16T09:00', person)).toMatchObject({ kind: 'send', askedFor: true })
  })

  it('keeps one promise per snooze, and forgets one that is days old', () => {
    const manners = someManners({ snoozedUntil: at('2026-10-13T14:00') })
    const asked = sent('not-logged-yet', '2026-10-13', {
      at: at('2026-10-13T14:00'),
      askedFor: true,
    })
    const kept = aPerson({ expectations: [study], sent: [monday, asked], manners })
    expect(decideAt('2026-10-14T07:45', kept)).toBe('already-sent')
    const old = aPerson({
      expectations: [{ ...study, dueOn: '2026-10-22' }],
      manners,
    })
    expect(decideAt('2026-10-19T07:45', old)).toBe('not-yet')
  })
})
