import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { addDays, mondayOf, weekdayOf } from '../../domain/calendar/school-date.ts'
import { readDay, readMonth } from './read-day.ts'
import { readSchoolPeriod, type SchoolDay } from './read-school-days.ts'
import { isoDay } from './read-written-day.ts'
import type { Period, Today } from './when.ts'

const TODAY =
  /^(?:(?:the |all )?(?:rest|remainder)? ?(?:of )?(?:the |this )?(?:today|day)|all day(?: today)?|today (?:only)?|just today|this (?:morning|afternoon|evening)|the (?:morning|afternoon|evening)|today (?:morning|afternoon|evening))$/
const THIS_WEEK =
  /^(?:(?:just |only |all |the rest |rest |the whole |whole |the remainder |remainder )?(?:of )?(?:this|the) week(?: now| only)?|all week|the whole week|whole week|rest of week)$/
const NEXT_WEEK = /^(?:all |the whole |whole )?(?:of )?(?:the )?(?:next|following|coming) week$/
const AFTER_NEXT = /^(?:the )?(?:1 )?week after next$/
const WEEKEND = /^(?:(?:over|at) )?(?:this |the |next )?weekend$/
const WEEK_OF = /^(?:the )?week of (.{1,30})$/
const THIS_MONTH = /^(?:(?:all|the rest|rest|the whole) )?(?:of )?(?:this|the) month$/
const MONTH = /^(?:(?:all|the rest|rest|the whole|the month) )?(?:of )?([a-z]{3,9})$/

/** 'This week', 'the rest of the day', 'October', 'half-term'; after `plainWords`. */
export function readPeriod(text: string, today: Today): Period | SchoolDay | undefined {
  const { date } = today
  const monday = mondayOf(date)
  if (TODAY.test(text)) return { from: date, next: addDays(date, 1) }
  if (THIS_WEEK.test(text)) return { from: date, next: addDays(monday, 7) }
  if (NEXT_WEEK.test(text)) return { from: addDays(monday, 7), next: addDays(monday, 14) }
  if (AFTER_NEXT.test(text)) return { from: addDays(monday, 14), next: addDays(monday, 21) }
  if (WEEKEND.test(text)) return weekend(text, date)
  return readSchoolPeriod(text, today) ?? monthOrWeek(text, date)
}

function weekend(text: string, date: SchoolDate): Period {
  const saturday = addDays(mondayOf(date), text.includes('next') ? 12 : 5)
  const from = weekdayOf(date) > 5 && !text.includes('next') ? date : saturday
  return { from, next: addDays(saturday, 2) }
}

function monthOrWeek(text: string, date: SchoolDate): Period | undefined {
  const week = WEEK_OF.exec(text)?.[1]
  const day = week === undefined ? undefined : readDay(week, date)
  if (day?.kind === 'day') return { from: mondayOf(day.on), next: addDays(mondayOf(day.on), 7) }
  if (THIS_MONTH.test(text)) return { from: date, next: nextMonth(date) }
  if (text === 'next month') return { from: nextMonth(date), next: nextMonth(nextMonth(date)) }
  const name = MONTH.exec(text)?.[1]
  const month = name === undefined ? undefined : readMonth(name, date)
  if (month === undefined) return undefined
  const isNow = month.slice(5, 7) === date.slice(5, 7)
  return { from: isNow ? date : month, next: isNow ? nextMonth(date) : nextMonth(month) }
}

/** The first day of the month after. */
function nextMonth(date: SchoolDate): SchoolDate {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  return (month === 12 ? isoDay(year + 1, 1, 1) : isoDay(year, month + 1, 1)) ?? date
}
