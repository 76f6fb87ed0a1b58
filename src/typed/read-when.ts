import * as chrono from 'chrono-node'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import { addDays, instantAt, localTime, mondayOf } from '../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../domain/calendar/school-year.ts'
import type { WrittenDay } from './read-written-day.ts'
import { isoDay, readWrittenDay } from './read-written-day.ts'

/** A day, or an instant of it, that somebody typed. */
export type When =
  | WrittenDay
  | { readonly kind: 'time'; readonly on: SchoolDate; readonly time: string; readonly at: Date }
  /** So long from now. */
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'not-a-date' }

/** What is needed to read a date: dates are those of the school. */
export interface WhenContext {
  readonly now: Date
  readonly timeZone: string
  readonly calendar?: SchoolCalendar
}

/** Reads a day or time in British English ('12 April', 'Thursday at 3:30', '2 hours', 'after half term'). */
export function readWhen(phrase: string, context: WhenContext): When {
  const { date: today } = localTime(context.now, context.timeZone)
  const text = plainWords(phrase)
  return (
    schoolDay(text, today, context.calendar) ??
    readWrittenDay(text, today) ??
    spokenTime(text, context)
  )
}

const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/\b(?:thurs|thur|thu)\b/g, 'thursday'],
  [/\b(?:weds|wed)\b/g, 'wednesday'],
  [/\b(?:tues|tue)\b/g, 'tuesday'],
  [/\bmon\b/g, 'monday'],
  [/\bfri\b/g, 'friday'],
  [/\bhalf past (\d{1,2})\b/g, '$1:30'],
  [/\bquarter past (\d{1,2})\b/g, '$1:15'],
  [/\b(?:noon|midday)\b/g, '12pm'],
  [/\b(?:lunch|lunchtime|lunch time)\b/g, '12:30pm'],
  [/\bmorning\b/g, '8am'],
  [/\bafternoon\b/g, '1pm'],
  [/\b(?:this evening|evening|tonight)\b/g, '7pm'],
  [/\bo'clock\b/g, ''],
  [/\bafter school\b/g, '3:30pm'],
]

const plainWords = (phrase: string): string =>
  SPOKEN.reduce((text, [said, meant]) => text.replace(said, meant), phrase)
    .replace(/^(?:until|till|til|for|at|on|in|by|to)\s+/, '')
    .trim()

const NEXT_HALF =
  /^(?:(?:the )?next half[ -]?term|after (?:the )?(?:half[ -]?term(?: break)?|break|holidays?))$/
const NEXT_TERM = /^(?:(?:the )?next term|after (?:christmas|easter|(?:the )?summer))$/

/** Days that only the school's calendar knows. */
function schoolDay(
  text: string,
  today: SchoolDate,
  calendar: SchoolCalendar | undefined,
): When | undefined {
  const weeks = calendar?.weeks.filter((week) => week.monday > mondayOf(today)) ?? []
  const days = (week: (typeof weeks)[number] | undefined): When =>
    week?.workingDays[0] === undefined
      ? { kind: 'not-a-date' }
      : { kind: 'day', on: week.workingDays[0] }
  if (text === 'next week') return { kind: 'day', on: addDays(mondayOf(today), 7) }
  if (NEXT_HALF.test(text)) return days(weeks.find((week) => week.weekOfHalf === 1))
  if (NEXT_TERM.test(text)) {
    return days(weeks.find((week) => week.weekOfTerm === 1))
  }
  return undefined
}

/** Everything else, by chrono, on the school's wall clock: 'thursday 3pm', 'tomorrow', '2 hours'. */
function spokenTime(text: string, context: WhenContext): When {
  const local = localTime(context.now, context.timeZone)
  const wall = new Date(`${local.date}T${local.time}:00Z`)
  const [found] = chrono.en.GB.parse(text, { instant: wall, timezone: 0 }, { forwardDate: true })
  if (found === undefined || found.text.length < text.length) return { kind: 'not-a-date' }
  const { start } = found
  if (/\b(?:hours?|hrs?|minutes?|mins?)\b/.test(text)) {
    return laterBy(start.date().getTime() - wall.getTime(), context.now, local.date)
  }
  const named = isoDay(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0)
  if (named === undefined) return { kind: 'not-a-date' }
  return start.isCertain('hour')
    ? comingTime(start, named, context)
    : comingDay(named, local.date, start.isCertain('weekday'))
}

/** A time without a day is the next time that clocks show it. */
function comingTime(start: chrono.ParsedComponents, named: SchoolDate, context: WhenContext): When {
  const { now, timeZone } = context
  const local = localTime(now, timeZone)
  const isWeekday = start.isCertain('weekday')
  const time = timeOfDay(start)
  const on = isWeekday || start.isCertain('day') ? named : dayForTime(time, local)
  const at = instantAt(on, time, timeZone)
  if (at > now) return { kind: 'time', on, time, at }
  if (!isWeekday) return { kind: 'past', on }
  const week = addDays(on, 7)
  return { kind: 'time', on: week, time, at: instantAt(week, time, timeZone) }
}

const laterBy = (ms: number, now: Date, today: SchoolDate): When =>
  ms > 0 ? { kind: 'later', at: new Date(now.getTime() + ms) } : { kind: 'past', on: today }

/** 'Tuesday' said on a Tuesday is the next one; 'today' and 'yesterday' have no day to wait for. */
function comingDay(on: SchoolDate, today: SchoolDate, isWeekday: boolean): When {
  if (on > today) return { kind: 'day', on }
  return isWeekday ? { kind: 'day', on: addDays(on, 7) } : { kind: 'past', on }
}

const dayForTime = (
  time: string,
  local: { readonly date: SchoolDate; readonly time: string },
): SchoolDate => (time > local.time ? local.date : addDays(local.date, 1))

/** At a school, '3:30' without am or pm is in the afternoon. */
function timeOfDay(start: chrono.ParsedComponents): string {
  const hour = start.get('hour') ?? 0
  const said = start.isCertain('meridiem') || hour === 0 || hour > 6 ? hour : hour + 12
  return `${String(said).padStart(2, '0')}:${String(start.get('minute') ?? 0).padStart(2, '0')}`
}
