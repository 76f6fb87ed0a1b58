import { describe, expect, it } from 'vitest'
import { isoDay, readWrittenDay } from '../../../src/typed/when/read-written-day.ts'

const TODAY = '2026-10-13'
const read = (text: string) => {
  const day = readWrittenDay(text, TODAY)
  return day === undefined
    ? undefined
    : day.kind === 'no-such-day'
      ? day.kind
      : `${day.kind} ${day.on}`
}

describe('a written day', () => {
  it.each([
    ['12 april', 'day 2027-04-12'],
    ['12th of april', 'day 2027-04-12'],
    ['april 12', 'day 2027-04-12'],
    ['20 oct', 'day 2026-10-20'],
    ['20/10', 'day 2026-10-20'],
    ['4/1/27', 'day 2027-01-04'],
    ['4-1-2027', 'day 2027-01-04'],
    ['2026-11-02', 'day 2026-11-02'],
    ['the 15th', 'day 2026-10-15'],
    ['12th', 'day 2026-11-12'],
  ])('%j is in British order and ahead', (typed, day) => expect(read(typed)).toBe(day))

  it.each(['31 february', '30/2', '2026-02-30', '29 february 2027', '31st of june', '0/1', '1/13'])(
    '%j is no day at all',
    (typed) => expect(read(typed)).toBe('no-such-day'),
  )

  it('that has just gone by is a slip, not a day a year ahead', () => {
    expect(read('5 october')).toBe('past 2026-10-05')
    expect(read('13 october')).toBe('past 2026-10-13')
    expect(read('12 april 2026')).toBe('past 2026-04-12')
    expect(read('1 june')).toBe('day 2027-06-01')
  })

  it('may be in the next year at the end of December', () => {
    expect(readWrittenDay('3rd', '2026-12-20')).toEqual({ kind: 'day', on: '2027-01-03' })
    expect(readWrittenDay('4 january', '2026-12-20')).toEqual({ kind: 'day', on: '2027-01-04' })
  })

  it('is not seen in other words', () => {
    expect(read('thursday')).toBeUndefined()
    expect(read('2 hours')).toBeUndefined()
    expect(isoDay(2027, 2, 29)).toBeUndefined()
  })
})
