import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/calendar/school-date.ts'
import { steadyPace } from '../../../src/domain/expectations/pace.ts'
import { chooseAnchor, yearCounted } from '../../../src/domain/expectations/year-anchor.ts'

describe('where the years of an induction are counted from', () => {
  const today = '2026-09-04'

  it.each([
    { when: 'this September, first year', startDate: '2026-09-01', year: 1, fte: 1 },
    { when: 'last September, second year', startDate: '2025-09-01', year: 2, fte: 1 },
    { when: 'last January, first year (B-10)', startDate: '2026-01-05', year: 1, fte: 1 },
    { when: 'at half time, third school year (B-11)', startDate: '2024-09-01', year: 2, fte: 0.5 },
    { when: 'the coming January, first year', startDate: '2027-01-04', year: 1, fte: 1 },
  ] as const)('is the start date for a start $when', ({ startDate, year, fte }) => {
    expect(chooseAnchor({ startDate, year, fte, today })).toEqual({
      anchor: { year: 1, from: startDate },
      surprising: false,
    })
  })

  it('is this September where the file says another year than the start date', () => {
    expect(chooseAnchor({ startDate: '2025-09-01', year: 1, fte: 1, today })).toEqual({
      anchor: { year: 1, from: '2026-09-01' },
      surprising: true,
    })
    expect(chooseAnchor({ startDate: '2026-09-03', year: 2, fte: 1, today })).toEqual({
      anchor: { year: 2, from: '2026-09-03' },
      surprising: true,
    })
  })

  it('is the start in the last days of August for a year 2 that begins then', () => {
    expect(
      chooseAnchor({ startDate: '2026-08-27', year: 2, fte: 1, today: '2026-08-28' }).anchor,
    ).toEqual({ year: 2, from: '2026-08-27' })
  })

  it('always gives the year of the file on that day', () => {
    const start = fc.integer({ min: -1500, max: 500 }).map((days) => addDays(today, days))
    fc.assert(
      fc.property(
        start,
        fc.constantFrom(1 as const, 2 as const),
        fc.constantFrom(0.2, 0.4, 0.5, 0.6, 0.8, 1),
        (startDate, year, fte) => {
          const { anchor } = chooseAnchor({ startDate, year, fte, today })
          const on = startDate > today ? startDate : today
          expect(yearCounted(anchor, { pace: steadyPace(fte), on })).toBe(year)
          expect(anchor.from >= startDate || anchor.from === '2026-09-01').toBe(true)
        },
      ),
    )
  })
})
