import { describe, expect, it } from 'vitest'
import type { SchoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import { plannedInduction } from '../../../src/domain/expectations/planned-year.ts'
import { ambition } from '../../../src/programmes/ambition/programme.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import {
  aMentor,
  anEct,
  anInduction,
  away,
  facts,
  startingOn,
} from '../../support/build-induction.ts'
import { patternProgramme } from '../../support/build-programme.ts'

describe('the plan of an induction', () => {
  it('is shared by colleagues who began together, whoever mentors them', () => {
    const one = plannedInduction(facts())
    const colleague = facts({
      induction: anInduction({ id: 'colleague', ectId: 'other' }),
      ect: anEct({ id: 'other', name: 'Chloe Reed' }),
      mentors: [aMentor({ workingDays: [1] })],
    })
    expect(plannedInduction(colleague)).toBe(one)
  })

  it('is one’s own after choosing studies or being away', () => {
    const one = plannedInduction(facts())
    const choices = [{ inductionYear: 1, module: 'A', electives: ['A1'] }] as const
    expect(plannedInduction(facts({ choices }))).not.toEqual(one)
    const absences = [away('ect', '2026-09-07', '2026-09-08')]
    expect(plannedInduction(facts({ absences }))).not.toBe(one)
  })

  it('differs by start, pace, order of modules, programme and calendar', () => {
    const one = plannedInduction(facts())
    const others = [
      facts({ induction: anInduction({ anchor: { year: 2, from: '2026-09-01' } }) }),
      facts({ ect: anEct({ fte: 0.5 }) }),
      facts({ sequences: { '2026-27': ['A', 'F', 'C', 'E', 'B', 'D'] } }),
      facts({ programme: patternProgramme }),
      facts({ calendar: calendarOfYears(2027) }),
    ]
    for (const other of others) expect(plannedInduction(other)).not.toEqual(one)
  })

  it('calls nothing left over of a year 1 that the calendar does not go back to (B-28)', () => {
    const induction = startingOn('2025-09-01')
    const leftOver = (calendar: SchoolCalendar) =>
      plannedInduction(facts({ programme: ambition, induction, calendar, today: '2026-09-08' }))
        .filter(({ item, inductionYear }) => inductionYear === 2 && item.id.startsWith('left'))
        .map(({ module }) => module?.id)
    expect(leftOver(calendarOfYears(2026))).toEqual([])
    expect(leftOver(calendarOfYears(2025, 2026))).toEqual([])
  })

  it('has all years that the calendar reaches, each by its own rules', () => {
    const both = plannedInduction(facts({ calendar: calendarOfYears(2026, 2027) }))
    expect(
      both
        .filter(({ item }) => item.activity === 'meeting')
        .map(({ inductionYear }) => inductionYear),
    ).toEqual([...Array(40).fill(1), ...Array(18).fill(2)])
  })
})
