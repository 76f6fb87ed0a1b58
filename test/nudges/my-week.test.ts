import { describe, expect, it } from 'vitest'
import { myWeek } from '../../src/nudges/my-week.ts'
import {
  anExpectation,
  aPerson,
  gist,
  momentAt,
  sent,
  someManners,
} from '../support/build-situation.ts'

const study = anExpectation({ dueOn: '2026-10-16', title: 'Self-study: Routines' })
const dropIn = anExpectation({
  dueOn: '2026-10-15',
  activity: 'drop-in',
  title: 'Drop-in with Aisha',
})
const decideAt = (local: string, person: ReturnType<typeof aPerson>) =>
  gist(myWeek.decide(person, momentAt(local, person)))

describe('my week', () => {
  it('comes on the first working day of the week and holds all of it, earliest first', () => {
    const mentor = aPerson({ roles: ['mentor'], expectations: [study, dropIn] })
    expect(decideAt('2026-10-12T07:45', mentor)).toEqual([
      'Drop-in with Aisha',
      'Self-study: Routines',
    ])
  })

  it('comes to an ECT in every week with a meeting, although the mentor logs that', () => {
    const meeting = anExpectation({
      dueOn: '2026-10-16',
      activity: 'meeting',
      title: 'Mentor meeting',
    })
    const ect = aPerson({ expectations: [], takesPartIn: [meeting] })
    expect(decideAt('2026-10-12T07:45', ect)).toEqual(['Mentor meeting'])
    expect(decideAt('2026-10-19T07:45', ect)).toBe('nothing-this-week')
  })

  it('names study in every week in which it is open, not only when it opens or falls due', () => {
    const long = { ...study, opensOn: '2026-10-05', dueOn: '2026-10-22' }
    const ect = aPerson({ expectations: [long] })
    expect(decideAt('2026-10-12T07:45', ect)).toEqual(['Self-study: Routines'])
  })

  it('comes once a week only', () => {
    const person = aPerson({ expectations: [study], sent: [sent('my-week', '2026-10-12')] })
    expect(decideAt('2026-10-13T07:45', person)).toBe('already-sent')
  })

  it('comes on the day that the person chose', () => {
    const person = aPerson({ expectations: [study], manners: someManners({ reminderDay: 3 }) })
    expect(decideAt('2026-10-13T07:45', person)).toBe('not-yet')
    expect(decideAt('2026-10-14T07:45', person)).toEqual(['Self-study: Routines'])
  })

  it('comes on the next own working day where the chosen one is no school day', () => {
    const mondays = anExpectation({ dueOn: '2027-05-07', title: 'Self-study' })
    const person = aPerson({ expectations: [mondays], manners: someManners({ reminderDay: 1 }) })
    expect(decideAt('2027-05-04T07:45', person)).toEqual(['Self-study'])
  })

  it('comes on the last working day where the chosen one is past it', () => {
    const manners = someManners({ reminderDay: 5, workingDays: [1, 2, 3] })
    const person = aPerson({ expectations: [study], manners })
    expect(decideAt('2026-10-13T07:45', person)).toBe('not-yet')
    expect(decideAt('2026-10-14T07:45', person)).toEqual(['Self-study: Routines'])
  })

  it('still comes later in the week where its day was quiet', () => {
    expect(decideAt('2026-10-15T07:45', aPerson({ expectations: [study] }))).toEqual([
      'Self-study: Routines',
    ])
  })

  it('leaves out what is done, excused or put aside for this week', () => {
    const aside = anExpectation({ dueOn: '2026-10-16', id: 'aside', title: 'Put aside' })
    const person = aPerson({
      expectations: [
        { ...study, state: 'done' },
        { ...study, state: 'excused' },
        aside,
        { ...dropIn, state: 'not-logged' },
      ],
      manners: someManners({ notThisWeek: [{ week: '2026-10-12', expectationId: 'aside' }] }),
    })
    expect(decideAt('2026-10-12T07:45', person)).toEqual(['Drop-in with Aisha'])
  })

  it('is not written in a week with nothing to do', () => {
    const nextWeek = anExpectation({ dueOn: '2026-10-22' })
    expect(decideAt('2026-10-12T07:45', aPerson({ expectations: [nextWeek] }))).toBe(
      'nothing-this-week',
    )
  })

  it('is not written only because a seminar of the whole half term is still open', () => {
    const seminar = anExpectation({
      dueOn: '2026-10-22',
      opensOn: '2026-09-03',
      activity: 'event',
      title: 'Seminar A',
    })
    expect(decideAt('2026-10-12T07:45', aPerson({ expectations: [seminar] }))).toBe(
      'nothing-this-week',
    )
    expect(decideAt('2026-10-12T07:45', aPerson({ expectations: [seminar, study] }))).toEqual([
      'Self-study: Routines',
      'Seminar A',
    ])
  })

  it('waits for lessons where it holds a drop-in and today is a training day (B-24)', () => {
    const due = anExpectation({ dueOn: '2026-11-05', activity: 'drop-in', title: 'Drop-in' })
    const mentor = aPerson({ roles: ['mentor'], expectations: [due] })
    expect(decideAt('2026-11-02T07:45', mentor)).toBe('training-day')
    expect(decideAt('2026-11-03T07:45', mentor)).toEqual(['Drop-in'])
  })

  it('leaves drop-ins out on a training day that is the last chance of the week (B-24)', () => {
    const due = anExpectation({ dueOn: '2026-11-26', activity: 'drop-in', title: 'Drop-in' })
    const read = anExpectation({ dueOn: '2026-11-27', title: 'Self-study' })
    const manners = someManners({ workingDays: [5] })
    const both = aPerson({ roles: ['mentor'], expectations: [due, read], manners })
    expect(decideAt('2026-11-27T07:45', both)).toEqual(['Self-study'])
    const one = aPerson({ roles: ['mentor'], expectations: [due], manners })
    expect(decideAt('2026-11-27T07:45', one)).toBe('training-day')
  })

  it('tells the induction tutor what needs them, this week and next', () => {
    const tutor = aPerson({
      roles: ['induction-tutor'],
      tasks: [
        { id: 'order', title: 'Choose the order of the modules', dueOn: '2026-10-22' },
        { id: 'far', title: 'Later', dueOn: '2026-12-18' },
      ],
    })
    expect(decideAt('2026-10-05T07:45', tutor)).toBe('nothing-this-week')
    expect(decideAt('2026-10-12T07:45', tutor)).toEqual(['Choose the order of the modules'])
  })
})
