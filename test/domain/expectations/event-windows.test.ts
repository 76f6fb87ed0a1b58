import { describe, expect, it } from 'vitest'
import { windows } from '../../../src/domain/expectations/event-windows.ts'
import type { WindowItem } from '../../../src/domain/programme/programme-rule.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { ground } from '../../support/build-ground.ts'
import { anEct, startingOn } from '../../support/build-induction.ts'

const event = (when: WindowItem['in'], but: Partial<WindowItem> = {}): WindowItem => ({
  id: String(when),
  activity: 'event',
  title: 'Conference',
  minutes: 300,
  who: 'ect',
  in: when,
  because: 'It comes once',
  source: 'TEST:1',
  ...but,
})

const laid = (items: readonly WindowItem[], ...but: Parameters<typeof ground>) =>
  windows({ pattern: 'window', items }, ground(...but)).map(
    ({ key, weeks }) => `${key} ${weeks[0]?.monday} ${weeks.at(-1)?.monday}`,
  )

const calendar = calendarOfYears(2026, 2027, 2028)

describe('a window', () => {
  it('is a half or a term of the calendar, first to last week', () => {
    expect(laid([event('spring-2'), event('spring')])).toEqual([
      '2026-27/spring-2/spring-2 2027-02-22 2027-03-22',
      '2026-27/spring-1/spring 2027-01-04 2027-03-22',
    ])
  })

  it('is the first or last half, or a term by its number, of the year of induction', () => {
    const items = [event('first-half'), event('last-half'), event('second-term')]
    expect(laid(items, { induction: startingOn('2027-01-04'), calendar })).toEqual([
      '2026-27/spring-1/first-half 2027-01-04 2027-02-08',
      '2027-28/autumn-2/last-half 2027-11-01 2027-12-13',
      '2026-27/summer-1/second-term 2027-04-12 2027-07-19',
    ])
  })

  it('has no last half before the calendar reaches the end of the year', () => {
    expect(laid([event('last-half')], { induction: startingOn('2027-01-04') })).toEqual([])
  })

  it('may be each half', () => {
    expect(laid([event('each-half')])).toHaveLength(6)
  })

  it('may open in its last weeks only', () => {
    expect(laid([event('last-half', { lastWeeks: 2 })])).toEqual([
      '2026-27/summer-2/last-half 2027-07-12 2027-07-19',
    ])
  })

  it('may have a title of its own in one school year', () => {
    const named = event('autumn', { titleIn: { '2026-27': 'Conference with a guest' } })
    const titles = (but?: Parameters<typeof ground>[0]) =>
      windows({ pattern: 'window', items: [named] }, ground(but)).map(({ title }) => title)
    expect(titles()).toEqual(['Conference with a guest'])
    expect(titles({ induction: startingOn('2027-09-01'), calendar })).toEqual(['Conference'])
  })
})

describe('an event comes once in a year of induction', () => {
  const seminars = (
    ['autumn-1', 'autumn-2', 'spring-1', 'spring-2', 'summer-1', 'summer-2'] as const
  ).map((half) => event(half))

  it('also where that year meets an autumn twice', () => {
    const late = laid(seminars, { induction: startingOn('2026-11-09'), calendar })
    expect(late.map((line) => line.split(' ')[0])).toEqual([
      '2027-28/autumn-1/autumn-1',
      '2026-27/autumn-2/autumn-2',
      '2026-27/spring-1/spring-1',
      '2026-27/spring-2/spring-2',
      '2026-27/summer-1/summer-1',
      '2026-27/summer-2/summer-2',
    ])
  })

  it.each([0.4, 0.5, 0.6, 0.7, 0.8, 0.9])('and at the pace of an ECT of %f FTE (B-11)', (fte) => {
    const all = laid(seminars, {
      ect: anEct({ fte }),
      calendar: calendarOfYears(2026, 2027, 2028, 2029),
    })
    expect(all).toHaveLength(6)
    const firstYear = all.filter((line) => line.startsWith('2026-27')).length
    expect(firstYear).toBeLessThanOrEqual(Math.ceil(6 * fte))
  })
})
