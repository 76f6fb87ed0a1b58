import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/calendar/school-date.ts'
import { readDay } from '../../../src/imports/table/read-day.ts'

const messageOf = (text: string): string => {
  const read = readDay(text)
  return read.kind === 'problem' ? read.message : ''
}

describe('a day in a file', () => {
  it('is year, month and day, as no two people read it differently', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = addDays('2000-01-01', days)
        expect(readDay(day)).toEqual({ kind: 'value', value: day })
      }),
    )
  })

  it.each([
    '07/09/2026',
    '7/9/2026',
    '7.9.2026',
    '07-09-2026',
    '2026-9-7',
    '2026/09/07',
    '7 Sep 2026',
    '7 September 2026',
    '7th Sept 2026',
    '07-Sep-2026',
  ])('written as %s is refused, with what to write instead', (text) => {
    expect(messageOf(text)).toContain('write 2026-09-07.')
  })

  it.each(['09/17/2026', 'September', '44811', '2026-09', '7 Foo 2026', '2026-09-07T00:00'])(
    'that %s may mean is not guessed',
    (text) => {
      expect(messageOf(text)).toContain('Write year, month and day like this: 2026-09-07.')
    },
  )

  it.each(['2026-02-30', '2026-13-01', '2027-02-29'])(
    'like %s that never comes is refused',
    (text) => {
      expect(messageOf(text)).toContain('There is no such day')
    },
  )
})
