import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfMark } from '../../../src/domain/calendar/date-mark.ts'
import { academicYearOf, weekdayOf } from '../../../src/domain/calendar/school-date.ts'

describe('a day that every school year has', () => {
  it('is a date, in the calendar year in which it falls', () => {
    expect(dayOfMark({ month: 11, day: 1 }, '2026-27')).toBe('2026-11-01')
    expect(dayOfMark({ month: 4, day: 30 }, '2026-27')).toBe('2027-04-30')
  })

  it('is the end of the second week in September (HANTS:351)', () => {
    const end = (year: string) => dayOfMark({ month: 9, endOfWeek: 2 }, year)
    expect(end('2026-27')).toBe('2026-09-11')
    expect(end('2027-28')).toBe('2027-09-10')
    expect(end('2028-29')).toBe('2028-09-08')
  })

  it('counts weeks with a weekday in the month: a September that begins on a Saturday begins on Monday', () => {
    expect(dayOfMark({ month: 9, endOfWeek: 1 }, '2029-30')).toBe('2029-09-07')
    expect(dayOfMark({ month: 9, endOfWeek: 2 }, '2029-30')).toBe('2029-09-14')
  })

  it('is a Friday of the school year, for any week of any month', () => {
    const year = fc.integer({ min: 2024, max: 2060 })
    fc.assert(
      fc.property(
        year,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        (y, m, w) => {
          const academicYear = academicYearOf(`${y}-09-01`)
          const day = dayOfMark({ month: m, endOfWeek: w }, academicYear)
          expect(weekdayOf(day)).toBe(5)
          expect(Number(day.slice(5, 7))).toBe(m)
        },
      ),
    )
  })
})
