import { describe, expect, it } from 'vitest'
import { comingUp } from '../../src/nudges/coming-up.ts'
import {
  anExpectation,
  aPerson,
  gist,
  momentAt,
  sent,
  someManners,
} from '../support/build-situation.ts'

const webinar = anExpectation({
  dueOn: '2026-10-15',
  opensOn: '2026-10-15',
  activity: 'event',
  title: 'Autumn webinar',
})
const decideAt = (local: string, person: ReturnType<typeof aPerson>) =>
  gist(comingUp.decide(person, momentAt(local, person)))

describe('coming up', () => {
  it('names an event two working days ahead, and not before (B-73)', () => {
    const person = aPerson({ expectations: [webinar] })
    expect(decideAt('2026-10-12T07:45', person)).toBe('nothing-coming-up')
    expect(decideAt('2026-10-13T07:45', person)).toEqual(['Autumn webinar'])
  })

  it('names it once', () => {
    const told = sent('coming-up', '2026-10-13', { period: '2026-10-15' })
    const person = aPerson({ expectations: [webinar], sent: [told] })
    expect(decideAt('2026-10-14T07:45', person)).toBe('already-sent')
  })

  it('is silent on the day itself and after it', () => {
    const person = aPerson({ expectations: [webinar] })
    expect(decideAt('2026-10-15T07:45', person)).toBe('nothing-coming-up')
  })

  it('says nothing to whoever said beforehand that they cannot make it (B-72, B-73)', () => {
    const person = aPerson({ expectations: [{ ...webinar, marks: ['cannot-come'] }] })
    expect(decideAt('2026-10-13T07:45', person)).toBe('nothing-coming-up')
  })

  it('names a drop-in whose day was arranged at the last follow-up (B-52), and no other', () => {
    const dropIn = anExpectation({ dueOn: '2026-10-15', activity: 'drop-in', title: 'Drop-in' })
    const mentor = aPerson({ roles: ['mentor'], expectations: [dropIn] })
    expect(decideAt('2026-10-13T07:45', mentor)).toBe('nothing-coming-up')
    const arranged = { ...mentor, expectations: [{ ...dropIn, arranged: true as const }] }
    expect(decideAt('2026-10-13T07:45', arranged)).toEqual(['Drop-in'])
  })

  it('says nothing about an event without a day of its own', () => {
    const seminar = { ...webinar, opensOn: '2026-09-03' }
    expect(decideAt('2026-10-13T07:45', aPerson({ expectations: [seminar] }))).toBe(
      'nothing-coming-up',
    )
  })

  it('counts school days across a weekend, a half term and a holiday', () => {
    const monday = { ...webinar, dueOn: '2026-10-19', opensOn: '2026-10-19' }
    expect(decideAt('2026-10-15T07:45', aPerson({ expectations: [monday] }))).toHaveLength(1)
    const back = { ...webinar, dueOn: '2026-11-03', opensOn: '2026-11-03' }
    expect(decideAt('2026-10-22T07:45', aPerson({ expectations: [back] }))).toBe(
      'nothing-coming-up',
    )
    expect(decideAt('2026-10-23T07:45', aPerson({ expectations: [back] }))).toHaveLength(1)
  })

  it('comes earlier to somebody who does not work on the days before', () => {
    const manners = someManners({ workingDays: [1] })
    const friday = { ...webinar, dueOn: '2026-10-16', opensOn: '2026-10-16' }
    const person = aPerson({ expectations: [friday], manners })
    expect(decideAt('2026-10-12T07:45', person)).toEqual(['Autumn webinar'])
  })

  it('keeps quiet where my week has just named it', () => {
    const wednesday = { ...webinar, dueOn: '2026-10-14', opensOn: '2026-10-14' }
    const told = [sent('my-week', '2026-10-12')]
    const person = aPerson({ expectations: [wednesday], sent: told })
    expect(decideAt('2026-10-13T07:45', person)).toBe('already-sent')
    const thursday = aPerson({ expectations: [webinar], sent: told })
    expect(decideAt('2026-10-13T07:45', thursday)).toEqual(['Autumn webinar'])
  })

  it('does not speak of drop-ins on a training day, but on the next day (B-24)', () => {
    const dropIn = anExpectation({
      dueOn: '2026-11-04',
      activity: 'drop-in',
      title: 'Drop-in',
      arranged: true,
    })
    const mentor = aPerson({ roles: ['mentor'], expectations: [dropIn] })
    expect(decideAt('2026-11-02T07:45', mentor)).toBe('training-day')
    expect(decideAt('2026-11-03T07:45', mentor)).toEqual(['Drop-in'])
  })

  it('bundles what is on one day and leaves the next day for later', () => {
    const talk = { ...webinar, id: 'talk', title: 'Talk' }
    const next = {
      ...webinar,
      id: 'next',
      title: 'Next day',
      dueOn: '2026-10-16',
      opensOn: '2026-10-16',
    }
    const person = aPerson({ expectations: [next, webinar, talk] })
    expect(decideAt('2026-10-14T07:45', person)).toEqual(['Autumn webinar', 'Talk'])
  })
})
