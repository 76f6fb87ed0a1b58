import { describe, expect, it } from 'vitest'
import { inductionClock } from '../../../src/domain/expectations/induction-clock.ts'
import { statutoryDates } from '../../../src/domain/expectations/statutory-dates.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { anEct, anInduction } from '../../support/build-induction.ts'

const calendar = calendarOfYears(2026, 2027, 2028)

const datesOf = (fte: number) => {
  const clock = inductionClock({
    induction: anInduction(),
    ect: anEct({ fte }),
    absences: [],
    calendar,
  })
  return { clock, dates: statutoryDates(clock, calendar) }
}

describe('days of the appropriate body (B-100)', () => {
  it('are a review in each term without an assessment, and an assessment at the end of each year', () => {
    const { clock, dates } = datesOf(1)
    expect(dates.map(({ kind, year }) => [kind, year])).toEqual([
      ['review', 1],
      ['review', 1],
      ['assessment', 1],
      ['review', 2],
      ['review', 2],
      ['assessment', 2],
    ])
    expect(dates[2]?.by).toBe(clock.years[0]?.to)
  })

  it('part time are a review in every term too, and an assessment where the longer year ends', () => {
    const { clock, dates } = datesOf(0.5)
    const first = dates.filter(({ year }) => year === 1)
    expect(first.map(({ kind }) => kind)).toEqual([...Array(5).fill('review'), 'assessment'])
    expect(first.at(-1)?.by).toBe(clock.years[0]?.to)
  })
})
