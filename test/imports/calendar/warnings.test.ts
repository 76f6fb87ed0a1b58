import { describe, expect, it } from 'vitest'
import { aCalendarFile, TERMS_2026 } from '../../support/build-roster.ts'
import { calendarWarnings } from '../../support/read-files.ts'

describe('a calendar that is sound but looks unfinished gets a warning for', () => {
  const only = (kind: string): string[] => TERMS_2026.filter((line) => line.includes(kind))

  it('a training day at a weekend', () => {
    const file = aCalendarFile([...TERMS_2026, 'inset,,2026-11-07,'])
    expect(calendarWarnings(file)).toEqual([[8, 'from', 'inset-at-weekend']])
  })

  it('a term without a half-term break', () => {
    const file = TERMS_2026.filter((line) => !line.startsWith('half-term,spring'))
    expect(calendarWarnings(aCalendarFile(file))).toEqual([[4, 'kind', 'no-half-term']])
  })

  it('terms that are not there, and a gap between two', () => {
    expect(calendarWarnings(aCalendarFile([...only('autumn'), ...only('summer')]))).toEqual([
      [2, 'name', 'term-missing'],
      [4, 'from', 'long-gap'],
    ])
  })

  it('a term that begins on a Saturday', () => {
    const file = TERMS_2026.join('\n').replace('2027-04-12', '2027-04-10').split('\n')
    expect(calendarWarnings(aCalendarFile(file))).toEqual([[6, 'from', 'term-at-weekend']])
  })

  it('years for which bank holidays are not announced yet', () => {
    const file = TERMS_2026.map((line) =>
      line.replaceAll('2027-', '2030-').replaceAll('2026-', '2029-'),
    )
    expect(calendarWarnings(aCalendarFile(file)).map((place) => (place as string[])[2])).toContain(
      'bank-holidays-not-announced',
    )
  })
})
