import { describe, expect, it } from 'vitest'
import { localTime } from '../../../src/domain/calendar/local-clock.ts'
import type { Purpose } from '../../../src/typed/when/phrase.ts'
import { readWhen } from '../../../src/typed/when/read-when.ts'
import type { Moment, When, WhenContext } from '../../../src/typed/when/when.ts'
import { at, LONDON, year2026 } from '../../support/build-situation.ts'

const here = (now: string): WhenContext => ({
  now: at(now),
  place: { timeZone: LONDON, calendar: year2026 },
})
const say = ({ on, time }: Moment) => (time === undefined ? on : `${on}T${time}`)
const gist = (when: When): string => {
  switch (when.kind) {
    case 'day':
    case 'past':
      return `${when.kind} ${when.on}`
    case 'time':
    case 'later': {
      const { date, time } = localTime(when.at, LONDON)
      return `${when.kind} ${date}T${time}`
    }
    case 'unclear':
      return `${when.because} ${when.choices.map(say).join(' or ')}`
    default:
      return when.kind
  }
}
const read = (phrase: string, now = '2026-10-13T10:00', purpose: Purpose = 'snooze') =>
  gist(readWhen(phrase, here(now), purpose))
const MONDAY = '2026-09-07T09:00'
const onMonday = (phrase: string) => read(phrase, MONDAY)
const pauseOnMonday = (phrase: string) => read(phrase, MONDAY, 'pause')

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

  it('keeps the local time across a clock change, and so many hours as they pass', () => {
    expect(read('monday 9am', '2026-10-23T10:00')).toBe('time 2026-10-26T09:00')
    const overnight = readWhen(
      '4 hours',
      {
        ...here(MONDAY),
        now: new Date('2026-10-24T23:00:00Z'),
      },
      'snooze',
    )
    expect(overnight).toEqual({ kind: 'later', at: new Date('2026-10-25T03:00:00Z') })
  })

  it('says plainly what cannot be waited for', () => {
    expect(read('yesterday')).toBe('past 2026-10-12')
    expect(read('until today')).toBe('past 2026-10-13')
    expect(read('2 hours ago')).toBe('past 2026-10-13')
    expect(read('31 february')).toBe('no-such-day')
    expect(read('until 31.02.2027')).toBe('no-such-day')
    expect(read('until 25:99')).toBe('not-a-date')
    expect(read('a bit')).toBe('vague')
    expect(read('whenever')).toBe('not-a-date')
    expect(read('thursday or so maybe')).toBe('not-a-date')
  })
})

describe('an hour of the school day', () => {
  it.each([
    ["until 4 o'clock", 'time 2026-09-07T16:00'],
    ['until 4', 'time 2026-09-07T16:00'],
    ['at 16', 'time 2026-09-07T16:00'],
    ['until 12', 'time 2026-09-07T12:00'],
    ['until 9', 'time 2026-09-08T09:00'],
    ['until 11', 'time 2026-09-07T11:00'],
    ['at 2', 'time 2026-09-07T14:00'],
    ['until 3ish', 'time 2026-09-07T15:00'],
    ['until about 3', 'time 2026-09-07T15:00'],
    ['until half three', 'time 2026-09-07T15:30'],
    ['until quarter to 4', 'time 2026-09-07T15:45'],
    ['until ten past three', 'time 2026-09-07T15:10'],
    ['until 3.30', 'time 2026-09-07T15:30'],
    ['until 15.45', 'time 2026-09-07T15:45'],
    ['until 1530', 'time 2026-09-07T15:30'],
    ['until 4 p.m.', 'time 2026-09-07T16:00'],
    ['until 4 on thursday', 'time 2026-09-10T16:00'],
    ['until thursday at 3', 'time 2026-09-10T15:00'],
    ['until 9 tomorrow', 'time 2026-09-08T09:00'],
    ['until tomorrow at 9', 'time 2026-09-08T09:00'],
    ['until tomorrow morning', 'time 2026-09-08T08:00'],
    ['until first thing tomorrow', 'day 2026-09-08'],
    ['until 8 in the morning', 'time 2026-09-08T08:00'],
    ['until this afternoon', 'time 2026-09-07T13:00'],
    ['until this evening', 'time 2026-09-07T19:00'],
    ['until after lunch', 'time 2026-09-07T12:30'],
    ['until the end of school', 'time 2026-09-07T15:30'],
    ['until the 15th at 9', 'time 2026-09-15T09:00'],
    ['until 15 oct 3pm', 'time 2026-10-15T15:00'],
    ['until noon', 'time 2026-09-07T12:00'],
    ['until midnight', 'time 2026-09-08T00:00'],
  ])('%j is %s', (phrase, when) => expect(onMonday(phrase)).toBe(when))
})

