import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, eachDay, type Weekday } from '../../../src/domain/calendar/school-date.ts'
import { halfName } from '../../../src/domain/calendar/school-year.ts'
import type { Agreement } from '../../../src/domain/expectations/agreements.ts'
import {
  inductionClock,
  inductionYearOn,
} from '../../../src/domain/expectations/induction-clock.ts'
import type { Absence, Induction } from '../../../src/domain/people.ts'
import { anyYear, calendar2026, calendarOf, calendarOfYears } from '../../support/build-calendar.ts'
import { anEct, anInduction, away, inYearTwo, startingOn } from '../../support/build-induction.ts'

const threeYears = calendarOfYears(2026, 2027, 2028)

interface Case {
  readonly induction?: Induction
  readonly fte?: number
  readonly workingDays?: readonly Weekday[]
  readonly absences?: readonly Absence[]
  readonly agreements?: readonly Agreement[]
  readonly calendar?: typeof calendar2026
}

const clockOf = ({ induction = anInduction(), fte = 1, workingDays, ...rest }: Case = {}) =>
  inductionClock({
    induction,
    ect: anEct({ fte, ...(workingDays === undefined ? {} : { workingDays }) }),
    absences: rest.absences ?? [],
    agreements: rest.agreements ?? [],
    calendar: rest.calendar ?? threeYears,
  })

const lastHalf = (clock: ReturnType<typeof clockOf>, year: 0 | 1): string => {
  const part = clock.years[year]?.parts.at(-1)
  return part === undefined ? 'none' : `${part.half.academicYear} ${halfName(part.half)}`
}

describe('a full-time induction', () => {
  it('has two years of three terms, from the half in which it starts (induction.md 1)', () => {
    const clock = clockOf()
    expect(clock.years.map(({ from, to }) => [from, to])).toEqual([
      ['2026-09-01', '2027-07-21'],
      ['2027-07-22', threeYears.halves[11]?.lastDay],
    ])
    expect(inductionYearOn(clock, '2026-08-31')).toBe('not-started')
    expect(inductionYearOn(clock, '2026-09-01')).toBe(1)
    expect(inductionYearOn(clock, '2027-07-21')).toBe(1)
    expect(inductionYearOn(clock, '2027-09-06')).toBe(2)
    expect(inductionYearOn(clock, '2028-10-02')).toBe('complete')
  })

  it('may start in January: year 1 then ends at Christmas (B-10)', () => {
    const clock = clockOf({ induction: startingOn('2027-01-04') })
    expect(lastHalf(clock, 0)).toBe('2027-28 autumn-2')
    expect(inductionYearOn(clock, '2027-12-01')).toBe(1)
    expect(inductionYearOn(clock, '2028-01-10')).toBe(2)
  })

  it('may start inside a week: that week belongs to it', () => {
    const clock = clockOf({ induction: startingOn('2027-01-13') })
    expect(clock.years[0]?.parts[0]?.weeks[0]?.monday).toBe('2027-01-11')
  })

  it('in its second year since September completes in July, and was in year 1 before', () => {
    const clock = clockOf({ induction: inYearTwo() })
    expect(inductionYearOn(clock, '2025-11-03')).toBe(1)
    expect(inductionYearOn(clock, '2026-11-03')).toBe(2)
    expect(inductionYearOn(clock, '2027-09-06')).toBe('complete')
  })

  it('has no end as long as the calendar does not reach it', () => {
    const clock = clockOf({ induction: startingOn('2027-01-04'), calendar: calendar2026 })
    expect(clock.years).toHaveLength(1)
    expect(clock.years[0]?.to).toBeUndefined()
    expect(inductionYearOn(clock, '2028-11-01')).toBe(1)
  })

  it('that began before the calendar goes on from where it must be', () => {
    const clock = clockOf({ induction: startingOn('2026-01-05'), calendar: calendar2026 })
    expect(inductionYearOn(clock, '2026-11-30')).toBe(1)
    expect(inductionYearOn(clock, '2027-01-11')).toBe(2)
  })
})

describe('a part-time induction', () => {
  it('of 0.5 takes two school years for each year of induction (B-11)', () => {
    const clock = clockOf({ fte: 0.5, workingDays: [1, 2, 3] })
    expect(lastHalf(clock, 0)).toBe('2027-28 summer-2')
    expect(inductionYearOn(clock, '2028-09-11')).toBe(2)
  })

  it('of 0.6 takes ten halves', () => {
    expect(lastHalf(clockOf({ fte: 0.6 }), 0)).toBe('2027-28 spring-2')
  })

  it('of 0.8 ends a year with a half, and takes fifteen halves in all, no more', () => {
    const clock = clockOf({ fte: 0.8 })
    expect(clock.years.map(({ halves }) => halves)).toEqual([8, 7])
    expect(lastHalf(clock, 1)).toBe('2028-29 spring-1')
  })
})

