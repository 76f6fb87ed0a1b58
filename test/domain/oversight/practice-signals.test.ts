import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expectation } from '../../../src/domain/expectations/expectation.ts'
import type { LogEntry } from '../../../src/domain/log-entry.ts'
import { type PairFacts, signalsOf } from '../../../src/domain/oversight/pair-signals.ts'
import { anEntry, anExpectation } from '../../support/build-situation.ts'

const TODAY = '2026-11-27'
const aPair = (own: Partial<PairFacts> = {}): PairFacts => ({
  inductionId: 'aisha-induction',
  expectations: [],
  log: [],
  hasMentor: true,
  mentorAbsences: [],
  repeat: { kind: 'none' },
  cannotBeReached: false,
  ...own,
})
const kinds = (own: Partial<PairFacts>) => signalsOf(aPair(own), TODAY).map(({ kind }) => kind)
const FRIDAYS = ['2026-09-11', '2026-09-18', '2026-09-25', '2026-10-02', '2026-10-09', '2026-10-16']

const inWeeks = (
  activity: Expectation['activity'],
  states: readonly Expectation['state'][],
): Expectation[] =>
  states.map((state, at) =>
    anExpectation({
      id: `${activity}-${at}`,
      activity,
      dueOn: FRIDAYS[at] ?? '',
      state,
      ...(state === 'excused' ? { excusedFor: 'away' as const } : {}),
    }),
  )

describe('signs in what a pair does from week to week', () => {
  it('are told after three drop-ins or pieces of study in a row without a log, and again after six (B-79)', () => {
    const three = ['not-logged', 'not-logged', 'not-logged'] as const
    expect(kinds({ expectations: inWeeks('drop-in', three) })).toEqual(['drop-ins'])
    expect(kinds({ expectations: inWeeks('self-study', three) })).toEqual(['study'])
    const levels = [three, [...three, ...three]].map(
      (states) => signalsOf(aPair({ expectations: inWeeks('drop-in', states) }), TODAY)[0]?.level,
    )
    expect(levels).toEqual([1, 2])
  })

  it('are told where study of four weeks was logged in one (B-22, B-81)', () => {
    const study = inWeeks('self-study', ['done', 'done', 'done', 'done']).map((one, at) => ({
      ...one,
      doneBy: `entry-${at}`,
    }))
    const logged = (on: (at: number) => string): LogEntry[] =>
      study.map((_, at) => anEntry({ id: `entry-${at}`, activity: 'self-study', on: on(at) }))
    expect(kinds({ expectations: study, log: logged(() => '2026-10-15') })).toEqual(['saved-up'])
    expect(kinds({ expectations: study, log: logged((at) => FRIDAYS[at] ?? '') })).toEqual([])
  })

  it('are told where the action plan of year 2 is not logged yet (B-86)', () => {
    expect(kinds({ expectations: inWeeks('action-plan', ['not-logged']) })).toEqual(['action-plan'])
    expect(kinds({ expectations: inWeeks('action-plan', ['excused']) })).toEqual([])
  })

  it('are told of the school’s side: three of four meetings outside timetabled time (NIOT:564)', () => {
    const meetings = (...timetabled: readonly ('yes' | 'no')[]) =>
      timetabled.map((one, at) =>
        anEntry({ id: `m-${at}`, activity: 'meeting', on: FRIDAYS[at] ?? '', timetabled: one }),
      )
    expect(kinds({ log: meetings('yes', 'no', 'no', 'no') })).toEqual(['time'])
    expect(kinds({ log: meetings('no', 'no', 'no', 'yes', 'yes') })).toEqual([])
  })

  it('are told early where a step was not in place at three looks in a row (B-85)', () => {
    const looks = (...outcomes: readonly LogEntry['outcome'][]) =>
      outcomes.map((outcome, at) =>
        anEntry({
          id: `d-${at}`,
          activity: 'drop-in',
          on: FRIDAYS[at] ?? '',
          ...(outcome === undefined ? {} : { outcome }),
        }),
      )
    expect(kinds({ log: looks('met', 'not-yet', 'not-yet', 'not-yet') })).toEqual(['hard-step'])
    expect(kinds({ log: looks('not-yet', 'not-yet', 'getting-there') })).toEqual([])
  })

  it('never come from anything that was excused', () => {
    const state = fc.constantFrom<Expectation['state']>('done', 'not-logged', 'open', 'excused')
    const activity = fc.constantFrom<Expectation['activity']>(
      'self-study',
      'drop-in',
      'meeting',
      'event',
      'action-plan',
    )
    const some = fc.array(
      fc.record({ activity, state, dueOn: fc.constantFrom(...FRIDAYS, '2026-11-20') }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(some, (all) => {
        const expectations = all.map((one, at) => anExpectation({ id: `x-${at}`, ...one }))
        const without = expectations.filter((one) => one.state !== 'excused')
        expect(signalsOf(aPair({ expectations }), TODAY)).toEqual(
          signalsOf(aPair({ expectations: without }), TODAY),
        )
      }),
    )
  })
})
