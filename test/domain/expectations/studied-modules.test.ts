import { describe, expect, it } from 'vitest'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import { studiedModules } from '../../../src/domain/expectations/studied-modules.ts'
import { ambition } from '../../../src/programmes/ambition/programme.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { teachFirst } from '../../../src/programmes/teach-first/programme.ts'
import { calendar2026, calendarOfYears } from '../../support/build-calendar.ts'
import { anEntry, facts, inYearTwo, startingOn } from '../../support/build-induction.ts'

const studied = (but: Partial<InductionFacts>) => {
  const all = facts(but)
  return studiedModules(inductionExpectations(all), all).map(({ id }) => id)
}

describe('what counts as studied (B-49)', () => {
  it('is the modules whose time has begun, the one of now last', () => {
    expect(studied({ today: '2026-11-10' })).toEqual(['A', 'B'])
    expect(studied({ programme: ambition, today: '2026-09-22' })).toEqual(['B1', 'B2', 'B3', 'B4'])
  })

  it('is all of year 1 for an ECT whose year 1 was before Keepstep', () => {
    const year2 = { induction: inYearTwo(), today: '2026-09-08' }
    expect(studied({ ...year2, programme: niot })).toEqual(['B', 'C', 'D', 'E', 'F', 'A'])
    expect(studied({ ...year2, programme: ambition })).toHaveLength(36)
  })

  it('is all of a year 1 that the school’s calendar does not go back to', () => {
    const induction = startingOn('2025-09-01')
    const inYear2 = studied({ induction, calendar: calendar2026, today: '2026-09-08' })
    expect(inYear2).toEqual(['B', 'C', 'D', 'E', 'F', 'A'])
  })

  it('is nothing of what came before a late start (B-26)', () => {
    const induction = startingOn('2027-01-04')
    expect(studied({ induction, today: '2027-01-12' })).not.toContain('B')
  })

  it('is the cycles so far where the programme has no year 1', () => {
    const year2 = { induction: inYearTwo(), programme: teachFirst }
    expect(studied({ ...year2, today: '2026-09-08' })).toEqual(['C1'])
    expect(studied({ ...year2, today: '2027-04-20' })).toEqual(['C1', 'C2', 'C3'])
  })

  it('leaves out what was not logged in year 1, until it is taken up in year 2 (B-28)', () => {
    const calendar = calendarOfYears(2026, 2027)
    const weeks = calendar.weeks.filter(({ academicYear }) => academicYear === '2026-27')
    /* Three of these weeks have no module of their own: 31 modules are logged. */
    const log = weeks
      .slice(0, 34)
      .map(({ teachingDays }) => anEntry({ on: teachingDays.at(-1) ?? '' }))
    const year2 = { programme: ambition, calendar, log }
    expect(studied({ ...year2, today: '2027-09-08' })).toEqual([
      ...ambition.modules.slice(0, 31).map(({ id }) => id),
      'S8',
    ])
    expect(studied({ ...year2, today: '2027-09-22' }).at(-1)).toBe('S9')
  })
})