describe('absence (induction.md 1)', () => {
  it('of 29 days moves nothing', () => {
    // 2 November and 27 November are training days: working days, too.
    const clock = clockOf({ absences: [away('ect', '2026-11-02', '2026-12-10')] })
    expect(clock.years[0]).toMatchObject({ extendedBy: 0, to: '2027-07-21' })
  })

  it('of 30 days moves the end of year 1 by all 30 of them, into the next autumn', () => {
    const clock = clockOf({ absences: [away('ect', '2026-11-02', '2026-12-11')] })
    const [year1, year2] = clock.years
    expect(year1?.extendedBy).toBe(30)
    const days = threeYears.weeks.flatMap((week) => week.workingDays)
    expect(days.filter((day) => day > '2027-07-21' && day <= (year1?.to ?? ''))).toHaveLength(30)
    expect(year1?.to).toBe('2027-10-15')
    expect(inductionYearOn(clock, '2027-10-15')).toBe(1)
    expect(inductionYearOn(clock, '2027-10-18')).toBe(2)
    expect(year2?.from).toBe('2027-10-16')
  })

  it('moves year 2 along with year 1, so that both stay whole', () => {
    const usual = clockOf().years[1]?.to ?? ''
    const moved =
      clockOf({ absences: [away('ect', '2026-11-02', '2026-12-11')] }).years[1]?.to ?? ''
    const days = threeYears.weeks.flatMap((week) => week.workingDays)
    expect(days.filter((day) => day > usual && day <= moved)).toHaveLength(30)
  })

  it('adds up over the year of induction, and counts inside the extension too', () => {
    const clock = clockOf({
      absences: [
        away('ect', '2026-11-02', '2026-11-27'),
        away('ect', '2027-01-04', '2027-01-15'),
        away('ect', '2027-09-13', '2027-09-17'),
      ],
    })
    expect(clock.years[0]?.extendedBy).toBe(35)
  })

  it('of a part-time ECT counts from a share of 30, on their own working days', () => {
    const half = { fte: 0.5, workingDays: [1, 2] as const }
    const fifteen = clockOf({ ...half, absences: [away('ect', '2026-09-08', '2026-11-03')] })
    expect(fifteen.years[0]?.extendedBy).toBe(15)
    const fourteen = clockOf({ ...half, absences: [away('ect', '2026-09-08', '2026-11-02')] })
    expect(fourteen.years[0]?.extendedBy).toBe(0)
  })

  it('of a mentor moves nothing', () => {
    expect(clockOf({ absences: [away('mentor', '2026-09-01', '2027-07-21')] }).years[0]?.to).toBe(
      '2027-07-21',
    )
  })
})

/** An ECT of any kind, in ten school years of any shape. */
const anyCase = fc.record({
  years: fc.tuple(...Array.from({ length: 10 }, (_, i) => anyYear(2024 + i))),
  start: fc.integer({ min: 0, max: 1000 }),
  fte: fc.constantFrom(0.4, 0.5, 0.6, 0.8, 0.9, 1),
  awayDays: fc.integer({ min: 0, max: 120 }),
})

it('goes through its states once and in order, on every day of ten school years', () => {
  const order = ['not-started', 1, 2, 'complete']
  fc.assert(
    fc.property(anyCase, ({ years, start, fte, awayDays }) => {
      const from = addDays('2024-09-02', start)
      const calendar = calendarOf(...years)
      const clock = clockOf({
        induction: startingOn(from),
        fte,
        calendar,
        absences: [away('ect', addDays(from, 60), addDays(from, 60 + awayDays))],
      })
      const states = eachDay('2024-08-01', '2034-07-31').map((day) => inductionYearOn(clock, day))
      const places = states.map((state) => order.indexOf(state as string))
      expect(places).toEqual([...places].sort())
      const weeks = clock.years.flatMap(({ parts }) => parts.flatMap((part) => part.weeks))
      expect(new Set(weeks.map(({ monday }) => monday)).size).toBe(weeks.length)
    }),
    { numRuns: 20 },
  )
})

