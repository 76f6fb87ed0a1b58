import { instantAt } from '../../domain/calendar/local-clock.ts'
import { addDays, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Phrase } from './phrase.ts'
import { takeClock } from './read-clock.ts'
import { type NamedDay, readDay } from './read-day.ts'
import { readPeriod } from './read-period.ts'
import { readSchoolDay } from './read-school-days.ts'
import type { Moment, Period, When } from './when.ts'

/** A time of day, alone or with its day. */
export function readTime(read: Phrase): When | undefined {
  const found = takeClock(withAt(read))
  if (found === undefined) return undefined
  const rest = found.rest.replace(/^(?:(?:on|at|of|the|by) ){1,3}|(?: ?\b(?:on|at|the|by))+$/g, '')
  if (rest === '') return comingTime(found.time, read)
  const day = dayOfTime(rest, read)
  if (day === undefined) return { kind: 'not-a-date' }
  if (day.kind === 'unclear') return { ...day, choices: timed(day.choices, found.time) }
  return day.kind === 'day' ? timeOn(day.on, found.time, { read, rest }) : day
}

const HOUR_FIRST = /^\d{1,2} (?=on\b|tomorrow\b|today\b|this\b|in the\b|[a-z]+day\b)/

/** 'Until 4 on Thursday': the number is an hour there too. */
function withAt({ lead, body }: Phrase): string {
  const isHour = lead === 'until' || lead === ''
  return lead === 'at' || (isHour && HOUR_FIRST.test(body)) ? `at ${body}` : body
}

function dayOfTime(rest: string, { today }: Phrase): NamedDay | undefined {
  const day = readDay(rest, today.date)
  if (day !== undefined) return day
  const school = readSchoolDay(rest, today)
  if (school?.kind === 'day') return school
  const period = readPeriod(rest, today) as Period | undefined
  return period?.from !== undefined && period.from > today.date
    ? { kind: 'day', on: period.from }
    : undefined
}

const timed = (
  [one, other]: readonly [Moment, Moment],
  time: string,
): readonly [Moment, Moment] => [
  { time, ...one },
  { time, ...other },
]

/** 'Tuesday 3pm' said on a Tuesday morning is today. */
function timeOn(
  on: SchoolDate,
  time: string,
  { read, rest }: { readonly read: Phrase; readonly rest: string },
): When {
  const { today, context } = read
  const isTodaysName = /^(?:on )?[a-z]+day$/.test(rest) && on === addDays(today.date, 7)
  if (isTodaysName && time > today.time) return timeOn(today.date, time, { read, rest: 'today' })
  const at = instantAt(on, time, context.place.timeZone)
  return at > context.now ? { kind: 'time', on, time, at } : { kind: 'past', on }
}

/** A time without a day is the next time that clocks show it. */
export function comingTime(time: string, read: Phrase): When {
  const { date, time: now } = read.today
  return timeOn(time > now ? date : addDays(date, 1), time, { read, rest: 'tomorrow' })
}
