import { describe, expect, it } from 'vitest'
import {
  academicYearOfNumber,
  halfNumber,
  halfNumberAt,
  numberOf,
} from '../../../src/domain/calendar/half-number.ts'
import { calendar2026 } from '../../support/build-calendar.ts'

describe('the number of a half term', () => {
  it('grows by one from half to half, over the years', () => {
    expect(halfNumber('2027-28', 0) - halfNumber('2026-27', 5)).toBe(1)
    expect(calendar2026.halves.map(numberOf)).toEqual([0, 1, 2, 3, 4, 5].map((i) => 2026 * 6 + i))
    expect(academicYearOfNumber(halfNumber('2029-30', 5))).toBe('2029-30')
  })

  it.each([
    { date: '2026-08-20', index: 0, when: 'the summer before' },
    { date: '2026-10-22', index: 0, when: 'the last day of autumn 1' },
    { date: '2026-10-23', index: 1, when: 'the training day after it' },
    { date: '2027-02-16', index: 3, when: 'the break before spring 2' },
  ])('is that of the half that holds $when, or of the next', ({ date, index }) => {
    expect(halfNumberAt(calendar2026, date)).toBe(halfNumber('2026-27', index))
  })

  it.each([
    { date: '2025-09-01', year: '2025-26', index: 0 },
    { date: '2025-11-05', year: '2025-26', index: 1 },
    { date: '2026-01-05', year: '2025-26', index: 2 },
    { date: '2026-03-02', year: '2025-26', index: 3 },
    { date: '2026-04-20', year: '2025-26', index: 4 },
    { date: '2026-06-08', year: '2025-26', index: 5 },
    { date: '2026-07-28', year: '2026-27', index: 0 },
    { date: '2029-09-03', year: '2029-30', index: 0 },
  ])('is placed by its month where the calendar does not reach: $date', ({ date, year, index }) => {
    expect(halfNumberAt(calendar2026, date)).toBe(halfNumber(year, index))
  })
})
