import { describe, expect, it } from 'vitest'
import { joinedAbsences } from '../../../src/domain/oversight/joined-absences.ts'
import { coverStage, sayStandIn, standIns } from '../../../src/domain/oversight/mentor-cover.ts'
import { protectedTime } from '../../../src/domain/oversight/protected-time.ts'
import { anEntry } from '../../support/build-situation.ts'

const away = (from: string, to: string) => ({ personId: 'mentor', from, to })
const one = (name: string, its: object = {}) => ({
  personId: name,
  name,
  ects: 1,
  isAway: false,
  ...its,
})

describe('how far a mentor’s absence has come', () => {
  it.each([
    ['2026-09-14', '2026-09-16', '2026-09-14', 'pause'],
    ['2026-09-14', '2026-09-30', '2026-09-22', 'pause'],
    ['2026-09-14', '2026-09-30', '2026-09-23', 'look'],
    ['2026-09-14', '2026-10-04', '2026-09-14', 'pause'],
    ['2026-09-14', '2026-10-05', '2026-09-14', 'replace'],
  ])('from %s to %s, on %s: %s', (from, to, today, stage) => {
    expect(coverStage(away(from, to), today)).toBe(stage)
  })
})

describe('leave that is renewed', () => {
  const joined = (...spans: readonly (readonly [string, string])[]) =>
    joinedAbsences(spans.map(([from, to]) => away(from, to))).map(({ from, to }) => [from, to])

  it('is one absence from its first day to its last, also over a weekend', () => {
    expect(joined(['2026-09-15', '2026-09-30'], ['2026-09-03', '2026-09-14'])).toEqual([
      ['2026-09-03', '2026-09-30'],
    ])
    expect(joined(['2026-09-07', '2026-09-11'], ['2026-09-14', '2026-09-18'])).toEqual([
      ['2026-09-07', '2026-09-18'],
    ])
    expect(joined(['2026-09-07', '2026-09-12'], ['2026-09-14', '2026-09-18'])).toHaveLength(1)
    expect(joined(['2026-09-07', '2026-09-30'], ['2026-09-14', '2026-09-18'])).toEqual([
      ['2026-09-07', '2026-09-30'],
    ])
  })

  it('is two where they were back for a day', () => {
    expect(joined(['2026-09-07', '2026-09-10'], ['2026-09-14', '2026-09-18'])).toHaveLength(2)
    expect(joined(['2026-09-07', '2026-09-14'], ['2026-09-16', '2026-09-18'])).toHaveLength(2)
  })
})

describe('who could stand in', () => {
  it('counts a replacement as in training', () => {
    expect(sayStandIn(one('New', { training: 'replacement' }))).toContain('in mentor training')
  })

  it('is who is here, the trained first, then whoever has the fewest ECTs', () => {
    const all = [
      one('Away', { training: 'non-training', isAway: true }),
      one('Busy', { training: 'full', ects: 3 }),
      one('Free', { training: 'full', ects: 0 }),
      one('Unknown'),
      one('Trained', { training: 'non-training', ects: 2 }),
    ]
    expect(standIns(all).map(({ name }) => name)).toEqual(['Trained', 'Free', 'Busy', 'Unknown'])
    expect(standIns(all).map(sayStandIn)[1]).toBe('Free: in mentor training, mentors 0 ECTs')
  })
})

describe('protected time', () => {
  it('counts the newest meetings whose log says so, and no others', () => {
    const meeting = (on: string, timetabled?: 'yes' | 'no' | 'partly') =>
      anEntry({ id: on, activity: 'meeting', on, ...(timetabled ? { timetabled } : {}) })
    const log = [
      meeting('2026-09-01', 'yes'),
      meeting('2026-09-08', 'no'),
      meeting('2026-09-15', 'partly'),
      meeting('2026-09-22'),
      meeting('2026-09-29', 'yes'),
    ]
    const days = { from: '2026-09-01', to: '2026-09-30' }
    expect(protectedTime(log, days)).toEqual({ done: 2, of: 4 })
    expect(protectedTime(log, { ...days, newest: 3 })).toEqual({ done: 1, of: 3 })
    expect(protectedTime(log, { ...days, to: '2026-09-07' })).toEqual({ done: 1, of: 1 })
  })
})
