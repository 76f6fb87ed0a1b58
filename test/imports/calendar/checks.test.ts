import { describe, expect, it } from 'vitest'
import { aCalendarFile, TERMS_2026 } from '../../support/build-roster.ts'
import { calendarErrors } from '../../support/read-files.ts'

describe('a calendar', () => {
  it.each([
    ['terms that overlap', 'term,autumn,2026-12-01,2026-12-30', [8, 'from', 'terms-overlap']],
    [
      'a half-term break outside every term',
      'half-term,,2026-12-21,2026-12-24',
      [8, 'from', 'half-term-outside-term'],
    ],
    [
      'a half-term break that ends a term',
      'half-term,,2027-03-22,2027-03-25',
      [8, 'from', 'half-term-outside-term'],
    ],
    [
      'two half-term breaks in one term',
      'half-term,,2026-11-16,2026-11-20',
      [8, 'from', 'two-half-terms'],
    ],
    [
      'a day that is there twice',
      'inset,,2026-11-02,\n123456,closure,,2026-11-01,2026-11-03',
      [9, 'from', 'same-day-twice'],
    ],
    [
      'a URN that is none',
      'inset,,2026-11-02,\n12345,inset,,2026-11-03,',
      [9, 'school_urn', 'bad-urn'],
    ],
  ])('refuses %s', (_, line, place) => {
    expect(calendarErrors(aCalendarFile([...TERMS_2026, line]))).toEqual([place])
  })

  it('refuses terms in the wrong order of one year, and a break of another term', () => {
    const file = aCalendarFile([
      'term,spring,2026-09-03,2026-12-18',
      'half-term,summer half term,2026-10-26,2026-10-30',
      'term,autumn,2027-01-04,2027-03-25',
    ])
    expect(calendarErrors(file)).toEqual([
      [3, 'name', 'half-term-of-another-term'],
      [4, 'name', 'terms-out-of-order'],
    ])
  })
})
