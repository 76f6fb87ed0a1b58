import { describe, expect, it } from 'vitest'
import type { NamedPair } from '../../../src/domain/oversight/pair-detail.ts'
import { pairDetail } from '../../../src/domain/oversight/pair-detail.ts'
import { anExpectation, weekOf, year2026 } from '../../support/build-situation.ts'
import { niotWords } from '../../support/niot-words.ts'

const aPair = (own: Partial<NamedPair> = {}): NamedPair => ({
  inductionId: 'aisha-induction',
  words: niotWords,
  ectName: 'Aisha Khan',
  mentorName: 'Ben Cole',
  inductionYear: 1,
  expectations: [],
  log: [],
  hasMentor: true,
  mentorAbsences: [],
  repeat: { kind: 'none' },
  cannotBeReached: false,
  gauges: [],
  ...own,
})
const detailOf = (pairs: readonly NamedPair[], monday = '2026-10-19') =>
  pairDetail({
    schoolName: 'Oak Primary School',
    calendar: year2026,
    week: weekOf(monday),
    today: '2026-10-22',
    pairs,
  })

describe('the induction tutor’s private detail', () => {
  it('has a row per pair, by name, with this week and the term so far (B-79, B-80)', () => {
    const expectations = [
      anExpectation({ id: 'a', dueOn: '2026-09-11', state: 'done' }),
      anExpectation({ id: 'b', dueOn: '2026-10-16', state: 'not-logged' }),
      anExpectation({ id: 'c', dueOn: '2026-10-22', state: 'done' }),
    ]
    const detail = detailOf([
      aPair({ ectName: 'Zoe Reed', inductionId: 'zoe' }),
      aPair({ expectations }),
    ])
    expect(detail.pairs.map((pair) => pair.ectName)).toEqual(['Aisha Khan', 'Zoe Reed'])
    const nothingLeftOut = { excused: [], excusedThisTerm: [] }
    expect(detail.pairs[0]?.figures).toEqual([
      {
        label: 'Self-study',
        ...nothingLeftOut,
        thisWeek: { done: 1, of: 1 },
        termSoFar: { done: 2, of: 3 },
      },
      {
        label: 'Drop-ins',
        ...nothingLeftOut,
        thisWeek: { done: 0, of: 0 },
        termSoFar: { done: 0, of: 0 },
      },
      {
        label: 'Meetings',
        ...nothingLeftOut,
        thisWeek: { done: 0, of: 0 },
        termSoFar: { done: 0, of: 0 },
      },
    ])
  })

  it('says how much of the programme each has taken part in, where it asks for a share (contradiction 30)', () => {
    const part = { share: 0.75, source: 'TEST:1', unit: 'minutes' } as const
    const gauges = [
      { whose: 'ECT', done: 90, of: 540, needed: 405, ...part },
      { whose: 'Mentor training', done: 2, of: 4, needed: 3, ...part, unit: 'things' as const },
    ]
    expect(detailOf([aPair({ gauges })]).pairs[0]?.gauges).toEqual([
      'ECT: 90 of 540 minutes so far. The programme asks for 405, which is 75 per cent.',
      'Mentor training: 2 of 4 parts so far. The programme asks for 3, which is 75 per cent.',
    ])
  })

  it('says what was not counted and why', () => {
    const excused = anExpectation({
      dueOn: '2026-10-22',
      activity: 'drop-in',
      title: 'Drop-in',
      state: 'excused',
      reasons: ['Weekly drop-in (NIOT:284).', 'The mentor is away 19 to 23 October.'],
    })
    expect(detailOf([aPair({ expectations: [excused] })]).pairs[0]?.notCounted).toEqual([
      'Drop-in: The mentor is away 19 to 23 October.',
      'Friday 23 October not counted: training day.',
    ])
  })

  it('starts the term again in January', () => {
    const autumn = anExpectation({ dueOn: '2026-12-11', state: 'done' })
    const [pair] = detailOf([aPair({ expectations: [autumn] })], '2027-01-04').pairs
    expect(pair?.figures[0]?.termSoFar).toEqual({ done: 0, of: 0 })
  })

  it('shows each signal, and leaves out the mentor where there is none', () => {
    const { mentorName: _, ...alone } = aPair({ hasMentor: false })
    const [pair] = detailOf([alone]).pairs
    expect(pair).not.toHaveProperty('mentorName')
    expect(pair?.signals.map((signal) => signal.kind)).toEqual(['no-mentor'])
  })
})
