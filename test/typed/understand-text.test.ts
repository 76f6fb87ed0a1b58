import { describe, expect, it } from 'vitest'
import { switches } from '../../src/nudges/index.ts'
import type { Intent, TextContext } from '../../src/typed/intent.ts'
import { understandText } from '../../src/typed/understand-text.ts'
import { at, LONDON, year2026 } from '../support/build-situation.ts'

const TUESDAY = '2026-10-13T10:00'
const here: TextContext = {
  now: at(TUESDAY),
  place: { timeZone: LONDON, calendar: year2026 },
  reminderTime: '07:45',
  people: [
    { id: 'aisha', name: 'Aisha Khan' },
    { id: 'ben', name: 'Ben Khan' },
  ],
}
const understand = (text: string, now = TUESDAY): Intent =>
  understandText(text, { ...here, now: at(now) })
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
    const own = understandText('snooze until Thursday', { ...here, reminderTime: '15:45' })
    expect(own).toMatchObject({ kind: 'snooze', until: at('2026-10-15T15:45') })
  })

  it('may be a pause, to the day on which messages come again', () => {
    expect(understand('pause until 12 April')).toEqual({ kind: 'pause', until: '2027-04-12' })
    expect(understand('stop messages until after half term')).toEqual({
      kind: 'pause',
      until: '2026-11-02',
    })
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

  it('gets a line and three buttons where it is not understood', () => {
    expect(understand('the lesson went really well')).toMatchObject({
      kind: 'unknown',
      sentence: 'That was not understood, and nothing was changed.',
      suggestions: [{}, {}, {}],
    })
    expect(understand('the register is late')).toMatchObject({ kind: 'unknown' })
  })

  it('is not echoed and not read to its end where it is very long', () => {
    const secret = 'Pupil X said something private. '.repeat(3_000)
    const intent = understand(secret)
    expect(intent.kind).toBe('unknown')
    expect(JSON.stringify(intent)).not.toContain('Pupil')
  })
})

describe('what was understood beside the matter', () => {
  it('a person of one’s own pairs, or that the name fits several or nobody', () => {
    expect(understand('log drop-in for Aisha')).toMatchObject({
      person: { ids: ['aisha'], isExact: true },
    })
    expect(understand('log drop-in for Khan')).toMatchObject({ person: { ids: ['aisha', 'ben'] } })
    expect(understand('log drop-in for Zebedee')).toMatchObject({
      person: { typed: 'zebedee', ids: [] },
    })
  })

  it('logs a drop-in in a line only where one person is surely meant; else the form opens', () => {
    expect(understand('drop-in aisha met')).toMatchObject({
      kind: 'drop-in-outcome',
      outcome: 'met',
      person: { ids: ['aisha'] },
    })
    expect(understand('drop-in khan met')).toMatchObject({ kind: 'log-drop-in', outcome: 'met' })
    expect(understand('drop-in aihsa met')).toMatchObject({ kind: 'log-drop-in', outcome: 'met' })
    expect(understand('drop-in aisha met yesterday')).toMatchObject({
      kind: 'log-drop-in',
      outcome: 'met',
      on: '2026-10-12',
    })
  })

  it('days away, never why', () => {
    const away = { kind: 'away', from: '2026-10-13', to: '2026-11-01' }
    expect(understand('I am away until 2 November')).toEqual(away)
    expect(understand('off sick with flu until 2 November')).toEqual(away)
    expect(understand('I was ill')).toEqual({ kind: 'away' })
  })

  it('the line that follows “I tried it”, as it was typed', () => {
    expect(understand('I tried it: Much calmer with 8B!')).toEqual({
      kind: 'tried-it',
      note: 'Much calmer with 8B!',
    })
    expect(understand('tried it')).toEqual({ kind: 'tried-it' })
  })

  it('every kind of message that has its switch, by its name', () => {
    const names = [
      'my week',
      'not logged yet',
      'coming up',
      'step reminders',
      'half finished',
      'half-term summary',
    ]
    const off = names.map((name) => understand(`turn off ${name}`))
    const on = names.map((name) => understand(`turn on ${name}`))
    const ids = switches.map(({ id }) => id)
    expect(off.map((one) => 'nudge' in one && one.nudge).sort()).toEqual([...ids].sort())
    expect(on.map((one) => 'nudge' in one && one.nudge)).toEqual(
      off.map((one) => 'nudge' in one && one.nudge),
    )
  })

  it('a day or time for the settings', () => {
    expect(understand('change my day to Wednesday')).toEqual({ kind: 'settings', day: 3 })
    expect(understand('message me at 8am instead')).toEqual({ kind: 'settings', time: '08:00' })
  })
})

describe('what can mean two things', () => {
  it('is asked with two buttons, each of which means one', () => {
    const asked = understand('pause until Fri 1 Dec')
    expect(asked).toEqual({
      kind: 'question',
      sentence:
        'The day of the week and the date do not agree. Nothing was changed yet. Until when do you mean?',
      choices: [
        { title: 'Tuesday 1 December', text: 'pause until 1 December 2026' },
        { title: 'Friday 4 December', text: 'pause until 4 December 2026' },
      ],
    })
    if (asked.kind !== 'question') throw new Error('asked')
    expect(asked.choices.map(({ text }) => understand(text))).toEqual([
      { kind: 'pause', until: '2026-12-01' },
      { kind: 'pause', until: '2026-12-04' },
    ])
    expect(understand('snooze until 15')).toMatchObject({
      choices: [
        { title: 'Tuesday 13 October at 3pm', text: 'snooze until 13 October 2026 at 3pm' },
        { title: 'Thursday 15 October', text: 'snooze until 15 October 2026' },
      ],
    })
  })

  it('two orders in one message are none', () => {
    expect(understand('done self-study. pause until monday').kind).toBe('unknown')
    expect(understand('undo, no wait').kind).toBe('unknown')
  })

  it('an order beside company and reasons is one', () => {
    expect(understand('Morning! Pause until 2 November please, I am on a course. Ta')).toEqual({
      kind: 'pause',
      until: '2026-11-02',
    })
  })
})
