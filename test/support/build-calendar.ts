import fc from 'fast-check'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import {
  addDays,
  mondayOf,
  type SchoolDate,
  weekdayOf,
} from '../../src/domain/calendar/school-date.ts'
import {
  type CalendarEntry,
  type SchoolCalendar,
  schoolCalendar,
  type TermName,
} from '../../src/domain/calendar/school-year.ts'

/** England's bank holidays of all the years that tests touch. */
export const bankHolidays: readonly SchoolDate[] = bankHolidaysOfEngland(2024, 2036)

export const term = (name: TermName, from: SchoolDate, to: SchoolDate): CalendarEntry => ({
  kind: 'term',
  name,
  from,
  to,
})

export const halfTerm = (from: SchoolDate, to: SchoolDate): CalendarEntry => ({
  kind: 'half-term',
  name: 'half term',
  from,
  to,
})

export const inset = (from: SchoolDate, to = from): CalendarEntry => ({
  kind: 'inset',
  name: 'training day',
  from,
  to,
})

export const closure = (from: SchoolDate, to = from): CalendarEntry => ({
  kind: 'closure',
  name: 'closed',
  from,
  to,
})

/**
 * A real primary school's year (induction.md 2). Autumn 1 has 8 teaching weeks (3 September is a
 * Thursday), autumn 2 has 7, spring 6 and 5, summer 7 and 7.
 */
export const entries2026: readonly CalendarEntry[] = [
  inset('2026-09-01', '2026-09-02'),
  term('autumn', '2026-09-03', '2026-12-18'),
  inset('2026-10-23'),
  halfTerm('2026-10-26', '2026-10-30'),
  inset('2026-11-02'),
  inset('2026-11-27'),
  term('spring', '2027-01-04', '2027-03-25'),
  halfTerm('2027-02-15', '2027-02-19'),
  term('summer', '2027-04-12', '2027-07-21'),
  halfTerm('2027-05-31', '2027-06-04'),
  inset('2027-05-28'),
  inset('2027-06-25'),
]

/** A plain school year that begins in September of `year`: halves of 7, 7, 6, 6, 6 and 7 weeks or close to it. */
export function plainEntries(year: number): readonly CalendarEntry[] {
  const firstMonday = (date: SchoolDate): SchoolDate =>
    weekdayOf(date) === 1 ? date : addDays(mondayOf(date), 7)
  const autumn = firstMonday(`${year}-09-01`)
  const spring = firstMonday(`${year + 1}-01-02`)
  const summer = firstMonday(`${year + 1}-04-10`)
  const build = (name: TermName, start: SchoolDate, weeks: readonly [number, number]) => [
    term(name, start, addDays(start, 7 * (weeks[0] + weeks[1] + 1) - 3)),
    halfTerm(addDays(start, 7 * weeks[0]), addDays(start, 7 * weeks[0] + 4)),
  ]
  return [
    ...build('autumn', autumn, [7, 7]),
    ...build('spring', spring, [6, 6]),
    ...build('summer', summer, [6, 6]),
  ]
}

export const calendarOf = (...entries: readonly (readonly CalendarEntry[])[]): SchoolCalendar =>
  schoolCalendar(entries.flat(), bankHolidays)

/** The real year 2026-27. */
export const calendar2026: SchoolCalendar = calendarOf(entries2026)

/** 2026-27 for real, with plain years after it. */
export const calendarOfYears = (...years: readonly number[]): SchoolCalendar =>
  calendarOf(...years.map((year) => (year === 2026 ? entries2026 : plainEntries(year))))

interface YearShape {
  /** Weeks of the six halves. */
  readonly weeks: readonly number[]
  /** Weeks of each half-term break. */
  readonly breaks: readonly number[]
  /** Weekdays into its first week on which each term starts. */
  readonly starts: readonly number[]
  readonly insets: readonly number[]
  readonly closures: readonly (readonly [number, number])[]
}

/** A school year with halves of 4 to 8 weeks that ends in July, terms that start inside a week, INSET and closures anywhere. */
export const anyYear = (year: number): fc.Arbitrary<readonly CalendarEntry[]> =>
  fc
    .record({
      weeks: fc.tuple(...[8, 7, 7, 6, 6, 6].map((max) => fc.integer({ min: 4, max }))),
      breaks: fc.tuple(...[2, 2, 1].map((max) => fc.integer({ min: 1, max }))),
      starts: fc.tuple(...[4, 4, 4].map((max) => fc.integer({ min: 0, max }))),
      insets: fc.array(fc.integer({ min: 0, max: 320 }), { maxLength: 6 }),
      closures: fc.array(
        fc.tuple(fc.integer({ min: 0, max: 320 }), fc.integer({ min: 0, max: 4 })),
        {
          maxLength: 3,
        },
      ),
    })
    .map((shape) => yearOfShape(year, shape))

function yearOfShape(year: number, shape: YearShape): readonly CalendarEntry[] {
  const september = mondayOf(`${year}-09-07`)
  const earliest = [september, `${year + 1}-01-04`, `${year + 1}-04-12`]
  let monday = september
  const terms = (['autumn', 'spring', 'summer'] as const).flatMap((name, i) => {
    monday = mondayOf(monday > (earliest[i] ?? '') ? monday : (earliest[i] ?? ''))
    const pause = addDays(monday, 7 * (shape.weeks[2 * i] ?? 6))
    const back = addDays(pause, 7 * (shape.breaks[i] ?? 1))
    const end = addDays(back, 7 * (shape.weeks[2 * i + 1] ?? 6) - 3)
    const from = addDays(monday, shape.starts[i] ?? 0)
    monday = addDays(mondayOf(end), 14)
    return [term(name, from, end), halfTerm(pause, addDays(back, -3))]
  })
  return [
    ...terms,
    ...shape.insets.map((days) => inset(addDays(september, days))),
    ...shape.closures.map(([days, more]) =>
      closure(addDays(september, days), addDays(september, days + more)),
    ),
  ]
}
