import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spread } from '../../../src/domain/expectations/study-spread.ts'
import type { SpreadRule, StudyItem } from '../../../src/domain/programme/programme-rule.ts'
import { anyYear, calendarOf } from '../../support/build-calendar.ts'
import { ground } from '../../support/build-ground.ts'
import { anEct } from '../../support/build-induction.ts'

const study = (id: string, minutes: number, but: Partial<StudyItem> = {}): StudyItem => ({
  id,
  activity: 'self-study',
  title: `${id} {n}`,
  minutes,
  who: 'ect',
  because: 'The module has it',
  source: 'TEST:1',
  ...but,
})

const rule: SpreadRule = {
  pattern: 'spread',
  items: [study('core', 90), study('more', 45, { times: { first: 2, later: 3 } })],
}

const weeksOf = (all: ReturnType<typeof spread>) =>
  all.map(({ weeks }) => [weeks[0]?.weekOfHalf, weeks.at(-1)?.weekOfHalf])

describe('study spread over the weeks of a module', () => {
  it('opens each item when its minutes begin and wants it when they end (contradiction 20)', () => {
    const autumn1 = spread(rule, ground()).filter(({ key }) => key.includes('autumn-1'))
    expect(autumn1.map(({ title }) => title)).toEqual(['core 1', 'more 1', 'more 2'])
    expect(weeksOf(autumn1)).toEqual([
      [1, 4],
      [5, 6],
      [7, 8],
    ])
  })

  it('has more of an item in later modules where the rule says so (B-32)', () => {
    const keys = spread(rule, ground()).map(({ key }) => key)
    expect(keys.filter((key) => key.includes('autumn-2'))).toEqual([
      '2026-27/autumn-2/core-b',
      '2026-27/autumn-2/more-b-1',
      '2026-27/autumn-2/more-b-2',
      '2026-27/autumn-2/more-b-3',
    ])
  })

  it('gives a part-time ECT the same minutes over more weeks (B-11)', () => {
    const all = spread(rule, ground({ ect: anEct({ fte: 0.5 }) })).filter(
      ({ module }) => module?.id === 'A',
    )
    expect(all.map(({ weeks }) => weeks.length)).toEqual([8, 5, 4])
    expect(all.at(-1)?.weeks.at(-1)?.weekOfTerm).toBe(15)
  })

  it('asks for nothing in time without a module', () => {
    expect(spread(rule, { ...ground(), runs: [] })).toEqual([])
  })
})

const any2026 = anyYear(2026)

/** By each week of a half no more is due than its share of the minutes. */
function expectEvenLoad(own: ReturnType<typeof spread>): void {
  const total = own.reduce((sum, { item }) => sum + (item.minutes ?? 0), 0)
  const last = own.at(-1)?.weeks.at(-1)?.weekOfHalf ?? 0
  for (let week = 1; week <= last; week++) {
    const due = own.filter(({ weeks }) => (weeks.at(-1)?.weekOfHalf ?? 0) <= week)
    const minutes = due.reduce((sum, { item }) => sum + (item.minutes ?? 0), 0)
    expect(minutes).toBeLessThanOrEqual(Math.ceil((week / last) * total))
  }
  expect(own[0]?.weeks[0]?.weekOfHalf).toBe(1)
}

it('is an even load in halves of any length (B-22)', () => {
  fc.assert(
    fc.property(any2026, (entries) => {
      const all = spread(rule, ground({ calendar: calendarOf(entries) }))
      const halfOf = ({ key }: { readonly key: string }): string => key.split('/')[1] ?? ''
      for (const half of new Set(all.map(halfOf))) {
        expectEvenLoad(all.filter((item) => halfOf(item) === half))
      }
    }),
    { numRuns: 30 },
  )
})
