import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime } from '../../src/domain/calendar/school-date.ts'
import { mayWriteAt } from '../../src/domain/messages/manners.ts'
import type { Intent } from '../../src/typed/understand-text.ts'
import { LONGEST_PAUSE_DAYS, understandText } from '../../src/typed/understand-text.ts'
import { aPerson, at, LONDON, year2026 } from '../support/build-situation.ts'

const TUESDAY = '2026-10-13T10:00'
const understand = (text: string, now = TUESDAY): Intent =>
  understandText(text, { now: at(now), timeZone: LONDON, calendar: year2026 })
const snoozedTo = (text: string, now = TUESDAY) => {
  const intent = understand(text, now)
  return intent.kind === 'snooze' ? `${intent.on} ${intent.time}` : intent.kind
}
const problem = (text: string) => {
  const intent = understand(text)
  return intent.kind === 'date-not-usable' ? intent.because : intent.kind
}

describe('what people type', () => {
  it('is understood in any case, with mentions, emoji, smart quotes and good manners', () => {
    expect(understand('DONE!')).toEqual({ kind: 'done' })
    expect(understand('@Keepstep I’ve done my self study, thanks 🎉')).toEqual({
      kind: 'done',
      activity: 'self-study',
    })
    expect(understand('Hello Keepstep, please show me my week')).toEqual({ kind: 'my-week' })
  })

  it('may be a snooze, to a day at the person’s time or to a time', () => {
    expect(snoozedTo('snooze until Thursday')).toBe('2026-10-15 07:45')
    expect(snoozedTo('snooze until Thursday at 3:30')).toBe('2026-10-15 15:30')
    expect(snoozedTo('snooze 2 hours')).toBe('2026-10-13 12:00')
    expect(snoozedTo('remind me tomorrow')).toBe('2026-10-14 07:45')
    const own = understandText('snooze until Thursday', {
      now: at(TUESDAY),
      timeZone: LONDON,
      reminderTime: '15:45',
    })
    expect(own).toMatchObject({ kind: 'snooze', until: at('2026-10-15T15:45') })
  })

  it('may be a pause, to the day on which messages come again', () => {
    expect(understand('pause until 12 April')).toEqual({ kind: 'pause', until: '2027-04-12' })
    expect(understand('stop messages until after half term')).toEqual({
      kind: 'pause',
      until: '2026-11-02',
    })
    expect(understand('I am away until 2 November')).toEqual({ kind: 'pause', until: '2026-11-02' })
    expect(understand('pause for two weeks')).toEqual({ kind: 'pause', until: '2026-10-27' })
  })

  it('opens a form where no date is given', () => {
    expect(understand('snooze').kind).toBe('open-snooze')
    expect(understand('not now').kind).toBe('open-snooze')
    expect(understand('pause').kind).toBe('open-pause')
    expect(understand('stop').kind).toBe('open-pause')
  })

  it('takes a pause of hours for a snooze', () => {
    expect(snoozedTo('pause for 2 hours')).toBe('2026-10-13 12:00')
    expect(snoozedTo('pause until 3pm')).toBe('2026-10-13 15:00')
  })

  it('moves a snooze of hours that ends in the evening to the next weekday morning', () => {
    expect(snoozedTo('snooze 2 hours', '2026-10-13T17:00')).toBe('2026-10-14 07:45')
    expect(snoozedTo('snooze 2 hours', '2026-10-16T17:00')).toBe('2026-10-19 07:45')
    expect(snoozedTo('snooze 2 hours', '2026-10-14T04:00')).toBe('2026-10-14 07:45')
  })

  it('gets a clear answer where a date cannot be used, and nothing changes', () => {
    expect(problem('snooze until yesterday')).toBe('past')
    expect(problem('snooze until 5 October')).toBe('past')
    expect(problem('pause until 31 February')).toBe('no-such-day')
    expect(problem('snooze until whenever')).toBe('not-a-date')
    expect(problem('snooze until 12 April')).toBe('too-far')
    expect(problem('snooze 400 hours')).toBe('too-far')
    expect(problem('pause until 1 January 2030')).toBe('too-far')
    expect(problem('snooze until 9pm')).toBe('outside-hours')
    expect(problem('snooze until Saturday')).toBe('weekend')
    expect(understand('snooze until 12 April')).toMatchObject({
      sentence: 'A snooze is for up to two weeks. For longer, type: pause until 12 April.',
    })
    expect(understand('snooze until yesterday')).toMatchObject({
      sentence:
        'Monday 12 October has begun or gone by. Nothing was changed. Type, for example: snooze until Thursday.',
    })
  })

  it('gets a helpful answer where it is not understood', () => {
    expect(understand('hlep')).toEqual({
      kind: 'unknown',
      sentence: 'Did you mean: help?',
      suggestion: 'help',
    })
    expect(understand('the lesson went really well')).toEqual({
      kind: 'unknown',
      sentence: 'Type help to see what Keepstep understands.',
    })
  })

  it('is not echoed and not read to its end where it is very long', () => {
    const secret = 'Pupil X said something private. '.repeat(3_000)
    const intent = understand(secret)
    expect(intent.kind).toBe('unknown')
    expect(JSON.stringify(intent)).not.toContain('Pupil')
  })

  it('never breaks, whatever is typed, and never leads to a moment in the past or at night', () => {
    const words = fc.constantFrom(
      'snooze',
      'pause',
      'until',
      'done',
      'thursday',
      '31',
      'february',
      '12/13',
      '2 hours',
      '25:99',
      'next',
      'week',
      'term',
      '-',
      '9pm',
      'ago',
      '🎉',
      "don't",
      '99999999999',
      'in',
      'march',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(words, { maxLength: 7 }).map((list) => list.join(' ')),
    )
    const minutes = fc.integer({ min: 0, max: 365 * 1440 })
    fc.assert(
      fc.property(typed, minutes, (text, after) => {
        const now = new Date(at('2026-08-01T00:00').getTime() + after * 60_000)
        const intent = understandText(text, { now, timeZone: LONDON, calendar: year2026 })
        if (intent.kind === 'snooze') {
          expect(intent.until.getTime()).toBeGreaterThan(now.getTime())
          const quiet = mayWriteAt(aPerson(), intent.until)
          expect(quiet).not.toMatchObject({ because: 'outside-hours' })
          expect(quiet).not.toMatchObject({ because: 'weekend' })
        }
        if (intent.kind === 'pause') {
          const { date } = localTime(now, LONDON)
          expect(intent.until > date).toBe(true)
          expect(Date.parse(intent.until) - Date.parse(date)).toBeLessThanOrEqual(
            LONGEST_PAUSE_DAYS * 86_400_000,
          )
        }
      }),
      { numRuns: 400 },
    )
  })
})