describe('what is agreed about the length of an induction (B-11, induction.md 1)', () => {
  const said = { inductionId: 'induction', saidBy: 'tutor', saidAt: new Date('2026-09-01') }
  const ends = (clock: ReturnType<typeof clockOf>): readonly (string | undefined)[] =>
    clock.years.map(({ to }) => to)
  const [year1, year2] = ends(clockOf())

  it('a bespoke pace takes the place of the share of full time', () => {
    const agreed = { ...said, kind: 'pace', from: '2026-09-01', amount: 1 } as const
    expect(ends(clockOf({ fte: 0.5, agreements: [agreed] }))).toEqual(ends(clockOf()))
    const slower = { ...agreed, amount: 0.5 }
    expect(lastHalf(clockOf({ agreements: [slower] }), 0)).toBe('2027-28 summer-2')
  })

  it('a pace counts from its own day on, whatever was said first', () => {
    const slower = { ...said, kind: 'pace', from: '2027-01-04', amount: 0.5 } as const
    const full = { ...slower, from: '2026-09-01', amount: 1, saidAt: new Date('2026-10-01') }
    for (const agreements of [[full, slower], [slower, full], [slower]]) {
      const clock = clockOf({ agreements })
      expect(clock.years[0]?.halves).toBe(10)
      expect(lastHalf(clock, 0)).toBe('2027-28 spring-2')
    }
    // A year that was over before stays as it was.
    const inYear2 = clockOf({ agreements: [{ ...slower, from: '2027-09-06' }] })
    expect(inYear2.years[0]?.to).toBe(year1)
    expect(inYear2.years[1]?.halves).toBe(12)
  })

  it('another share of full time from a day on leaves the years and absences of before as they were', () => {
    const induction = anInduction({ earlierFte: [{ fte: 1, until: '2027-07-31' }] })
    const clock = clockOf({ induction, fte: 0.5 })
    expect(clock.years[0]).toMatchObject({ to: year1, halves: 6 })
    expect(clock.years[1]?.halves).toBe(12)
    const absences = [away('ect', '2026-11-02', '2026-12-04')]
    expect(clockOf({ induction, fte: 0.5, absences }).years[0]?.extendedBy).toBe(0)
  })

  it('a pace leaves the days of absence that extend a year as the share of full time has them', () => {
    const agreed = { ...said, kind: 'pace', from: '2026-09-01', amount: 0.5 } as const
    const fullTime = { agreements: [agreed], absences: [away('ect', '2026-11-02', '2026-12-10')] }
    expect(clockOf(fullTime).years[0]?.extendedBy).toBe(0)
    const days = { fte: 0.5, workingDays: [1, 2], agreements: [{ ...agreed, amount: 1 }] } as const
    const absences = [away('ect', '2026-09-08', '2026-11-03')]
    expect(clockOf({ ...days, absences }).years[0]?.extendedBy).toBe(15)
  })

  it('an extension moves the end of the year in which it counts, by school days, and the next with it', () => {
    const agreed = { ...said, kind: 'extension', from: '2027-03-01', amount: 10 } as const
    const clock = clockOf({ agreements: [agreed] })
    expect(clock.years[0]).toMatchObject({ extendedBy: 10 })
    expect(clock.years[0]?.to?.slice(0, 7)).toBe('2027-09')
    const later = { ...agreed, from: '2028-03-01' }
    expect(ends(clockOf({ agreements: [later] }))[0]).toBe(year1)
  })

  it('parental leave extends only where the ECT chose so, however long or short it is', () => {
    const leave = { ...said, kind: 'leave', from: '2027-01-04', to: '2027-02-12' } as const
    const absences = [away('ect', '2027-01-04', '2027-02-12')]
    const years = (choice: 'extend' | 'keep' | 'not-chosen') =>
      clockOf({ absences, agreements: [{ ...leave, choice }] }).years
    expect(years('keep').map(({ to }) => to)).toEqual([year1, year2])
    expect(years('not-chosen').map(({ to }) => to)).toEqual([year1, year2])
    expect(years('extend')[0]).toMatchObject({ extendedBy: 30 })
    const short = { ...leave, to: '2027-01-08', choice: 'extend' } as const
    const week = [away('ect', '2027-01-04', '2027-01-08')]
    expect(clockOf({ absences: week, agreements: [short] }).years[0]?.extendedBy).toBe(5)
  })

  it('leave is added to no other absence', () => {
    const leave = { ...said, kind: 'leave', from: '2027-01-04', to: '2027-02-05' } as const
    const absences = [
      away('ect', '2027-01-04', '2027-02-05'),
      away('ect', '2027-03-01', '2027-03-12'),
    ]
    const agreements = [{ ...leave, choice: 'keep' as const }]
    expect(clockOf({ absences, agreements }).years[0]?.extendedBy).toBe(0)
  })
})
