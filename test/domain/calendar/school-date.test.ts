import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt, localTime } from '../../../src/domain/calendar/local-clock.ts'
import {
  academicYearOf,
  addDays,
  daysBetween,
  eachDay,
  mondayOf,
  parseSchoolDate,
  sayDay,
  sayTime,
  sayWeekday,
  weekdayOf,
} from '../../../src/domain/calendar/school-date.ts'

const days = fc.integer({ min: 0, max: 365 * 12 }).map((ahead) => addDays('2024-01-01', ahead))

describe('days as a register writes them', () => {
  it('reads a day, and only one that is in the calendar', () => {
    expect(parseSchoolDate('2028-02-29')).toBe('2028-02-29')
    for (const text of ['2027-02-29', '2026-9-7', '07/09/2026', '2026-13-01', '', 'today']) {
      expect(parseSchoolDate(text)).toBeUndefined()
    }
  })

  it('counts days forward and back to where it began', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -900, max: 900 }), (day, by) => {
        expect(daysBetween(day, addDays(day, by))).toBe(by)
        expect(addDays(addDays(day, by), -by)).toBe(day)
      }),
    )
  })

  it('follows the calendar through leap years, centuries and the ends of months', () => {
    const day = fc.integer({ min: -60_000, max: 120_000 })
    fc.assert(
      fc.property(day, (since1970) => {
        const text = new Date(since1970 * 86_400_000).toISOString().slice(0, 10)
        expect(daysBetween('1970-01-01', text)).toBe(since1970)
        expect(addDays('1970-01-01', since1970)).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })

  it('begins every week on the Monday on or before the day', () => {
    expect(weekdayOf('2026-09-07')).toBe(1)
    expect(mondayOf('2026-09-13')).toBe('2026-09-07')
    fc.assert(
      fc.property(days, (day) => {
        expect(weekdayOf(mondayOf(day))).toBe(1)
        expect(daysBetween(mondayOf(day), day)).toBe(weekdayOf(day) - 1)
      }),
    )
  })

  it('lists every day of a span, and none of one that ends before it begins', () => {
    expect(eachDay('2026-10-30', '2026-11-02')).toEqual([
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
      '2026-11-02',
    ])
    expect(eachDay('2026-11-02', '2026-10-30')).toEqual([])
  })

  it('begins a school year with August', () => {
    expect(academicYearOf('2026-07-31')).toBe('2025-26')
    expect(academicYearOf('2026-08-01')).toBe('2026-27')
    expect(academicYearOf('2099-12-31')).toBe('2099-00')
  })
})

describe('clocks in London', () => {
  it('keep 7:45am on both sides of the October change', () => {
    expect(instantAt('2026-10-23', '07:45', 'Europe/London').toISOString()).toBe(
      '2026-10-23T06:45:00.000Z',
    )
    expect(instantAt('2026-11-02', '07:45', 'Europe/London').toISOString()).toBe(
      '2026-11-02T07:45:00.000Z',
    )
  })

  it('move a time that the March night skips on by an hour', () => {
    expect(instantAt('2027-03-28', '01:30', 'Europe/London').toISOString()).toBe(
      '2027-03-28T01:30:00.000Z',
    )
  })

  it('say the local day and time of an instant', () => {
    expect(localTime(new Date('2026-09-06T23:30:00Z'), 'Europe/London')).toEqual({
      date: '2026-09-07',
      time: '00:30',
    })
  })
})

describe('days and times in words', () => {
  it('say a day as "Thursday 15 October"', () => {
    expect(sayDay('2026-10-15')).toBe('Thursday 15 October')
    expect(sayWeekday(5)).toBe('Friday')
  })

  it.each([
    ['15:30', '3:30pm'],
    ['10:00', '10am'],
    ['12:00', 'midday'],
    ['00:00', 'midnight'],
    ['12:05', '12:05pm'],
    ['00:05', '12:05am'],
  ])('say %s as %s', (time, words) => expect(sayTime(time)).toBe(words))
})
