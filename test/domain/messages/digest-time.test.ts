import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime } from '../../../src/domain/calendar/local-clock.ts'
import { type Weekday, weekdayOf } from '../../../src/domain/calendar/school-date.ts'
import {
  DEFAULT_DIGEST,
  digestDay,
  digestStaleAfter,
  nextDigest,
} from '../../../src/domain/messages/digest-time.ts'
import { at, LONDON, weekOf, year2026 } from '../../support/build-situation.ts'

const place = { calendar: year2026, timeZone: LONDON }
const next = (after: string, wish = DEFAULT_DIGEST) => nextDigest(place, wish, at(after))?.at

describe('the day of the weekly digest', () => {
  it('is Friday in a usual week', () => {
    expect(digestDay(weekOf('2026-09-16'), DEFAULT_DIGEST)).toBe('2026-09-18')
  })

  it('is the last teaching day before it where there are no lessons on Friday', () => {
    expect(digestDay(weekOf('2026-10-20'), DEFAULT_DIGEST)).toBe('2026-10-22')
  })

  it('is the first teaching day after it where the week begins later than the wished day', () => {
    expect(digestDay(weekOf('2026-09-03'), { weekday: 1, time: '15:30' })).toBe('2026-09-03')
  })
})

describe('the next digest', () => {
  it('comes at 3:30pm on clocks at the school, before and after they go back', () => {
    expect(next('2026-10-16T12:00')).toEqual(at('2026-10-16T15:30'))
    expect(next('2026-10-16T15:30')).toEqual(at('2026-10-22T15:30'))
    expect(next('2026-10-22T15:30')).toEqual(at('2026-11-06T15:30'))
    expect(next('2026-10-22T15:30')?.toISOString()).toBe('2026-11-06T15:30:00.000Z')
  })

  it('is not in the holidays', () => {
    expect(next('2026-12-18T16:00')).toEqual(at('2027-01-08T15:30'))
  })

  it('is nowhere once the calendar has ended', () => {
    expect(next('2027-07-21T15:30')).toBeUndefined()
  })

  it('is always later, on a teaching day, at the wished time', () => {
    const wish = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday),
      time: fc.constantFrom('07:30', '12:00', '15:30', '17:30'),
    })
    const after = fc.date({
      min: new Date('2026-08-01T00:00:00Z'),
      max: new Date('2027-07-20T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(wish, after, (wished, from) => {
        const moment = nextDigest(place, wished, from)
        if (moment === undefined) return
        const { date, time } = localTime(moment.at, LONDON)
        expect(moment.at.getTime()).toBeGreaterThan(from.getTime())
        expect(time).toBe(wished.time)
        expect(moment.week.teachingDays).toContain(date)
        expect(weekdayOf(date)).toBeLessThan(6)
      }),
    )
  })
})

describe('a digest that is late', () => {
  it('is still welcome for two hours, never in the evening', () => {
    expect(digestStaleAfter(LONDON, at('2026-09-18T15:30'))).toEqual(at('2026-09-18T17:30'))
    const late = digestStaleAfter(LONDON, at('2026-09-18T17:00'))
    expect(localTime(late, LONDON).time).toBe('17:59')
  })
})
