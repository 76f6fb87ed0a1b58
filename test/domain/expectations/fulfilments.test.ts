import { describe, expect, it } from 'vitest'
import { agreedDays, arrangedDays } from '../../../src/domain/expectations/agreed-days.ts'
import { pairCircle } from '../../../src/domain/expectations/circles.ts'
import { dateItem } from '../../../src/domain/expectations/dated-item.ts'
import { fulfilmentsOf } from '../../../src/domain/expectations/fulfilments.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import { plannedInduction } from '../../../src/domain/expectations/planned-year.ts'
import type { LogEntry } from '../../../src/domain/log-entry.ts'
import { teachFirst } from '../../../src/programmes/teach-first/programme.ts'
import { anEntry, facts, inYearTwo } from '../../support/build-induction.ts'

const items = (but: Partial<InductionFacts> = {}) => {
  const all = facts(but)
  const circle = pairCircle(all)
  return plannedInduction(all)
    .map((item) => dateItem(item, circle))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** What each entry fulfils, by the end of the expectation's id. */
const fulfilled = (log: readonly LogEntry[], but: Partial<InductionFacts> = {}) =>
  Object.fromEntries(
    [...fulfilmentsOf(items(but), log)].map(([id, entry]) => [
      entry.id,
      id.split('/').slice(2).join('/'),
    ]),
  )

const dropIn = (on: string, but: Partial<LogEntry> = {}) =>
  anEntry({ activity: 'drop-in', personId: 'mentor', on, id: on, ...but })

describe('what an entry fulfils', () => {
  it('is what the person chose, even for another week', () => {
    const expectationId = 'induction/2026-27/autumn-1/drop-in-2'
    expect(fulfilled([dropIn('2026-09-21', { expectationId })])).toEqual({
      '2026-09-21': 'autumn-1/drop-in-2',
    })
  })

  it('is by its day where what they chose is no longer expected', () => {
    const expectationId = 'induction/2026-27/autumn-1/drop-in-99'
    expect(fulfilled([dropIn('2026-09-21', { expectationId })])).toEqual({
      '2026-09-21': 'autumn-1/drop-in-4',
    })
  })

  it('is the drop-in of that week, once: a second one in the same week fulfils nothing', () => {
    expect(fulfilled([dropIn('2026-09-15'), dropIn('2026-09-17')])).toEqual({
      '2026-09-15': 'autumn-1/drop-in-3',
    })
  })

  it('is the next one before its weeks, where what comes first is done (TF:128, TF:1351)', () => {
    const at = { induction: { ...inYearTwo(), programme: 'teach-first' }, programme: teachFirst }
    const ids = items(at).map(({ id }) => id)
    const [third = '', fifth = ''] = ['interaction-3-c1', 'interaction-5-c1'].map((ending) =>
      ids.find((id) => id.endsWith(ending)),
    )
    const meeting = (on: string, expectationId: string) =>
      anEntry({ activity: 'meeting', personId: 'mentor', on, id: on, expectationId })
    const log = [
      dropIn('2026-10-08'),
      meeting('2026-10-12', third),
      dropIn('2026-10-15'),
      dropIn('2026-10-16'),
      meeting('2026-11-16', fifth),
      dropIn('2026-11-18'),
    ]
    expect(fulfilled(log, at)).toEqual({
      '2026-10-12': expect.stringMatching(/interaction-3-c1$/),
      '2026-10-15': expect.stringMatching(/drop-in-4-c1$/),
      '2026-11-16': expect.stringMatching(/interaction-5-c1$/),
      '2026-11-18': expect.stringMatching(/drop-in-6-c1$/),
    })
  })

  it('is the same when somebody stands in for the mentor (B-08)', () => {
    expect(fulfilled([dropIn('2026-09-15', { personId: 'cover' })])).toEqual({
      '2026-09-15': 'autumn-1/drop-in-3',
    })
  })

  it('is the one of the fortnight that began before, in year 2 (B-18)', () => {
    expect(fulfilled([dropIn('2026-09-22')], { induction: inYearTwo() })).toEqual({
      '2026-09-22': 'autumn-1/drop-in-review-and-adapt',
    })
  })

  it('is nothing before anything began', () => {
    expect(fulfilled([dropIn('2026-08-20')])).toEqual({})
  })

  it('is not done by a second entry that chose the same', () => {
    const expectationId = 'induction/2026-27/autumn-1/drop-in-2'
    const log = [dropIn('2026-09-08', { expectationId }), dropIn('2026-09-15', { expectationId })]
    expect(fulfilled(log)).toEqual({ '2026-09-08': 'autumn-1/drop-in-2' })
  })
})

describe('study without a choice', () => {
  const study = (on: string, but: Partial<LogEntry> = {}) => anEntry({ on, id: on, ...but })

  it('fulfils what was next on that day: missed study is picked up, not doubled (B-21)', () => {
    expect(fulfilled([study('2026-11-10'), study('2026-11-11')])).toEqual({
      '2026-11-10': 'autumn-1/core-study-a',
      '2026-11-11': 'autumn-1/elective-a-1',
    })
  })

  it('may run ahead inside its module', () => {
    expect(fulfilled([study('2026-09-08'), study('2026-09-09')])).toEqual({
      '2026-09-08': 'autumn-1/core-study-a',
      '2026-09-09': 'autumn-1/elective-a-1',
    })
  })

  it('keeps a diagnostic apart from self-study', () => {
    expect(fulfilled([study('2026-09-16', { activity: 'diagnostic' })])).toEqual({
      '2026-09-16': 'autumn-1/diagnostic-a',
    })
  })

  it('is one’s own: what the mentor studied does not fulfil it', () => {
    expect(fulfilled([study('2026-09-08', { personId: 'mentor' })])).toEqual({})
  })
})

it('lets an event fulfil the window in which its day lies', () => {
  const log = [anEntry({ activity: 'event', on: '2026-11-19', id: 'seminar' })]
  const onboarding = anEntry({ activity: 'onboarding', on: '2026-09-08', id: 'intro' })
  expect(fulfilled([...log, onboarding])).toMatchObject({
    intro: expect.stringContaining('introduction'),
  })
  expect(['autumn-2/seminar-b', 'autumn-1/webinar']).toContain(fulfilled(log)['seminar'])
})

describe('a day arranged for the next drop-in (B-52)', () => {
  const arranged = (log: readonly LogEntry[], but: Partial<InductionFacts> = {}) => {
    const all = items(but)
    const agreed = agreedDays(log, facts().calendar)
    const days = arrangedDays(all, fulfilmentsOf(all, log, agreed), agreed)
    return Object.fromEntries([...days].map(([id, day]) => [id.split('/').at(-1), day]))
  }
  const meeting = (on: string, nextDropInOn: string) =>
    anEntry({ activity: 'meeting', personId: 'mentor', on, nextDropInOn })

  /** What each entry fulfils, with what was agreed. */
  const kept = (log: readonly LogEntry[]) => {
    const all = items({ induction: inYearTwo() })
    const agreed = agreedDays(log, facts().calendar)
    return Object.fromEntries(
      [...fulfilmentsOf(all, log, agreed)].map(([id, entry]) => [entry.id, id.split('/').at(-1)]),
    )
  }
  const meets = (on: string, its: Partial<LogEntry> = {}) =>
    anEntry({ id: `meeting of ${on}`, activity: 'meeting', personId: 'mentor', on, ...its })

  it('goes to the drop-in of that week, for every meeting', () => {
    const log = [meeting('2026-09-11', '2026-09-15'), meeting('2026-09-18', '2026-09-23')]
    expect(arranged(log)).toEqual({ 'drop-in-3': '2026-09-15', 'drop-in-4': '2026-09-23' })
  })

  it('goes to the next one that is open where that week has none, after the last meeting only', () => {
    const but = { induction: inYearTwo() }
    const log = [meeting('2026-09-04', '2026-09-24')]
    expect(arranged(log, but)).toEqual({ 'drop-in-review-and-adapt': '2026-09-24' })
    expect(arranged([...log, meeting('2026-09-25', '2026-10-01')], but)).toEqual({
      'drop-in-final-review': '2026-10-01',
    })
  })

  it('is used once it was done, early, on its day or late: nothing else is asked for in its place', () => {
    for (const on of ['2026-09-14', '2026-09-15', '2026-09-18']) {
      const log = [meeting('2026-09-11', '2026-09-15'), dropIn(on)]
      expect(arranged(log), on).toEqual({})
    }
  })

  it('is used by a drop-in that was logged for it days later', () => {
    const expectationId = 'induction/2026-27/autumn-1/drop-in-3'
    const log = [meeting('2026-09-11', '2026-09-15'), dropIn('2026-09-21', { expectationId })]
    expect(arranged(log)).toEqual({})
  })

  it('is given up where another day was agreed before it came', () => {
    const log = [meeting('2026-09-11', '2026-09-17'), meeting('2026-09-16', '2026-09-22')]
    expect(arranged(log)).toEqual({ 'drop-in-4': '2026-09-22' })
  })

  it('is given up with a week that is excused', () => {
    const away = [
      { id: 'trip', personId: 'ect', from: '2026-09-14', to: '2026-09-18', kind: 'away' as const },
    ]
    const log = [meeting('2026-09-11', '2026-09-15')]
    expect(arranged(log, { absences: away })).toEqual({})
  })

  it('is kept by a drop-in in a week that has none of its own, without anybody choosing', () => {
    const but = { induction: inYearTwo() }
    const log = [dropIn('2026-09-02'), meeting('2026-09-04', '2026-09-08'), dropIn('2026-09-08')]
    expect(arranged(log, but)).toEqual({})
    expect(kept(log)['2026-09-08']).toBe('drop-in-review-and-adapt')
  })

  it('stays kept once the next meeting agrees another day', () => {
    const log = [
      dropIn('2026-09-02'),
      meets('2026-09-04', { nextDropInOn: '2026-09-08' }),
      dropIn('2026-09-08'),
    ]
    expect(kept(log)['2026-09-08']).toBe('drop-in-review-and-adapt')
    const later = [...log, meets('2026-09-11', { nextDropInOn: '2026-09-15' })]
    expect(kept(later)['2026-09-08']).toBe('drop-in-review-and-adapt')
  })

  it('is kept by the meeting of that very day, which agrees the next one', () => {
    const first = meets('2026-09-03', { nextMeetingOn: '2026-09-10' })
    const second = kept([first, meets('2026-09-10')])['meeting of 2026-09-10']
    expect(second).toMatch(/^meeting/)
    const agreeing = meets('2026-09-10', { nextMeetingOn: '2026-09-24' })
    expect(kept([first, agreeing])['meeting of 2026-09-10']).toBe(second)
    const early = meets('2026-09-09', { nextMeetingOn: '2026-09-24' })
    expect(kept([first, early])['meeting of 2026-09-09']).toBe(second)
  })

  it('is kept by a second drop-in of a week whose own is done', () => {
    const log = [dropIn('2026-09-14'), meeting('2026-09-15', '2026-09-17')]
    expect(arranged(log)).toEqual({ 'drop-in-4': '2026-09-17' })
    expect(arranged([...log, dropIn('2026-09-17')])).toEqual({})
  })

  it('is the day of the next meeting just as of the next drop-in', () => {
    const agreed = anEntry({
      id: 'held',
      activity: 'meeting',
      personId: 'mentor',
      on: '2026-09-10',
      nextDropInOn: '2026-09-15',
      nextMeetingOn: '2026-09-16',
    })
    expect(arranged([agreed])).toEqual({ 'drop-in-3': '2026-09-15', 'meeting-3': '2026-09-16' })
    const held = anEntry({ id: 'next', activity: 'meeting', personId: 'mentor', on: '2026-09-14' })
    expect(arranged([agreed, held])).toEqual({ 'drop-in-3': '2026-09-15' })
  })

  it('is left aside at a weekend, in the holidays and on a training day (B-24)', () => {
    for (const day of ['2026-09-19', '2026-10-27', '2026-10-23']) {
      expect(arranged([meeting('2026-09-11', day)])).toEqual({})
    }
  })
})
