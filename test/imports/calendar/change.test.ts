import { describe, expect, it } from 'vitest'
import type { CalendarEntry } from '../../../src/domain/calendar/school-year.ts'
import { changed } from '../../../src/imports/calendar/change.ts'
import type { CalendarRow } from '../../../src/imports/calendar/row.ts'
import { entries2026 } from '../../support/build-calendar.ts'

const row = (
  kind: CalendarEntry['kind'],
  from: string,
  to = from,
  name: string = kind,
): CalendarRow => ({
  line: 2,
  urn: '123456',
  kind,
  name,
  from,
  to,
})
const changedBy = (
  rows: readonly CalendarRow[],
  open: readonly (readonly [string, string])[] = [],
) =>
  changed(entries2026, {
    urn: '123456',
    rows,
    openDays: open.map(([from, to]) => ({ line: 3, urn: '123456', from, to })),
  })
const days = (rows: readonly CalendarRow[], kind: string): string[] =>
  rows.filter((each) => each.kind === kind).map(({ from, to }) => `${from} ${to}`)

describe('a stored calendar that a file changes', () => {
  it('gets a training day more, and keeps everything else', () => {
    const rows = changedBy([row('inset', '2027-07-02')])
    expect(rows).toHaveLength(entries2026.length + 1)
    expect(days(rows, 'inset')).toContain('2027-07-02 2027-07-02')
  })

  it('gets a half term of two weeks in place of the one in the same term', () => {
    const rows = changedBy([row('half-term', '2026-10-19', '2026-10-30')])
    expect(days(rows, 'half-term')).toEqual([
      '2026-10-19 2026-10-30',
      '2027-02-15 2027-02-19',
      '2027-05-31 2027-06-04',
    ])
  })

  it('gets a term with other days in place of the one of that name', () => {
    const rows = changedBy([row('term', '2027-04-12', '2027-07-23', 'summer')])
    expect(days(rows, 'term').at(-1)).toBe('2027-04-12 2027-07-23')
    expect(days(rows, 'term')).toHaveLength(3)
  })

  it('has a closure where a training day was', () => {
    const rows = changedBy([row('closure', '2026-11-27')])
    expect(days(rows, 'closure')).toEqual(['2026-11-27 2026-11-27'])
    expect(days(rows, 'inset')).not.toContain('2026-11-27 2026-11-27')
  })

  it('has a school day where a training day was, and keeps the other of the two', () => {
    const rows = changedBy([], [['2026-09-01', '2026-09-01']])
    expect(days(rows, 'inset')).toContain('2026-09-02 2026-09-02')
    expect(days(rows, 'inset')).not.toContain('2026-09-01 2026-09-02')
  })

  it('is the same where the file says what is stored', () => {
    const rows = changedBy(entries2026.map((entry) => ({ ...entry, line: 2, urn: '123456' })))
    const plain = (each: readonly CalendarEntry[]): string[] =>
      each.map(({ kind, from, to }) => `${kind} ${from} ${to}`).sort()
    expect(plain(rows)).toEqual(plain(entries2026))
  })
})
