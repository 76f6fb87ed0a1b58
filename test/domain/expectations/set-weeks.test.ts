import { describe, expect, it } from 'vitest'
import { setWeeks } from '../../../src/domain/expectations/set-weeks.ts'
import type { PlacedItem, PlacedRule } from '../../../src/domain/programme/programme-rule.ts'
import { calendarOf, halfTerm, term } from '../../support/build-calendar.ts'
import { ground } from '../../support/build-ground.ts'
import { anEct } from '../../support/build-induction.ts'

const at = (week: number, but: Partial<PlacedItem> = {}): PlacedItem => ({
  id: `thing-${week}`,
  activity: 'meeting',
  title: 'Thing',
  minutes: 30,
  who: 'pair',
  because: 'It has a week of its own',
  source: 'TEST:1',
  at: week,
  ...but,
})

const rule = (items: readonly PlacedItem[], but: Partial<PlacedRule> = {}): PlacedRule => ({
  pattern: 'placed',
  per: 'half',
  fits: { from: 6, to: 7 },
  items,
  ...but,
})

describe('a rule of set weeks', () => {
  it('goes by half: each has its own, in proportion (contradiction 21)', () => {
    const all = setWeeks(rule([at(1), at(3), at(6)]), ground())
    expect(all).toHaveLength(18)
    expect(all.slice(0, 6).map(({ key, weeks }) => `${key} ${weeks.at(-1)?.weekOfHalf}`)).toEqual([
      '2026-27/autumn-1/thing-1 1',
      '2026-27/autumn-1/thing-3 3',
      '2026-27/autumn-1/thing-6 7',
      '2026-27/autumn-2/thing-1 1',
      '2026-27/autumn-2/thing-3 3',
      '2026-27/autumn-2/thing-6 6',
    ])
  })

  it('goes by term, over its half-term break', () => {
    const all = setWeeks(
      rule([at(1), at(12)], { per: 'term', fits: { from: 12, to: 12 } }),
      ground(),
    )
    expect(all.map(({ weeks }) => weeks.at(-1)?.weekOfTerm)).toEqual([1, 15, 1, 11, 1, 14])
  })

  it('goes by module: a part-time ECT has more weeks for it, and a key of the module (B-11)', () => {
    const study = at(6, { activity: 'self-study', who: 'ect', id: 'study' })
    const all = setWeeks(rule([study], { per: 'module' }), ground({ ect: anEct({ fte: 0.5 }) }))
    expect(all.map(({ key }) => key)).toEqual([
      '2026-27/autumn-1/study-a',
      '2026-27/spring-1/study-b',
      '2026-27/summer-1/study-c',
    ])
    expect(all[0]?.weeks.at(-1)?.weekOfTerm).toBe(13)
  })

  it('opens a thing earlier where it says so', () => {
    const study = at(3, { activity: 'self-study', opensAt: 2 })
    const [first] = setWeeks(rule([study]), ground())
    expect(first?.weeks.map(({ weekOfHalf }) => weekOfHalf)).toEqual([2, 3])
  })

  it('never has two meetings in a week: in a half of two weeks the middle one gives way', () => {
    const calendar = calendarOf([
      term('autumn', '2026-09-07', '2026-12-18'),
      halfTerm('2026-09-21', '2026-10-30'),
    ])
    const all = setWeeks(rule([at(1), at(3), at(6)]), ground({ calendar }))
    expect(all.filter(({ key }) => key.includes('autumn-1')).map(({ item }) => item.id)).toEqual([
      'thing-1',
      'thing-6',
    ])
  })
})
