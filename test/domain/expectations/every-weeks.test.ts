import { describe, expect, it } from 'vitest'
import { everyWeeks } from '../../../src/domain/expectations/every-weeks.ts'
import { steadyPace } from '../../../src/domain/expectations/pace.ts'
import type { EveryWeeksRule } from '../../../src/domain/programme/programme-rule.ts'
import { ground } from '../../support/build-ground.ts'
import { patternProgramme } from '../../support/build-programme.ts'

const rule = (but: Partial<EveryWeeksRule> = {}): EveryWeeksRule => ({
  pattern: 'every-weeks',
  every: 1,
  countedFrom: 'half',
  items: [
    {
      id: 'study',
      activity: 'self-study',
      title: 'Study {module}',
      minutes: 30,
      who: 'ect',
      because: 'Each week has study',
      source: 'TEST:1',
    },
  ],
  ...but,
})

const keys = (of: Partial<EveryWeeksRule>) => everyWeeks(rule(of), ground()).map(({ key }) => key)

describe('an agreed pace (B-11)', () => {
  const at = (pace: number) =>
    everyWeeks(rule(), { ...ground(), pace: steadyPace(pace, true) }).map(
      ({ weeks }) => weeks[0]?.weekOfYear,
    )

  it('brings weekly things pro rata, the first one always', () => {
    expect(at(1)).toHaveLength(40)
    expect(at(0.5).slice(0, 4)).toEqual([1, 3, 5, 7])
    expect(at(0.5)).toHaveLength(20)
    expect(at(0.6)).toHaveLength(24)
  })

  it('leaves the limit of a year as it is, where a longer year alone raises it', () => {
    const limit = { count: 18, per: 'year' } as const
    const slow = { ...ground(), pace: steadyPace(0.5) }
    expect(everyWeeks(rule({ limit }), slow)).toHaveLength(36)
    expect(everyWeeks(rule({ limit }), { ...slow, pace: steadyPace(0.5, true) })).toHaveLength(18)
  })
})

describe('a weekly rule', () => {
  it('asks once in each teaching week, with a key of its half and week', () => {
    const all = keys({})
    expect(all).toHaveLength(40)
    expect(all.slice(7, 9)).toEqual(['2026-27/autumn-1/study-8', '2026-27/autumn-2/study-1'])
  })

  it('asks every second week, counted from the half, the term or the year (B-15)', () => {
    const autumn2 = (of: Partial<EveryWeeksRule>) =>
      keys({ every: 2, ...of }).filter((key) => key.includes('autumn-2'))
    expect(autumn2({ countedFrom: 'half' })).toEqual(
      [1, 3, 5, 7].map((n) => `2026-27/autumn-2/study-${n}`),
    )
    expect(autumn2({ countedFrom: 'term' })).toEqual(
      [1, 3, 5, 7].map((n) => `2026-27/autumn-2/study-${n}`),
    )
    const spring = keys({ every: 2, countedFrom: 'year' }).filter((key) => key.includes('spring-1'))
    expect(spring).toEqual([2, 4, 6].map((n) => `2026-27/spring-1/study-${n}`))
  })

  it('stops at its limit in each half, term or year (B-20)', () => {
    expect(keys({ limit: { count: 36, per: 'year' } })).toHaveLength(36)
    expect(keys({ limit: { count: 12, per: 'term' } })).toHaveLength(12 + 11 + 12)
    expect(keys({ limit: { count: 2, per: 'half' } })).toHaveLength(12)
  })

  it('leaves out weeks without a module where it needs one', () => {
    const strands = everyWeeks(rule({ needsModule: true }), ground({ programme: patternProgramme }))
    expect(strands).toHaveLength(36)
    expect(strands[0]?.title).toBe('Study Module B1')
  })
})
