import { instantAt, localTime } from '../domain/calendar/local-clock.ts'
import { addDays, type SchoolDate, weekdayOf } from '../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../domain/calendar/school-year.ts'

/** Moments that the page's buttons name. */
export type NamedMoment = 'next-morning' | 'next-friday' | 'end-of-term' | 'next-send'

/** The sandbox's place in time. */
export interface Place {
  readonly now: Date
  readonly timeZone: string
  readonly calendar: SchoolCalendar
  /** When the next message is due. */
  readonly nextSend: Date | undefined
}

/** After the morning's messages, before the first lesson. */
const MORNING = '08:00'
/** After the digest. */
const FRIDAY_AFTERNOON = '16:00'

/** The instant that a button names; undefined where there is none ahead. */
export function momentOf(name: NamedMoment, place: Place): Date | undefined {
  if (name === 'next-send') return place.nextSend
  if (name === 'next-morning') return next(place, MORNING, (day) => weekdayOf(day) <= 5)
  if (name === 'next-friday') return next(place, FRIDAY_AFTERNOON, (day) => weekdayOf(day) === 5)
  const lastDays = place.calendar.halves.flatMap(({ term, academicYear, lastDay }) => [
    { term: `${academicYear} ${term}`, lastDay },
  ])
  const last = new Map(lastDays.map((one) => [one.term, one.lastDay]))
  const ends = [...last.values()].map((day) => instantAt(day, FRIDAY_AFTERNOON, place.timeZone))
  return ends.find((end) => end > place.now)
}

/** The next instant at `time` on a day of that kind: today's where it is still ahead. */
function next({ now, timeZone }: Place, time: string, fits: (day: SchoolDate) => boolean): Date {
  const today = localTime(now, timeZone).date
  for (let ahead = 0; ; ahead += 1) {
    const day = addDays(today, ahead)
    const at = instantAt(day, time, timeZone)
    if (fits(day) && at > now) return at
  }
}

/** 'Week 3 of autumn 1', or what kind of day it is out of the teaching weeks. */
export function sayWhere({ now, timeZone, calendar }: Place): string {
  const { date } = localTime(now, timeZone)
  const week = calendar.weekOf(date)
  if (week !== undefined) return `Week ${week.weekOfHalf} of ${week.term} ${week.half}`
  const kind = calendar.kindOf(date)
  return kind === 'half-term' ? 'Half-term break' : 'School holidays'
}
