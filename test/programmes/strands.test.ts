import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CalendarEntry,
  type SchoolCalendar,
  schoolCalendar,
} from '../../src/domain/calendar/school-year.ts'
import { inductionExpectations } from '../../src/domain/expectations/expectations.ts'
import type { InductionFacts } from '../../src/domain/expectations/induction-facts.ts'
import type { Programme } from '../../src/domain/programme/programme.ts'
import { ambition } from '../../src/programmes/ambition/programme.ts'
import { ectAlign } from '../../src/programmes/ect-align/programme.ts'
import { anyYear, bankHolidays, calendarOfYears, plainEntries } from '../support/build-calendar.ts'
import { anEct, anInduction, away, facts, startingOn } from '../support/build-induction.ts'

const ALL = ambition.modules.map(({ id }) => id)

const around = (
  programme: Programme,
  calendar: SchoolCalendar,
  but: Partial<InductionFacts> = {},
) => inductionExpectations(facts({ programme, calendar, ...but }))

/** Each module that is studied, in year 1 or as one left over for year 2, in order. */
const studied = (...of: Parameters<typeof around>) =>
  around(...of)
    .filter(({ personId, activity, module }) => {
      return personId === 'ect' && activity === 'self-study' && module !== undefined
    })
    .map(({ module, inductionYear }) => ({ id: module?.id ?? '', inductionYear }))

const ids = (all: ReturnType<typeof studied>, year?: 1 | 2) =>
  all
    .filter(({ inductionYear }) => year === undefined || inductionYear === year)
    .map(({ id }) => id)

const calendarOf = (...years: readonly (readonly CalendarEntry[])[]): SchoolCalendar =>
  schoolCalendar(years.flat(), bankHolidays)

describe('strands of twelve modules on calendars with few weeks and with many', () => {
  it.each([
    { programme: ambition, what: 'a strand a term' },
    { programme: ectAlign, what: 'a strand a half term' },
  ])('lose nothing and double nothing in $what (contradiction 4)', ({ programme }) => {
    fc.assert(
      fc.property(anyYear(2026), (entries) => {
        const calendar = calendarOf(entries, plainEntries(2027))
        const all = studied(programme, calendar)
        expect([...ids(all)].sort()).toEqual([...ALL].sort())
        const weeks = calendar.weeks.filter(({ academicYear }) => academicYear === '2026-27').length
        if (weeks < 36) expect(ids(all, 1).length).toBeLessThanOrEqual(weeks)
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    { programme: ambition, what: 'a strand a term' },
    { programme: ectAlign, what: 'a strand a half term' },
  ])(
    'take each strand in order, one module a week, in $what (AMB:193, AMB:359)',
    ({ programme }) => {
      fc.assert(
        fc.property(anyYear(2026), (entries) => {
          const study = around(programme, calendarOf(entries)).filter(
            ({ personId, activity }) => personId === 'ect' && activity === 'self-study',
          )
          const mondays = study.map(({ week }) => week.monday)
          expect(new Set(mondays).size).toBe(mondays.length)
          for (const letter of ['B', 'I', 'S']) {
            const own = study.flatMap(({ module }) => (module?.id[0] === letter ? [module.id] : []))
            expect(own).toEqual(ALL.filter((id) => id[0] === letter).slice(0, own.length))
          }
        }),
        { numRuns: 60 },
      )
    },
  )

  it('go on in the next weeks where a term is shorter than its strand (spring 2027 has 11 weeks)', () => {
    const all = ids(studied(ambition, calendarOfYears(2026)), 1)
    expect(all).toEqual(ALL)
  })

  it('have spare weeks in which nothing new is studied, for what is still to be logged (B-21)', () => {
    const weeks = around(ambition, calendarOfYears(2026))
      .filter(({ activity, personId }) => activity === 'self-study' && personId === 'ect')
      .map(({ week }) => week.weekOfYear)
    expect(weeks).toHaveLength(36)
    expect([13, 14, 15, 40].filter((week) => weeks.includes(week))).toEqual([])
  })

  it('go on with the same module after a week away (AMB:359)', () => {
    const absences = [away('ect', '2026-09-21', '2026-09-25')]
    const all = around(ambition, calendarOfYears(2026), { absences })
    const fourth = all.find(({ id }) => id.endsWith('module-study-b4'))
    expect(fourth).toMatchObject({ opensOn: '2026-09-28', dueOn: '2026-10-02', state: 'open' })
    const fifth = all.find(({ id }) => id.endsWith('module-study-b5'))
    expect(fifth?.opensOn).toBe('2026-10-05')
  })

  it('begin with Behaviour for somebody who joins in January (HANTS:23, AMB:193)', () => {
    const calendar = calendarOfYears(2026, 2027)
    const late = studied(ambition, calendar, { induction: startingOn('2027-01-04') })
    expect(ids(late, 1)).toEqual(ALL)
    expect(ids(late).length).toBe(36)
  })

  it('take longer for a part-time ECT, and are the same 36 (B-11)', () => {
    const calendar = calendarOfYears(2026, 2027, 2028, 2029)
    const ect = anEct({ fte: 0.6, workingDays: [1, 2, 3] })
    expect([...ids(studied(ambition, calendar, { ect }))].sort()).toEqual([...ALL].sort())
    expect([...ids(studied(ectAlign, calendar, { ect }))].sort()).toEqual([...ALL].sort())
  })
})

describe('coaching weeks (B-20)', () => {
  const count = (activity: string, year: 1 | 2, but: Partial<InductionFacts> = {}) =>
    around(ambition, calendarOfYears(2026, 2027), but).filter(
      (one) => one.activity === activity && one.inductionYear === year && one.state !== 'excused',
    ).length

  it('are at most 36 in year 1 and 18 fortnights in year 2, on any calendar', () => {
    fc.assert(
      fc.property(anyYear(2026), anyYear(2027), (first, second) => {
        const all = around(ambition, calendarOf(first, second))
        const meetings = (year: 1 | 2) =>
          all.filter((one) => one.activity === 'meeting' && one.inductionYear === year).length
        expect(meetings(1)).toBeLessThanOrEqual(36)
        expect(meetings(2)).toBeLessThanOrEqual(18)
      }),
      { numRuns: 40 },
    )
    expect([count('meeting', 1), count('drop-in', 1)]).toEqual([36, 36])
    expect([count('meeting', 2), count('drop-in', 2)]).toEqual([18, 18])
  })

  it('are not used up by weeks away: 34 days’ absence moves them into the extension', () => {
    const absences = [away('ect', '2027-01-04', '2027-02-26')]
    expect(count('meeting', 1, { absences })).toBe(36)
  })

  it('go on each week through a part-time ECT’s longer year', () => {
    const ect = anEct({ fte: 0.6, workingDays: [1, 2, 3] })
    expect(count('meeting', 1, { ect })).toBeGreaterThan(50)
  })
})

it('begins an induction anew where a year has no earlier one on record', () => {
  const induction = anInduction({
    programme: 'ambition',
    startDate: '2025-09-01',
    anchor: { year: 2, from: '2026-09-01' },
  })
  expect(ids(studied(ambition, calendarOfYears(2026), { induction }))).toEqual([])
})
