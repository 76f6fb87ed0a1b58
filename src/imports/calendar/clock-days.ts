import { addDays, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Days } from './diary.ts'

/** A local day and time of day, '15:30'. */
export interface Clock {
  readonly date: SchoolDate
  readonly time: string
}

/** The days of one event: those that it touches, and those that it takes as a whole. */
export interface EventDays extends Days {
  readonly whole?: Days
}

/** An event takes a school day as a whole if it has begun by then and lasts until then. */
const SCHOOL_BEGINS = '09:30'
const SCHOOL_ENDS = '14:30'
export const MIDNIGHT = '00:00'

/** The days from one moment to another; an end that is not after the beginning makes it one day. */
export function daysBetweenClocks(start: Clock, end: Clock): EventDays {
  const from = start.date
  if (momentOf(end) <= momentOf(start)) {
    const day = { from, to: from }
    return start.time === MIDNIGHT ? { ...day, whole: day } : day
  }
  const to = end.time === MIDNIGHT ? addDays(end.date, -1) : end.date
  const first = start.time <= SCHOOL_BEGINS ? from : addDays(from, 1)
  const last = end.time >= SCHOOL_ENDS ? end.date : addDays(end.date, -1)
  return { from, to, ...(first <= last ? { whole: { from: first, to: last } } : {}) }
}

const momentOf = ({ date, time }: Clock): string => `${date} ${time}`
