import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittedWeek, separateWeeks } from '../../../src/domain/expectations/fitted-weeks.ts'

const sixOrSeven = { from: 6, to: 7 }
const weeksOf = (weeks: number): number[] => [
  ...separateWeeks([1, 3, 6], weeks, sixOrSeven).values(),
]

describe('weeks 1, 3 and 6 of a half term (contradiction 21)', () => {
  it.each([
    { weeks: 6, at: [1, 3, 6] },
    { weeks: 7, at: [1, 3, 6] },
    { weeks: 8, at: [1, 3, 7] },
    { weeks: 9, at: [1, 4, 8] },
    { weeks: 5, at: [1, 3, 5] },
    { weeks: 4, at: [1, 2, 4] },
    { weeks: 3, at: [1, 2, 3] },
  ])('become $at in a half of $weeks weeks', ({ weeks, at }) => {
    expect(weeksOf(weeks)).toEqual(at)
  })

  it('keep the first meeting and the last where two weeks have to do, and the first in one', () => {
    expect([...separateWeeks([1, 3, 6], 2, sixOrSeven)]).toEqual([
      [1, 1],
      [6, 2],
    ])
    expect([...separateWeeks([1, 3, 6], 1, sixOrSeven)]).toEqual([[1, 1]])
  })
})

it('never puts two into one week, and never leaves the stretch', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 16 }),
      (ats, weeks) => {
        const placed = [...separateWeeks(ats, weeks, { from: 12, to: 12 }).values()]
        expect(placed).toHaveLength(Math.min(ats.length, weeks))
        expect(new Set(placed).size).toBe(placed.length)
        expect(placed).toEqual([...placed].sort((a, b) => a - b))
        for (const week of placed) expect(week >= 1 && week <= weeks).toBe(true)
      },
    ),
  )
})

it('keeps the order of things that may share a week', () => {
  const weeks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((at) =>
    fittedWeek(at, 9, { from: 12, to: 12 }),
  )
  expect(weeks).toEqual([1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 8, 9])
})