describe('a length of time', () => {
  it.each([
    ['for 2.5 hours', 'later 2026-09-07T11:30'],
    ['for an hour and a half', 'later 2026-09-07T10:30'],
    ['for two and a half hours', 'later 2026-09-07T11:30'],
    ['for three quarters of an hour', 'later 2026-09-07T09:45'],
    ['for 1 hour 30 minutes', 'later 2026-09-07T10:30'],
    ['for 1h30', 'later 2026-09-07T10:30'],
    ['for 90m', 'later 2026-09-07T10:30'],
    ['in 20 mins', 'later 2026-09-07T09:20'],
    ['in a fortnight', 'day 2026-09-21'],
    ['for a fortnight', 'day 2026-09-21'],
    ['for 2wks', 'day 2026-09-21'],
    ['for the next 10 days', 'day 2026-09-17'],
    ['for a couple of days', 'day 2026-09-09'],
    ['for 5 days', 'day 2026-09-14'],
    ['for 3 school days', 'day 2026-09-10'],
    ['for a month', 'day 2026-10-07'],
    ['in 3 days time', 'day 2026-09-10'],
    ['3 days from now', 'day 2026-09-10'],
    ['for a few days', 'vague'],
    ['for a while', 'vague'],
    ['for now', 'vague'],
    ['for half a day', 'vague'],
    ['until further notice', 'vague'],
    ['for 0 days', 'not-a-date'],
  ])('%j is %s', (phrase, when) => expect(onMonday(phrase)).toBe(when))

  it('of a month ends on the last day where a month is shorter', () => {
    expect(read('for a month', '2027-01-31T09:00')).toBe('day 2027-03-01')
  })
})

describe('a weekday', () => {
  it.each([
    ['until Mon 14', 'day 2026-09-14'],
    ['until Tues 15', 'day 2026-09-15'],
    ['until Weds 16', 'day 2026-09-16'],
    ['until Tuesday the 15th', 'day 2026-09-15'],
    ['until monday the 14th of september 2026', 'day 2026-09-14'],
    ['until tues 15.9', 'day 2026-09-15'],
    ['until a week on Tuesday', 'day 2026-09-15'],
    ['until Tuesday week', 'day 2026-09-15'],
    ['until a fortnight on Tuesday', 'day 2026-09-22'],
    ['until a week today', 'day 2026-09-14'],
    ['until weds next week', 'day 2026-09-16'],
    ['until next week thursday', 'day 2026-09-17'],
    ['until thursday this week', 'day 2026-09-10'],
    ['until tuesday after next', 'day 2026-09-15'],
    ['until the coming friday', 'day 2026-09-11'],
    ['until the day after tomorrow', 'day 2026-09-09'],
    ['until Fri 1 Oct', 'weekday-and-date 2026-10-01 or 2026-10-02'],
    ['until Sunday 14th September', 'weekday-and-date 2026-09-13 or 2026-09-14'],
    ['until Thursday 11 September', 'weekday-and-date 2026-09-10 or 2026-09-11'],
    ['until thurs 4', 'weekday-and-date 2026-09-10T16:00 or 2026-10-04'],
    ['until next thursday', 'next-weekday 2026-09-10 or 2026-09-17'],
    ['until thursday next', 'next-weekday 2026-09-10 or 2026-09-17'],
    ['until next thursday at 9am', 'next-weekday 2026-09-10T09:00 or 2026-09-17T09:00'],
    ['until monday week', 'two-meanings 2026-09-14 or 2026-09-21'],
  ])('%j is %s', (phrase, when) => expect(onMonday(phrase)).toBe(when))

  it('with *next* is in the next week where this week’s is over', () => {
    expect(read('until next tuesday', '2026-09-10T09:00')).toBe('day 2026-09-15')
  })

  it('with today’s number has begun', () => {
    expect(onMonday('until mon 7')).toBe('past 2026-09-07')
    expect(onMonday('until 7/9')).toBe('past 2026-09-07')
  })
})

describe('a date with dots', () => {
  it.each([
    ['until 1.10.26', 'day 2026-10-01'],
    ['until 01.10.2026', 'day 2026-10-01'],
    ['until 14.09.2026', 'day 2026-09-14'],
    ['until 1. 10. 26', 'day 2026-10-01'],
    ['until 1.9', 'past 2026-09-01'],
    ['on 1.10', 'day 2026-10-01'],
    ['at 1.10', 'time 2026-09-07T13:10'],
    ['until 1.10', 'two-meanings 2026-09-07T13:10 or 2026-10-01'],
    ['until 9.10', 'two-meanings 2026-09-07T09:10 or 2026-10-09'],
    ['until 16', 'two-meanings 2026-09-07T16:00 or 2026-09-16'],
    ['until 24', 'day 2026-09-24'],
    ['until 31', 'day 2026-10-31'],
  ])('%j is %s', (phrase, when) => expect(onMonday(phrase)).toBe(when))
})

