import { expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../src/bank-holidays.ts'

it('knows England’s bank holidays of 2027 with their substitute days, and no day that is only marked', () => {
  expect(bankHolidaysOfEngland(2027, 2027)).toEqual([
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-25',
    '2027-12-26',
    '2027-12-27',
    '2027-12-28',
  ])
})

it('goes through several years in order, and answers with none for a range that runs backwards', () => {
  const days = bankHolidaysOfEngland(2024, 2034)
  expect(days).toEqual([...days].sort())
  expect(new Set(days.map((day) => day.slice(0, 4))).size).toBe(11)
  expect(bankHolidaysOfEngland(2030, 2029)).toEqual([])
})
