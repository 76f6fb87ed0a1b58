import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExcuseKind, ExpectationState } from '../../../src/domain/expectations/expectation.ts'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import {
  countActivity,
  countEngagement,
  daysNotCounted,
  leftOut,
  sayActivity,
} from '../../../src/domain/oversight/engagement.ts'
import { anEct, away, facts } from '../../support/build-induction.ts'
import { anExpectation, year2026 } from '../../support/build-situation.ts'
import { niotWords } from '../../support/niot-words.ts'

const WEEK = { from: '2026-10-12', to: '2026-10-18' }
const studies = (...states: readonly ExpectationState[]) =>
  states.map((state, at) =>
    anExpectation({
      id: `study-${at}`,
      dueOn: '2026-10-16',
      state,
      ...(state === 'excused' ? { excusedFor: 'away' as const } : {}),
    }),
  )

describe('engagement', () => {
  it('is so many of so many logged, with what was left out and why', () => {
    const counted = studies('done', 'done', 'done', 'done', 'done', 'not-logged', 'excused')
    expect(countActivity(counted, 'self-study', WEEK)).toEqual({
      activity: 'self-study',
      done: 5,
      of: 6,
      notLogged: 1,
      open: 0,
      excused: [{ because: 'away', count: 1 }],
      sentence: 'Self-study: 5 of 6 logged. Not counted: away 1.',
    })
  })

  it('counts what is not due yet apart from what is not logged yet', () => {
    expect(countActivity(studies('open', 'not-logged'), 'self-study', WEEK)).toMatchObject({
      done: 0,
      of: 2,
      notLogged: 1,
      open: 1,
    })
  })

  it('counts what fell due in the days asked for, and only that', () => {
    const due = (dueOn: string) => anExpectation({ id: dueOn, dueOn, state: 'done' })
    const all = ['2026-10-11', '2026-10-12', '2026-10-18', '2026-10-19'].map(due)
    expect(countActivity(all, 'self-study', WEEK).of).toBe(2)
  })

  it('lists the activities of the days in the order of a week', () => {
    const meeting = anExpectation({ dueOn: '2026-10-14', activity: 'meeting', state: 'done' })
    const counts = countEngagement([meeting, ...studies('done')], WEEK, niotWords)
    expect(counts.map((count) => sayActivity(count.activity, niotWords))).toEqual([
      'Self-study',
      'Meetings',
    ])
    expect(countEngagement([], WEEK, niotWords)).toEqual([])
  })

  it('names each kind of excuse without a name or a date', () => {
    const kinds: (ExcuseKind | undefined)[] = ['away', 'no-day', 'put-aside', 'no-mentor', 'away']
    const excused = kinds.map((excusedFor) => ({
      ...anExpectation({ dueOn: '2026-10-16', state: 'excused' }),
      ...(excusedFor === undefined ? {} : { excusedFor }),
    }))
    expect(leftOut(excused)).toEqual([
      { because: 'away', count: 2 },
      { because: 'no day in school', count: 1 },
      { because: 'no mentor yet', count: 1 },
      { because: 'not this week', count: 1 },
    ])
    expect(leftOut([anExpectation({ dueOn: '2026-10-16', state: 'excused' })])).toEqual([
      { because: 'not expected', count: 1 },
    ])
  })

  it('counts leave, a missing mentor and what was put aside as reasons, from real facts (B-08, B-24)', () => {
    const all = (but: Parameters<typeof facts>[0]) => inductionExpectations(facts(but))
    const dropIns = (but: Parameters<typeof facts>[0]) =>
      countActivity(all(but), 'drop-in', WEEK).excused
    const leave = [away('mentor', '2026-10-12', '2026-10-16')]
    expect(dropIns({ absences: leave })).toEqual([{ because: 'away', count: 1 }])
    expect(dropIns({ pairings: [] })).toEqual([{ because: 'no mentor yet', count: 1 }])
    const [one] = all({}).filter(
      ({ activity, dueOn }) => activity === 'drop-in' && dueOn >= WEEK.from,
    )
    const excuses = [
      {
        expectationId: one?.id ?? '',
        because: 'put aside that week: a trip',
        kind: 'trip-or-event' as const,
      },
    ]
    expect(dropIns({ excuses })).toEqual([{ because: 'trip or event', count: 1 }])
    const mondays = [1] as const
    const bankHoliday = { from: '2027-05-03', to: '2027-05-09' }
    const partTime = all({ ect: anEct({ fte: 0.5, workingDays: mondays }) })
    expect(countActivity(partTime, 'drop-in', bankHoliday).excused).toEqual([
      { because: 'no day in school', count: 1 },
    ])
  })

  it('says which weeks and days no count includes', () => {
    const days = { from: '2026-10-19', to: '2026-11-08' }
    expect(daysNotCounted(year2026, days).map((day) => day.sentence)).toEqual([
      'Friday 23 October not counted: training day.',
      'Week of 26 October not counted: half term.',
      'Monday 2 November not counted: training day.',
    ])
    const may = { from: '2027-05-03', to: '2027-05-09' }
    expect(daysNotCounted(year2026, may).map((day) => day.because)).toEqual(['bank holiday'])
    const christmas = { from: '2026-12-21', to: '2026-12-27' }
    expect(daysNotCounted(year2026, christmas).map((day) => day.because)).toEqual(['holidays'])
  })

  it('opens every figure up to its reasons', () => {
    const range = { from: '2026-10-12', to: '2026-10-30' }
    const figures = countEngagement(studies('done', 'excused'), range, niotWords)
    const closed = daysNotCounted(year2026, range)
    expect([...figures, ...closed].map(({ sentence }) => sentence)).toEqual([
      'Self-study: 1 of 1 logged. Not counted: away 1.',
      'Friday 23 October not counted: training day.',
      'Week of 26 October not counted: half term.',
    ])
  })

  it('always adds up', () => {
    const state = fc.constantFrom<ExpectationState>('done', 'open', 'not-logged', 'excused')
    fc.assert(
      fc.property(fc.array(state), (states) => {
        const count = countActivity(studies(...states), 'self-study', WEEK)
        const excused = count.excused.reduce((sum, one) => sum + one.count, 0)
        expect(count.done + count.notLogged + count.open).toBe(count.of)
        expect(count.of + excused).toBe(states.length)
      }),
    )
  })
})
