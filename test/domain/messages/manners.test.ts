import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime } from '../../../src/domain/calendar/local-clock.ts'
import { schoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import {
  isPast,
  mayWriteAt,
  nextDecisionAt,
  nextOwnHour,
  nextPoliteInstant,
  nextWeekdayHour,
  ownWorkingDays,
  politeTime,
  politeUntil,
  quietDay,
} from '../../../src/domain/messages/manners.ts'
import { aPerson, at, LONDON, someManners, weekOf } from '../../support/build-situation.ts'

const because = (local: string, person = aPerson()) => {
  const permission = mayWriteAt(person, at(local))
  return permission.kind === 'ok' ? 'ok' : permission.because
}
const withManners = (own: Parameters<typeof someManners>[0]) =>
  aPerson({ manners: someManners(own) })
const local = (instant: Date | undefined) => {
  if (instant === undefined) return undefined
  const { date, time } = localTime(instant, LONDON)
  return `${date}T${time}`
}

describe('when Keepstep may write', () => {
  it('writes on a school day between 7:30am and 6pm', () => {
    expect(because('2026-10-14T07:30')).toBe('ok')
    expect(because('2026-10-14T17:59')).toBe('ok')
    expect(because('2026-10-14T07:29')).toBe('outside-hours')
    expect(because('2026-10-14T18:00')).toBe('outside-hours')
  })

  it('never writes at weekends', () => expect(because('2026-10-17T09:00')).toBe('weekend'))

  it('never writes in the half term, the holidays or on a bank holiday', () => {
    expect(because('2026-10-27T09:00')).toBe('holiday')
    expect(because('2026-12-22T09:00')).toBe('holiday')
    expect(because('2026-08-12T09:00')).toBe('holiday')
    expect(because('2027-05-03T09:00')).toBe('holiday')
  })

  it('may write on a training day of a teaching week', () => {
    expect(because('2026-11-02T09:00')).toBe('ok')
  })

  it('never writes on days that a part-time teacher does not work (B-11)', () => {
    const part = withManners({ workingDays: [1, 2, 3] })
    expect(because('2026-10-15T09:00', part)).toBe('not-a-working-day')
    expect(because('2026-10-14T09:00', part)).toBe('ok')
  })

  it('never writes on declared leave, first and last day included', () => {
    const absences = [{ personId: 'aisha', from: '2026-10-13', to: '2026-10-14' }]
    const away = withManners({ absences })
    expect(because('2026-10-13T09:00', away)).toBe('away')
    expect(because('2026-10-14T09:00', away)).toBe('away')
    expect(because('2026-10-15T09:00', away)).toBe('ok')
  })

  it('is quiet until the day on which a pause ends', () => {
    const paused = withManners({ pausedUntil: '2026-10-15' })
    expect(because('2026-10-14T09:00', paused)).toBe('paused')
    expect(because('2026-10-15T09:00', paused)).toBe('ok')
  })

  it('is quiet until a snooze ends', () => {
    const snoozed = withManners({ snoozedUntil: at('2026-10-14T14:00') })
    expect(because('2026-10-14T13:59', snoozed)).toBe('snoozed')
    expect(because('2026-10-14T14:00', snoozed)).toBe('ok')
  })

  it('is quiet in a week that was put aside, but not where only one thing was', () => {
    expect(
      because('2026-10-14T09:00', withManners({ notThisWeek: [{ week: '2026-10-12' }] })),
    ).toBe('not-this-week')
    const one = withManners({ notThisWeek: [{ week: '2026-10-12', expectationId: 'x' }] })
    expect(because('2026-10-14T09:00', one)).toBe('ok')
  })

  it('tells the reason for a whole day apart from the time of day', () => {
    expect(quietDay(aPerson(), '2026-10-17')).toBe('weekend')
    expect(quietDay(aPerson(), '2026-10-14')).toBeUndefined()
  })

  it('holds any reminder time inside polite hours', () => {
    expect(['05:00', '07:45', '17:30', '17:45', '23:00'].map(politeTime)).toEqual([
      '07:30',
      '07:45',
      '17:30',
      '17:30',
      '17:30',
    ])
  })

  it('knows the days of a week on which somebody works and is not away', () => {
    const absences = [{ personId: 'aisha', from: '2026-11-04', to: '2026-11-04' }]
    const part = withManners({ workingDays: [1, 3, 5], absences })
    expect(ownWorkingDays(part, weekOf('2026-11-02'))).toEqual(['2026-11-02', '2026-11-06'])
  })
})

describe('when Keepstep decides next', () => {
  it('decides at the reminder time of the next working day', () => {
    expect(local(nextDecisionAt(aPerson(), at('2026-10-14T07:00')))).toBe('2026-10-14T07:45')
    expect(local(nextDecisionAt(aPerson(), at('2026-10-14T07:45')))).toBe('2026-10-15T07:45')
    expect(local(nextDecisionAt(aPerson(), at('2026-10-16T12:00')))).toBe('2026-10-19T07:45')
  })

  it('goes across the half term and the clock change to the same local time', () => {
    const next = nextDecisionAt(aPerson(), at('2026-10-23T07:45'))
    expect(local(next)).toBe('2026-11-02T07:45')
    expect(next?.toISOString()).toBe('2026-11-02T07:45:00.000Z')
    const summer = nextDecisionAt(aPerson(), at('2027-03-25T07:45'))
    expect(summer?.toISOString()).toBe('2027-04-12T06:45:00.000Z')
  })

  it('decides at the end of a snooze where that is polite, and at the next moment where not', () => {
    const polite = withManners({ snoozedUntil: at('2026-10-14T14:00') })
    expect(local(nextDecisionAt(polite, at('2026-10-14T09:00')))).toBe('2026-10-14T14:00')
    const evening = withManners({ snoozedUntil: at('2026-10-14T20:00') })
    expect(local(nextDecisionAt(evening, at('2026-10-14T09:00')))).toBe('2026-10-15T07:45')
    const far = withManners({ snoozedUntil: at('2026-10-16T14:00') })
    expect(local(nextDecisionAt(far, at('2026-10-14T09:00')))).toBe('2026-10-15T07:45')
  })

  it('knows no moment after the end of the calendar', () => {
    expect(nextDecisionAt(aPerson(), at('2027-07-21T07:45'))).toBeUndefined()
    expect(nextDecisionAt(withManners({ workingDays: [] }), at('2026-10-14T09:00'))).toBeUndefined()
  })

  it('brings what a mentor has just logged at once, or at the next polite moment', () => {
    expect(local(nextPoliteInstant(aPerson(), at('2026-10-14T16:10')))).toBe('2026-10-14T16:10')
    expect(local(nextPoliteInstant(aPerson(), at('2026-10-16T20:10')))).toBe('2026-10-19T07:45')
    const paused = withManners({ pausedUntil: '2026-10-22' })
    expect(local(nextPoliteInstant(paused, at('2026-10-14T16:10')))).toBe('2026-10-22T07:45')
  })

  it('greets somebody in their own hours: on a day on which they work and are not away', () => {
    const greeted = (from: string, person = aPerson()) => local(nextOwnHour(person, at(from)))
    expect(greeted('2026-10-14T16:10')).toBe('2026-10-14T16:10')
    expect(greeted('2026-10-14T05:10')).toBe('2026-10-14T07:30')
    expect(greeted('2026-10-16T18:00')).toBe('2026-10-19T07:30')
    expect(greeted('2026-10-18T00:28')).toBe('2026-10-19T07:30')
    const partTime = withManners({ workingDays: [3, 4] })
    expect(greeted('2026-10-18T00:28', partTime)).toBe('2026-10-21T07:30')
    const absences = [{ from: '2026-10-19', to: '2026-10-20' }] as never
    expect(greeted('2026-10-18T00:28', withManners({ absences }))).toBe('2026-10-21T07:30')
    // What they put off are nudges.
    expect(greeted('2026-10-14T16:10', withManners({ pausedUntil: '2026-10-22' }))).toBe(
      '2026-10-14T16:10',
    )
  })

  it('greets whoever sets induction up on a weekday of theirs, in the holidays too', () => {
    const greeted = (from: string, person = aPerson()) => local(nextWeekdayHour(person, at(from)))
    expect(greeted('2026-08-22T00:28')).toBe('2026-08-24T07:30')
    expect(greeted('2026-08-24T17:59')).toBe('2026-08-24T17:59')
    expect(greeted('2026-08-24T18:00', withManners({ workingDays: [1] }))).toBe('2026-08-31T07:30')
    const never = withManners({ workingDays: [] })
    expect(nextWeekdayHour(never, at('2026-08-24T18:00')).getTime()).toBeGreaterThan(0)
  })

  it('lets a message be late for two hours, but not into the evening', () => {
    expect(local(politeUntil(aPerson(), at('2026-10-14T07:45')))).toBe('2026-10-14T09:45')
    expect(local(politeUntil(aPerson(), at('2026-10-14T17:30')))).toBe('2026-10-14T17:59')
  })

  it('skips a decision that comes more than two hours late', () => {
    const due = at('2026-10-14T07:45')
    expect(isPast(due, at('2026-10-14T09:45'))).toBe(false)
    expect(isPast(due, at('2026-10-14T09:46'))).toBe(true)
  })

  it('keeps to the same local time through every clock change of ten years', () => {
    for (let year = 2024; year <= 2034; year += 1) {
      const calendar = schoolCalendar(
        [
          { kind: 'term', name: 'spring', from: `${year}-03-01`, to: `${year}-04-30` },
          { kind: 'term', name: 'autumn', from: `${year}-10-01`, to: `${year}-11-30` },
        ],
        [],
      )
      const person = aPerson({ calendar })
      const days = calendar.weeks.flatMap((week) => week.workingDays)
      let now = at(`${year}-02-28T12:00`)
      for (const day of days) {
        const next = nextDecisionAt(person, now)
        expect(local(next)).toBe(`${day}T07:45`)
        now = next as Date
      }
      expect(nextDecisionAt(person, now)).toBeUndefined()
    }
  })

  it('always moves forward, to a polite local time on a school day that they work', () => {
    const workingDays = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 })
    const minute = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 340 * 1440 }),
        workingDays,
        minute,
        (minutes, days, time) => {
          const reminderTime = `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`
          const person = withManners({ workingDays: days as never, reminderTime })
          const after = new Date(at('2026-08-15T00:00').getTime() + minutes * 60_000)
          const next = nextDecisionAt(person, after)
          if (next === undefined) return
          expect(next.getTime()).toBeGreaterThan(after.getTime())
          expect(mayWriteAt(person, next)).toEqual({ kind: 'ok' })
          expect(localTime(next, LONDON).time).toBe(politeTime(reminderTime))
        },
      ),
    )
  })
})
