import { describe, expect, it } from 'vitest'
import type { TeachingWeek } from '../../../src/domain/calendar/school-year.ts'
import {
  daysInSchool,
  daysUpTo,
  firstDayOf,
  lastDayOf,
  sayDays,
  teachingDaysOf,
} from '../../../src/domain/expectations/days-in-school.ts'
import { calendar2026 } from '../../support/build-calendar.ts'
import { anEct, away } from '../../support/build-induction.ts'

const weekOf = (date: string): TeachingWeek => {
  const week = calendar2026.weekOf(date)
  if (week === undefined) throw new Error(`no teaching week at ${date}`)
  return week
}
const week = weekOf('2026-09-16')

describe('the days on which somebody is in school', () => {
  it('are the teaching days of their working pattern', () => {
    const days = daysInSchool(anEct({ workingDays: [1, 2, 3] }), [])
    expect(firstDayOf(week, days.works(week))).toBe('2026-09-14')
    expect(lastDayOf(week, days.works(week))).toBe('2026-09-16')
  })

  it('leave out training days and bank holidays (B-24)', () => {
    const days = daysInSchool(anEct(), [])
    const may = weekOf('2027-05-05')
    expect(firstDayOf(may, days.works(may))).toBe('2027-05-04')
    const october = weekOf('2026-10-20')
    expect(lastDayOf(october, days.works(october))).toBe('2026-10-22')
  })

  it('leave out days away, but not those of others', () => {
    const days = daysInSchool(anEct(), [
      away('ect', '2026-09-17', '2026-09-25'),
      away('mentor', '2026-09-14', '2026-09-18'),
    ])
    expect(lastDayOf(week, days.isThere(week))).toBe('2026-09-16')
    expect(days.isThere(weekOf('2026-09-21'))).toBe(0)
    expect(lastDayOf(week, days.works(week))).toBe('2026-09-18')
  })

  it('begin on a first day', () => {
    const days = daysInSchool(anEct(), [], '2026-09-16')
    expect(days.works(weekOf('2026-09-09'))).toBe(0)
    expect(firstDayOf(week, days.works(week))).toBe('2026-09-16')
  })

  it('can be cut at a day', () => {
    expect(lastDayOf(week, daysUpTo(week, teachingDaysOf(week), '2026-09-15'))).toBe('2026-09-15')
    expect(daysUpTo(week, teachingDaysOf(week), '2026-09-13')).toBe(0)
  })

  it('say when somebody is away, without a reason (induction.md 3)', () => {
    const days = daysInSchool(anEct(), [
      away('ect', '2026-09-21', '2026-09-25'),
      away('ect', '2026-10-05', '2026-10-05'),
    ])
    expect(days.away([week])).toBeUndefined()
    expect(days.away([weekOf('2026-09-23')])).toBe('21 to 25 September')
    expect(days.away([week, weekOf('2026-10-07')])).toBe('21 to 25 September and 5 October')
  })
})

it.each([
  { from: '2026-09-21', to: '2026-09-25', said: '21 to 25 September' },
  { from: '2026-09-28', to: '2026-10-02', said: '28 September to 2 October' },
  { from: '2026-09-21', to: '2026-09-21', said: '21 September' },
  { from: '2026-09-21', to: '2027-09-25', said: '21 September to 25 September' },
])('says $from to $to as "$said"', ({ from, to, said }) => {
  expect(sayDays(from, to)).toBe(said)
})
