import { describe, expect, it } from 'vitest'
import { schoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import { notesKeptUntil } from '../../../src/domain/oversight/retention.ts'
import { entries2026 } from '../../support/build-calendar.ts'

const calendar = schoolCalendar(entries2026, [])
const ect = { id: 'amina', fte: 1, workingDays: [1, 2, 3, 4, 5] as const }
const induction = {
  id: 'induction',
  ectId: 'amina',
  programme: 'niot',
  startDate: '2025-09-01',
  anchor: { year: 2 as const, from: '2026-09-01' },
}
const facts = { induction, ect, absences: [], calendar }
const lastDay = calendar.halves.at(-1)?.lastDay ?? ''

describe('notes are kept', () => {
  it('to the last day of the induction, where not a term more is asked for', () => {
    expect(notesKeptUntil(facts, 0)).toBe(lastDay)
  })

  it('for a term more, and longer rather than shorter where the calendar ends before', () => {
    const until = notesKeptUntil(facts, 1)
    expect(until > '2027-12-31').toBe(true)
    expect(until < '2028-02-28').toBe(true)
  })

  it('to the day before an ECT left, and to the end of the term that begins after that', () => {
    const left = { ...facts, leftOn: '2026-10-05' }
    expect(notesKeptUntil(left, 0)).toBe('2026-10-04')
    const spring = calendar.halves.filter(({ term }) => term === 'spring').at(-1)?.lastDay
    expect(notesKeptUntil(left, 1)).toBe(spring)
  })

  it('to a day that is surely later, where nobody knows when the induction ends', () => {
    const unknown = { ...facts, calendar: schoolCalendar([], []) }
    expect(notesKeptUntil(unknown, 1) > '2028-01-01').toBe(true)
  })

  it('longer for an ECT who works part time', () => {
    const half = { ...facts, ect: { ...ect, fte: 0.5 }, calendar: schoolCalendar([], []) }
    expect(notesKeptUntil(half, 1) > '2029-01-01').toBe(true)
  })
})
