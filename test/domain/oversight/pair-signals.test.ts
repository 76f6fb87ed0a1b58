import { describe, expect, it } from 'vitest'
import type { PairFacts } from '../../../src/domain/oversight/pair-signals.ts'
import { signalsOf } from '../../../src/domain/oversight/pair-signals.ts'
import { anExpectation } from '../../support/build-situation.ts'

const TODAY = '2026-10-16'
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
const kinds = (own: Partial<PairFacts>) => signalsOf(aPair(own), TODAY).map((one) => one.kind)
const meetings = (...states: readonly ('done' | 'not-logged' | 'excused')[]) =>
  states.map((state, week) =>
    anExpectation({
      id: `meeting-${week}`,
      dueOn: `2026-09-${String(11 + week * 7).padStart(2, '0')}`,
      activity: 'meeting',
      state,
    }),
  )

describe('signs that a pair may be glad of support', () => {
  it('are none where all is well', () => expect(kinds({})).toEqual([]))

  it('are told for a mentor who is away for more than three weeks (B-08, B-84)', () => {
    const away = (to: string) => [{ personId: 'ben', from: '2026-10-05', to }]
    const levels = (to: string) =>
      signalsOf(aPair({ mentorAbsences: away(to) }), '2026-10-05').map(({ level }) => level)
    expect(levels('2026-10-08')).toEqual([])
    expect(levels('2026-10-09')).toEqual([1])
    expect(levels('2026-10-14')).toEqual([2])
    expect(levels('2026-10-25')).toEqual([2])
    expect(levels('2026-10-26')).toEqual([3])
    const over = [{ personId: 'ben', from: '2026-08-01', to: '2026-09-30' }]
    expect(kinds({ mentorAbsences: over })).toEqual([])
    const renewed = [
      { personId: 'ben', from: '2026-09-21', to: '2026-10-09' },
      { personId: 'ben', from: '2026-10-12', to: '2026-10-23' },
    ]
    expect(kinds({ mentorAbsences: renewed })).toEqual(['mentor-away'])
  })

  it('are told for an ECT without a mentor (B-02)', () => {
    expect(kinds({ hasMentor: false })).toEqual(['no-mentor'])
  })

  it('leave a repeated step to the mentor first, and reach the tutor only if it lasts (B-63)', () => {
    expect(kinds({ repeat: { kind: 'tell-mentor', times: 3 } })).toEqual([])
    expect(kinds({ repeat: { kind: 'tell-tutor', times: 4, mentorTold: true } })).toEqual([
      'repeated-step',
    ])
  })

  it('say that the mentor has been told of a repeated step only where that is so (B-63)', () => {
    const said = (mentorTold: boolean) =>
      signalsOf(aPair({ repeat: { kind: 'tell-tutor', times: 5, mentorTold } }), TODAY)[0]?.because
    expect(said(true)).toBe(
      'The same action step was agreed 5 times in a row. The mentor has been told.',
    )
    expect(said(false)).toBe('The same action step was agreed 5 times in a row.')
  })

  it('are told after three meetings in a row without a log, excused ones not counted (B-79)', () => {
    expect(kinds({ expectations: meetings('not-logged', 'not-logged') })).toEqual([])
    expect(
      kinds({ expectations: meetings('not-logged', 'excused', 'not-logged', 'not-logged') }),
    ).toEqual(['meetings'])
    expect(kinds({ expectations: meetings('not-logged', 'not-logged', 'done') })).toEqual([])
  })

  it('are told for an event that may need catching up (B-72)', () => {
    const event = (dueOn: string) => [
      anExpectation({ dueOn, activity: 'event', title: 'Seminar A', state: 'not-logged' }),
    ]
    expect(kinds({ expectations: event('2026-10-12') })).toEqual(['event'])
    expect(kinds({ expectations: event('2026-09-10') })).toEqual([])
  })

  it('are told where messages do not arrive', () => {
    expect(kinds({ cannotBeReached: true })).toEqual(['contact'])
  })

  it('come with a reason and a next move for the school, and judge nobody', () => {
    const everything = aPair({
      hasMentor: false,
      mentorAbsences: [{ personId: 'ben', from: '2026-10-01', to: '2026-11-30' }],
      repeat: { kind: 'tell-tutor', times: 5, mentorTold: true },
      expectations: [
        ...meetings('not-logged', 'not-logged', 'not-logged'),
        anExpectation({ dueOn: '2026-10-12', activity: 'event', state: 'not-logged' }),
      ],
      cannotBeReached: true,
    })
    const signals = signalsOf(everything, TODAY)
    expect(signals).toHaveLength(6)
    for (const { because, nextMove, sentence } of signals) {
      expect(because).toMatch(/\.$/)
      expect(nextMove).toMatch(/\.$/)
      expect(`${sentence} ${because} ${nextMove}`).not.toMatch(
        /fail|miss(?:ed|ing)|score|grade|overdue|truant|!/i,
      )
    }
  })
})
