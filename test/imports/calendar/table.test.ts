import { describe, expect, it } from 'vitest'
import { aCalendarFile, TERMS_2026 } from '../../support/build-roster.ts'
import { calendarErrors, readWholeCalendar } from '../../support/read-files.ts'

describe('a calendar in CSV', () => {
  it('may leave out the last day and the name of a training day or closure', () => {
    const { rows } = readWholeCalendar(
      aCalendarFile([...TERMS_2026, 'inset,,2026-11-02,', 'closure,,2026-12-01,']),
    )
    expect(rows.slice(-2)).toMatchObject([
      { name: 'INSET day', from: '2026-11-02', to: '2026-11-02' },
      { name: 'closed', from: '2026-12-01', to: '2026-12-01' },
    ])
  })

  it('names every mistake of single lines at once', () => {
    const file = aCalendarFile([
      'terms,autumn,2026-09-03,2026-12-18',
      'term,winter,2026-09-03,2026-12-18',
      'term,autumn,03/09/2026,2026-12-18',
      'term,autumn,2026-12-18,2026-09-03',
      'term,autumn,2026-09-03,',
      'term,spring,2027-01-04,2027-07-21',
      'term,summer,2027-04-12,2027-04-16',
      'half-term,,2026-10-26,2026-12-30',
      'inset,,2206-10-26,2206-10-26',
      'bank holiday,,2027-05-03,2027-05-03',
      'inset,=1+1,2026-11-02,2026-11-02',
      'inset,2026-11-02',
    ])
    expect(calendarErrors(file)).toEqual([
      [2, 'kind', 'unknown-kind'],
      [3, 'name', 'unknown-term'],
      [4, 'from', 'bad-date'],
      [5, 'to', 'from-after-to'],
      [6, 'to', 'empty-cell'],
      [7, 'to', 'too-long'],
      [8, 'to', 'too-short'],
      [9, 'to', 'too-long'],
      [10, 'from', 'date-out-of-range'],
      [11, 'kind', 'unknown-kind'],
      [12, 'name', 'formula'],
      [13, 'from', 'empty-cell'],
    ])
  })
})
