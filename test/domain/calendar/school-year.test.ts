import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt, localTime } from '../../../src/domain/calendar/local-clock.ts'
import { addDays, eachDay, mondayOf } from '../../../src/domain/calendar/school-date.ts'
import { halfName, schoolCalendar, schoolDaysOf } from '../../../src/domain/calendar/school-year.ts'
import {
  anyYear,
  bankHolidays,
  calendar2026,
  calendarOf,
  closure,
  entries2026,
  halfTerm,
  inset,
  plainEntries,
  term,
} from '../../support/build-calendar.ts'
import { leastCpuMs } from '../../support/own-time.ts'

describe('a school’s calendar of 2026-27 (induction.md 2)', () => {
  it.each([
    { date: '2026-09-01', kind: 'inset', what: 'a training day before the first lessons' },
    { date: '2026-09-03', kind: 'teaching', what: 'the first school day' },
    { date: '2026-09-05', kind: 'weekend', what: 'a Saturday in term' },
    { date: '2026-10-23', kind: 'inset', what: 'a training day at the end of the half term' },
    { date: '2026-10-26', kind: 'half-term', what: 'the half-term break' },
    { date: '2026-10-31', kind: 'weekend', what: 'a Saturday in the half-term break' },
    { date: '2026-12-21', kind: 'holiday', what: 'the Christmas holidays' },
    { date: '2026-12-25', kind: 'bank-holiday', what: 'Christmas Day' },
    { date: '2027-05-03', kind: 'bank-holiday', what: 'the early May bank holiday, in term' },
    {
      date: '2027-05-31',
      kind: 'bank-holiday',
      what: 'the spring bank holiday, in the half-term break',
    },
    { date: '2027-08-10', kind: 'holiday', what: 'the summer holidays' },
    { date: '2031-03-04', kind: 'holiday', what: 'a day of a year that nobody has entered' },
  ])('says of $date: $kind ($what)', ({ date, kind }) => {
    expect(calendar2026.kindOf(date)).toBe(kind)
  })

  it('has eight weeks in autumn 1, the first of two days, with its training days as working days', () => {
    const [autumn1] = calendar2026.halves
    expect(autumn1?.weeks).toHaveLength(8)
    expect(autumn1?.weeks[0]).toEqual({
      academicYear: '2026-27',
      monday: '2026-08-31',
      term: 'autumn',
      half: 1,
      weekOfHalf: 1,
      weekOfTerm: 1,
      weekOfYear: 1,
      teachingDays: ['2026-09-03', '2026-09-04'],
      workingDays: ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'],
    })
    expect(autumn1).toMatchObject({ firstDay: '2026-09-03', lastDay: '2026-10-22', index: 0 })
  })

  it('counts weeks of the half, the term and the year', () => {
    expect(calendar2026.weekOf('2026-11-05')).toMatchObject({
      term: 'autumn',
      half: 2,
      weekOfHalf: 1,
      weekOfTerm: 9,
      weekOfYear: 9,
    })
    expect(calendar2026.weekOf('2027-07-20')).toMatchObject({
      half: 2,
      weekOfHalf: 7,
      weekOfYear: 40,
    })
  })

  it('answers with the week for a Saturday and Sunday too, and with none in the holidays', () => {
    expect(calendar2026.weekOf('2026-09-13')?.monday).toBe('2026-09-07')
    expect(calendar2026.weekOf('2026-10-28')).toBeUndefined()
  })

  it('has six halves, in order', () => {
    expect(calendar2026.halves.map(halfName)).toEqual([
      'autumn-1',
      'autumn-2',
      'spring-1',
      'spring-2',
      'summer-1',
      'summer-2',
    ])
  })
})

