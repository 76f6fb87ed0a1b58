import ICAL from 'ical.js'
import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import {
  daysBetween,
  ENGLAND,
  parseSchoolDate,
  type SchoolDate,
} from '../../domain/calendar/school-date.ts'
import { type Clock, daysBetweenClocks, type EventDays, MIDNIGHT } from './clock-days.ts'
import type { CalendarEvent, EventProperty } from './ical.ts'

/** No school's calendar speaks of days beyond these, and sums with days stay sound within them. */
const EARLIEST = '1900-01-01'
const LATEST = '2199-12-31'

/** What is wrong with an event's days. */
export interface DayProblem {
  readonly line: number
  readonly column: string
  readonly code: string
  readonly message: string
}

/**
 * When an event is, on English clocks. `DTEND` is the first day or moment after it (RFC 5545, 3.6.1);
 * an end that is not after the beginning makes it one day, as many school websites write it.
 */
export function daysOf(event: CalendarEvent): EventDays | DayProblem {
  const start = event.properties('dtstart')[0]
  const from = start && clockOf(start)
  if (!start || !from) return badDay(event, 'dtstart')
  const end = event.properties('dtend')[0]
  const duration = event.properties('duration')[0]
  const to = end ? clockOf(end) : duration ? afterDuration(from, duration) : from
  if (!to) return badDay(event, end ? 'dtend' : 'duration')
  return daysBetweenClocks(from, to)
}

/** The day that an event which was moved or called off once stood on. */
export function recurrenceDay(event: CalendarEvent): SchoolDate | undefined {
  const property = event.properties('recurrence-id')[0]
  return property && clockOf(property)?.date
}

const badDay = (event: CalendarEvent, property: string): DayProblem => ({
  line: event.properties(property)[0]?.line ?? event.line,
  column: property.toUpperCase(),
  code: 'bad-date',
  message:
    property === 'duration'
      ? 'This is not how long an event lasts. Write it like P1D, or give DTEND.'
      : 'This is not a day. Write it like 20260907.',
})

/** The local day and time of a property's first value; a day alone begins at midnight. */
export function clockOf({ values, parameters }: EventProperty): Clock | undefined {
  const [value] = values
  const text = typeof value === 'string' ? value : ''
  const date = parseSchoolDate(text.slice(0, 10))
  if (!date || date < EARLIEST || date > LATEST) return undefined
  // A day without `VALUE=DATE` is read by ical.js as a moment without a time.
  if (text.length === 10 || text.slice(10) === 'T::') return { date, time: MIDNIGHT }
  const [, time, seconds, isUtc] = /^T(\d\d:\d\d):(\d\d)(Z?)$/.exec(text.slice(10)) ?? []
  if (!time || Number.isNaN(Date.parse(`${date}T${time}:${seconds}Z`))) return undefined
  if (isUtc) return localTime(new Date(text), ENGLAND)
  return onEnglishClocks({ date, time }, parameters['tzid'])
}

/** Names like “GMT Standard Time” are of Outlook and mean England here, as a time without any does. */
function onEnglishClocks(clock: Clock, zone: unknown): Clock {
  if (typeof zone !== 'string' || zone === ENGLAND || !/^[A-Za-z_]+\/[\w+/-]+$/.test(zone))
    return clock
  try {
    return localTime(instantAt(clock.date, clock.time, zone), ENGLAND)
  } catch (error) {
    // The date library throws this for time zones that it does not know.
    if (error instanceof RangeError) return clock
    throw error
  }
}

function afterDuration(from: Clock, { values }: EventProperty): Clock | undefined {
  const text = String(values[0] ?? '')
  if (
    !/^[+-]?P(?=\d|T\d)(?:\d{1,4}W)?(?:\d{1,4}D)?(?:T(?:\d{1,5}H)?(?:\d{1,6}M)?(?:\d{1,7}S)?)?$/.test(
      text,
    )
  )
    return undefined
  const seconds = ICAL.Duration.fromString(text).toSeconds()
  const end = new Date(Date.parse(`${from.date}T${from.time}:00Z`) + seconds * 1000).toISOString()
  return { date: end.slice(0, 10), time: end.slice(11, 16) }
}

/** An event that repeats, on every day on which it begins; at most so many. */
const MOST_TIMES = 400
const FAR_AHEAD_DAYS = 6 * 366
/** Rules that end or go on from day to day: others could be searched for ever. */
const SAFE_RULE = /^(?:FREQ|INTERVAL|COUNT|UNTIL|BYDAY|BYMONTH|WKST)$/i

/** When an event that repeats begins: its first days, or what is wrong with its rule. */
export function repeatedDays(
  event: CalendarEvent,
  first: SchoolDate,
): readonly SchoolDate[] | DayProblem {
  const rules = event.properties('rrule')
  const rule = rules[0]
  const days = rule ? ruleDays(rule, first) : [first]
  if (rule && (!days || rules.length > 1)) return badRule(rule.line)
  const without = new Set(listed(event, 'exdate'))
  const all = new Set([...(days ?? []), ...listed(event, 'rdate')])
  return [...all].filter((day) => !without.has(day)).sort()
}

const badRule = (line: number): DayProblem => ({
  line,
  column: 'RRULE',
  code: 'repeating-event',
  message: 'This rule of repetition is not understood. Make single events, or a daily one.',
})

/** Whether a rule of repetition is one that iCalendar knows. */
export function isKnownRule({ values }: EventProperty): boolean {
  return recurOf(values[0]) !== undefined
}

function recurOf(value: unknown): ICAL.Recur | undefined {
  try {
    const recur = ICAL.Recur.fromData(value as Parameters<typeof ICAL.Recur.fromData>[0])
    return recur.freq ? recur : undefined
  } catch (error) {
    // ical.js throws plain errors for rules that it does not know.
    if (error instanceof Error) return undefined
    throw error
  }
}

function ruleDays(rule: EventProperty, first: SchoolDate): SchoolDate[] | undefined {
  const value = rule.values[0]
  const recur = recurOf(value)
  if (!recur || !isSafe(recur, value)) return undefined
  try {
    return daysFrom(recur, first)
  } catch (error) {
    // ical.js throws plain errors for rules that contradict themselves.
    if (error instanceof Error) return undefined
    throw error
  }
}

const isSafe = ({ freq }: ICAL.Recur, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).every((part) => SAFE_RULE.test(part)) &&
  /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(freq) &&
  !/[6-9]\d*[A-Z]{2}|\d{2}[A-Z]{2}/.test(JSON.stringify(value))

function daysFrom(recur: ICAL.Recur, first: SchoolDate): SchoolDate[] {
  const days: SchoolDate[] = []
  const times = recur.iterator(ICAL.Time.fromDateString(first))
  for (let next = times.next(); next && days.length < MOST_TIMES; next = times.next()) {
    const day = parseSchoolDate(next.toString().slice(0, 10))
    if (!day || daysBetween(first, day) > FAR_AHEAD_DAYS) break
    days.push(day)
  }
  return days
}

const listed = (event: CalendarEvent, name: string): SchoolDate[] =>
  event
    .properties(name)
    .flatMap(({ values, ...property }) =>
      values.flatMap((value) => clockOf({ ...property, values: [value] })?.date ?? []),
    )
