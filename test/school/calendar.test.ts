import { describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import { workOutCalendar } from '../../src/school/calendar.ts'
import { entries2026, inset } from '../support/build-calendar.ts'

describe('a school’s calendar, worked out', () => {
  it('takes England’s bank holidays out by itself', () => {
    const calendar = workOutCalendar(entries2026, bankHolidaysOfEngland)
    expect(calendar.kindOf('2027-05-03')).toBe('bank-holiday')
    expect(calendar.kindOf('2026-09-14')).toBe('teaching')
  })

  it('is worked out once for the same entries, and anew for others', () => {
    const calendar = workOutCalendar(entries2026, bankHolidaysOfEngland)
    expect(workOutCalendar([...entries2026], bankHolidaysOfEngland)).toBe(calendar)
    const changed = workOutCalendar([...entries2026, inset('2026-09-14')], bankHolidaysOfEngland)
    expect(changed).not.toBe(calendar)
    expect(changed.kindOf('2026-09-14')).toBe('inset')
    expect(calendar.kindOf('2026-09-14')).toBe('teaching')
  })

  it('asks for the holidays of the years that it touches, and no others', () => {
    const asked: (readonly [number, number])[] = []
    const calendar = workOutCalendar(entries2026, (from, to) => {
      asked.push([from, to])
      return []
    })
    expect(asked).toEqual([[2026, 2027]])
    expect(calendar.kindOf('2027-05-03')).toBe('teaching')
  })

  it('before any calendar was imported there are no teaching weeks', () => {
    expect(workOutCalendar([], bankHolidaysOfEngland).weeks).toEqual([])
  })
})
