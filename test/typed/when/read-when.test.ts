import { describe, expect, it } from 'vitest'
import { localTime } from '../../../src/domain/calendar/school-date.ts'
import { readWhen } from '../../../src/typed/when/read-when.ts'
import { at, LONDON, year2026 } from '../../support/build-situation.ts'

const read = (phrase: string, now = '2026-10-13T10:00') => {
  const when = readWhen(phrase, { now: at(now), timeZone: LONDON, calendar: year2026 })
  if (when.kind === 'day' || when.kind === 'past') return `${when.kind} ${when.on}`
  if (when.kind !== 'time' && when.kind !== 'later') return when.kind
  const { date, time } = localTime(when.at, LONDON)
  return `${when.kind} ${date}T${time}`
}

describe('a day or time in British English', () => {
  it.each([
    ['thursday', 'day 2026-10-15'],
    ['until thurs', 'day 2026-10-15'],
    ['weds', 'day 2026-10-14'],
    ['tomorrow', 'day 2026-10-14'],
    ['next week', 'day 2026-10-19'],
    ['two weeks', 'day 2026-10-27'],
    ['thursday at 3:30', 'time 2026-10-15T15:30'],
    ['half past 3', 'time 2026-10-13T15:30'],
    ['quarter past 4', 'time 2026-10-13T16:15'],
    ['9am', 'time 2026-10-14T09:00'],
    ['lunchtime', 'time 2026-10-13T12:30'],
    ['friday morning', 'time 2026-10-16T08:00'],
    ['2 hours', 'later 2026-10-13T12:00'],
    ['half an hour', 'later 2026-10-13T10:30'],
    ['90 minutes', 'later 2026-10-13T11:30'],
  ])('%j is %s', (phrase, when) => expect(read(phrase)).toBe(when))

  it('takes a weekday said on that day for the next one', () => {
    expect(read('tuesday')).toBe('day 2026-10-20')
    expect(read('tuesday 9am')).toBe('time 2026-10-20T09:00')
    expect(read('tuesday 3pm')).toBe('time 2026-10-13T15:00')
  })

  it('knows the school’s own days where it has the calendar', () => {
    expect(read('after half term')).toBe('day 2026-11-02')
    expect(read('next half term')).toBe('day 2026-11-02')
    expect(read('next term')).toBe('day 2027-01-04')
    expect(read('after easter', '2027-02-23T10:00')).toBe('day 2027-04-12')
    expect(read('next term', '2027-07-13T10:00')).toBe('not-a-date')
    const without = readWhen('next term', { now: at('2026-10-13T10:00'), timeZone: LONDON })
    expect(without.kind).toBe('not-a-date')
  })

  it('keeps the local time across a clock change, and so many hours as they pass', () => {
    expect(read('monday 9am', '2026-10-23T10:00')).toBe('time 2026-10-26T09:00')
    const overnight = readWhen('4 hours', {
      now: new Date('2026-10-24T23:00:00Z'),
      timeZone: LONDON,
    })
    expect(overnight).toEqual({ kind: 'later', at: new Date('2026-10-25T03:00:00Z') })
  })

  it('says plainly what cannot be waited for', () => {
    expect(read('yesterday')).toBe('past 2026-10-12')
    expect(read('today')).toBe('past 2026-10-13')
    expect(read('2 hours ago')).toBe('past 2026-10-13')
    expect(read('31 february')).toBe('no-such-day')
    expect(read('a bit')).toBe('not-a-date')
    expect(read('thursday or so maybe')).toBe('not-a-date')
  })
})