describe('a time that lasts', () => {
  it.each([
    ['this week', 'day 2026-09-14'],
    ['for this week', 'day 2026-09-14'],
    ['for the rest of the week', 'day 2026-09-14'],
    ['all week', 'day 2026-09-14'],
    ['until the end of the week', 'day 2026-09-14'],
    ['until end of next week', 'day 2026-09-21'],
    ['until the weekend', 'day 2026-09-12'],
    ['until after the weekend', 'day 2026-09-14'],
    ['today', 'day 2026-09-08'],
    ['this afternoon', 'day 2026-09-08'],
    ['for the rest of the day', 'day 2026-09-08'],
    ['til end of day', 'day 2026-09-08'],
    ['until after thursday', 'day 2026-09-11'],
    ['until the end of the month', 'day 2026-10-01'],
    ['until the end of october', 'day 2026-11-01'],
    ['until october', 'day 2026-10-01'],
    ['until january', 'day 2027-01-01'],
    ['until the new year', 'day 2027-01-01'],
    ['from now until friday', 'day 2026-09-11'],
    ['until next year', 'two-meanings 2027-01-01 or 2027-09-01'],
    ['next week', 'starts-later 2026-09-14 or 2026-09-21'],
    ['for october', 'starts-later 2026-10-01 or 2026-11-01'],
    ['on thursday', 'starts-later 2026-09-10 or 2026-09-11'],
    ['thursday', 'starts-later 2026-09-10 or 2026-09-11'],
    ['tomorrow', 'starts-later 2026-09-08 or 2026-09-09'],
    ['from monday to friday', 'starts-later 2026-09-14 or 2026-09-21'],
    ['from tuesday to friday', 'starts-later 2026-09-08 or 2026-09-14'],
    ['the week of 14 september', 'starts-later 2026-09-14 or 2026-09-21'],
  ])('for a pause %j is %s', (phrase, when) => expect(pauseOnMonday(phrase)).toBe(when))
})

describe('the school’s own days', () => {
  it.each([
    ['until after half term', 'day 2026-11-02'],
    ['until half term is over', 'day 2026-11-02'],
    ['until half term', 'day 2026-10-26'],
    ['until october half term', 'day 2026-10-26'],
    ['until the end of half term', 'day 2026-11-02'],
    ['until february half term is over', 'day 2027-02-22'],
    ['until next half term', 'day 2026-10-26'],
    ['until the next half', 'day 2026-11-02'],
    ["until we're back after half term", 'day 2026-11-02'],
    ['until we get back', 'day 2026-11-02'],
    ['until the first day back', 'day 2026-11-02'],
    ['until the week after half term', 'day 2026-11-02'],
    ['until a week after half term', 'day 2026-11-09'],
    ['until next term', 'day 2027-01-04'],
    ['until the start of term', 'day 2027-01-04'],
    ['until the spring term', 'day 2027-01-04'],
    ['until the summer term', 'day 2027-04-12'],
    ['until after Christmas', 'day 2027-01-04'],
    ['till Christmas is over', 'day 2027-01-04'],
    ['until the christmas holidays', 'day 2026-12-21'],
    ['until the end of term', 'day 2027-01-04'],
    ['for the rest of term', 'day 2027-01-04'],
    ['this half term', 'day 2026-11-02'],
    ['until after the easter holidays', 'day 2027-04-12'],
    ['until easter', 'day 2027-03-26'],
    ['until the summer holidays', 'day 2027-07-22'],
    ['until after the summer', 'not-in-calendar'],
    ['until the next school year', 'not-in-calendar'],
    ['for half term', 'starts-later 2026-10-26 or 2026-11-02'],
  ])('%j is %s', (phrase, when) => expect(pauseOnMonday(phrase)).toBe(when))

  it('are counted from where one stands', () => {
    expect(read('after half term')).toBe('day 2026-11-02')
    expect(read('after easter', '2027-02-23T10:00')).toBe('day 2027-04-12')
    expect(read('until half term', '2026-10-28T10:00')).toBe('day 2026-11-02')
    expect(read('next term', '2027-07-13T10:00')).toBe('not-in-calendar')
  })
})
