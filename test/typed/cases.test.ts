import { describe, expect, it } from 'vitest'
import { at } from '../support/build-situation.ts'
import { gist, monday } from './gist.ts'

/** Typed on Monday 7 September 2026 in the sample school, as users of such bots have reported. */
const atHalfPastSeven = { ...monday, now: at('2026-09-07T07:30') }

describe('typed-clock-and-spans', () => {
  it.each([
    ["snooze until 4 o'clock", 'snooze 2026-09-07 16:00'],
    ['snooze until 4', 'snooze 2026-09-07 16:00'],
    ['snooze at 16', 'snooze 2026-09-07 16:00'],
    ['snooze for 2.5 hours', 'snooze 2026-09-07 11:30'],
    ['pause for a fortnight', 'pause 2026-09-21'],
    ['snooze in a fortnight', 'snooze 2026-09-21 07:45'],
    ['snooze until a week on Tuesday', 'snooze 2026-09-15 07:45'],
    ['snooze until Tuesday week', 'snooze 2026-09-15 07:45'],
    ['snooze until this afternoon', 'snooze 2026-09-07 13:00'],
  ])('%s', (typed, right) => expect(gist(typed)).toBe(right))
})

describe('typed-dotted-date', () => {
  it.each([
    ['pause until 1.10.26', 'pause 2026-10-01'],
    ['pause until 01.10.2026', 'pause 2026-10-01'],
    ['pause until 14.09.2026', 'pause 2026-09-14'],
  ])('%s', (typed, right) => expect(gist(typed)).toBe(right))
})

describe('typed-school-days', () => {
  it.each([
    ['pause until after half term', 'pause 2026-11-02'],
    ['pause until next term', 'pause 2027-01-04'],
    ['pause until after Christmas', 'pause 2027-01-04'],
  ])('%s', (typed, right) => expect(gist(typed)).toBe(right))
})

describe('typed-this-week', () => {
  it.each(['pause this week', 'mute this week', 'stop for this week'])('%s', (typed) =>
    expect(gist(typed)).toBe('pause 2026-09-14'),
  )
})

describe('typed-weekday-and-number', () => {
  it.each([
    ['pause until Tues 15', 'pause 2026-09-15'],
    ['snooze until Mon 14', 'snooze 2026-09-14 07:45'],
    ['pause until Weds 16', 'pause 2026-09-16'],
    ['snooze until Tuesday the 15th', 'snooze 2026-09-15 07:45'],
  ])('%s', (typed, right) => expect(gist(typed, atHalfPastSeven)).toBe(right))
})

describe('typed-weekday-mismatch', () => {
  it.each(['pause until Fri 1 Oct', 'pause until Sunday 14th September'])(
    '%s changes nothing and is asked about',
    (typed) => expect(gist(typed)).toBe('question'),
  )
})