describe('rows of a calendar', () => {
  it('make one half of a term without a half-term row', () => {
    const calendar = calendarOf([term('spring', '2027-01-04', '2027-03-25')])
    expect(calendar.halves).toHaveLength(1)
    expect(calendar.halves[0]).toMatchObject({ half: 1, index: 2 })
  })

  it('give a week with days of two halves to the half of its first teaching day', () => {
    const calendar = calendarOf([
      term('autumn', '2026-09-07', '2026-12-18'),
      halfTerm('2026-10-21', '2026-10-22'),
    ])
    expect(calendar.weekOf('2026-10-23')).toMatchObject({ half: 1 })
    expect(calendar.weekOf('2026-10-26')).toMatchObject({ half: 2, weekOfHalf: 1 })
  })

  it('make no teaching week of training days alone', () => {
    const calendar = calendarOf([
      term('autumn', '2026-09-07', '2026-12-18'),
      inset('2026-09-01', '2026-09-04'),
    ])
    expect(calendar.weekOf('2026-09-02')).toBeUndefined()
    expect(calendar.kindOf('2026-09-02')).toBe('inset')
  })

  it('close the school on a closure, even one that was a training day', () => {
    const calendar = calendarOf(entries2026, [closure('2026-10-23')])
    expect(calendar.kindOf('2026-10-23')).toBe('closure')
  })

  it('may split a break over two rows and may have a short one besides: half 2 follows the longest', () => {
    const calendar = calendarOf([
      term('autumn', '2026-09-07', '2026-12-18'),
      halfTerm('2026-09-21', '2026-09-21'),
      halfTerm('2026-10-19', '2026-10-23'),
      halfTerm('2026-10-26', '2026-10-30'),
    ])
    expect(calendar.weekOf('2026-10-01')).toMatchObject({ half: 1 })
    expect(calendar.weekOf('2026-11-02')).toMatchObject({ half: 2, weekOfHalf: 1 })
  })

  it('may cover several academic years, each with its own count of weeks', () => {
    const calendar = calendarOf(entries2026, plainEntries(2027))
    expect(calendar.halves).toHaveLength(12)
    expect(calendar.halves[6]?.weeks[0]).toMatchObject({ academicYear: '2027-28', weekOfYear: 1 })
  })

  it('leave a term of an unknown name aside', () => {
    const odd = { kind: 'term', name: 'winter', from: '2026-09-07', to: '2026-12-18' } as const
    expect(calendarOf([odd]).weeks).toEqual([])
  })
})

describe('every day of ten school years', () => {
  const years = Array.from({ length: 10 }, (_, i) => 2024 + i)

  it.each(years)('has exactly one kind, and lessons only in a counted week (%i)', (year) => {
    fc.assert(
      fc.property(anyYear(year), (entries) => {
        const calendar = schoolCalendar(entries, bankHolidays)
        const taught = new Set(calendar.weeks.flatMap((week) => week.teachingDays))
        for (const day of eachDay(`${year}-08-01`, `${year + 1}-07-31`)) {
          expect(calendar.kindOf(day) === 'teaching').toBe(taught.has(day))
          const week = calendar.weekOf(day)
          if (taught.has(day)) expect(week?.monday).toBe(mondayOf(day))
        }
        for (const half of calendar.halves) {
          expect(half.weeks.map((week) => week.weekOfHalf)).toEqual(half.weeks.map((_, i) => i + 1))
        }
        expect(calendar.weeks.map((week) => week.weekOfYear)).toEqual(
          calendar.weeks.map((_, i) => i + 1),
        )
      }),
      { numRuns: 25 },
    )
  })

  it('keeps the same local time over every clock change', () => {
    for (const year of years) {
      for (const day of eachDay(`${year}-09-01`, `${year + 1}-08-31`)) {
        expect(localTime(instantAt(day, '07:45', 'Europe/London'), 'Europe/London')).toEqual({
          date: day,
          time: '07:45',
        })
      }
    }
  })
})

it('gives the Monday to Friday of a week that begins on a holiday', () => {
  const week = calendar2026.weekOf('2027-05-04')
  expect(week && schoolDaysOf(week)).toEqual(eachDay('2027-05-03', '2027-05-07'))
  expect(week?.teachingDays).toEqual(eachDay('2027-05-04', '2027-05-07'))
  expect(addDays(week?.monday ?? '', 7)).toBe('2027-05-10')
})

it('is worked out in a moment, as it is rebuilt often', () => {
  for (let i = 0; i < 50; i++) schoolCalendar(entries2026, bankHolidays)
  const ten = leastCpuMs(5, () => {
    for (let i = 0; i < 10; i++) schoolCalendar(entries2026, bankHolidays)
  })
  expect(ten / 10).toBeLessThan(10)
})
