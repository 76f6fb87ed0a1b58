import { instantAt, type LocalMoment, localTime } from '../calendar/local-clock.ts'
import { addDays, type SchoolDate, type Weekday, weekdayOf } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import { STALE_AFTER_MS } from './delivery.ts'
import type { Situation } from './nudge.ts'

/** Nobody is written to before this local time. */
export const EARLIEST = '07:30'
/** Nor from this local time on. */
export const LATEST = '18:00'
/** Half an hour of room before the evening, for a message that has to be tried again. */
export const LATEST_REMINDER = '17:30'
/** The reminder time of somebody who chose none. */
export const DEFAULT_REMINDER_TIME = '07:45'

/** Why nothing may be written to a person just now. */
export type Quiet =
  | 'weekend'
  | 'holiday'
  | 'not-a-working-day'
  | 'away'
  | 'paused'
  | 'not-this-week'
  | 'outside-hours'
  | 'snoozed'
  | 'stopped'

/** Whether a message may go, or why not. */
export type Permission =
  | { readonly kind: 'ok' }
  | { readonly kind: 'quiet'; readonly because: Quiet }

/** Who would be written to. */
export type Addressee = Pick<Situation, 'timeZone' | 'calendar' | 'manners'>

/** Their reminder time, held inside polite hours whatever was stored. */
export function politeTime(time: string): string {
  if (time < EARLIEST) return EARLIEST
  return time > LATEST_REMINDER ? LATEST_REMINDER : time
}

/** Whether an unprompted message may be written to this person at this instant. */
export function mayWriteAt(person: Addressee, now: Date): Permission {
  const local = localTime(now, person.timeZone)
  const because = quietDay(person, local.date) ?? quietTime(person, local, now)
  return because === undefined ? { kind: 'ok' } : { kind: 'quiet', because }
}

/** Why the whole day is quiet for them; undefined on a day like any other. */
export function quietDay(person: Addressee, date: SchoolDate): Quiet | undefined {
  const { calendar, manners } = person
  const kind = calendar.kindOf(date)
  if (kind === 'weekend') return 'weekend'
  const week = calendar.weekOf(date)
  if (week === undefined || (kind !== 'teaching' && kind !== 'inset')) return 'holiday'
  if (!manners.workingDays.includes(weekdayOf(date))) return 'not-a-working-day'
  if (isAway(person, date)) return 'away'
  if (manners.pausedUntil !== undefined && date < manners.pausedUntil) return 'paused'
  return hasPutAside(person, week) ? 'not-this-week' : undefined
}

function quietTime(person: Addressee, local: LocalMoment, now: Date): Quiet | undefined {
  if (local.time < EARLIEST || local.time >= LATEST) return 'outside-hours'
  const { snoozedUntil } = person.manners
  return snoozedUntil !== undefined && snoozedUntil > now ? 'snoozed' : undefined
}

const isAway = ({ manners }: Addressee, date: SchoolDate): boolean =>
  manners.absences.some((absence) => absence.from <= date && date <= absence.to)

const hasPutAside = ({ manners }: Addressee, week: TeachingWeek): boolean =>
  manners.notThisWeek.some((one) => one.week === week.monday && one.expectationId === undefined)

/** The days of a teaching week on which this person works and is not away. */
export const ownWorkingDays = (person: Addressee, week: TeachingWeek): readonly SchoolDate[] =>
  week.workingDays.filter(
    (date) => person.manners.workingDays.includes(weekdayOf(date)) && !isAway(person, date),
  )

/**
 * When this person is next decided upon, always later than `after`: the next day on which school
 * is open and they work, at their reminder time, or the end of a snooze inside polite hours.
 * Leave, pauses and weeks put aside do not move it: the decision then says why it stays quiet, and
 * a changed mind needs no new alarm. Undefined where the calendar knows no later day; importing a
 * calendar asks again.
 */
export function nextDecisionAt(person: Addressee, after: Date): Date | undefined {
  const daily = nextReminder(person, after)
  const snoozeEnd = endOfSnooze(person, after)
  if (daily === undefined || snoozeEnd === undefined) return daily ?? snoozeEnd
  return snoozeEnd < daily ? snoozeEnd : daily
}

function endOfSnooze(person: Addressee, after: Date): Date | undefined {
  const { snoozedUntil } = person.manners
  if (snoozedUntil === undefined || snoozedUntil <= after) return undefined
  return mayWriteAt(person, snoozedUntil).kind === 'ok' ? snoozedUntil : undefined
}

function nextReminder(person: Addressee, after: Date): Date | undefined {
  const { date, time } = localTime(after, person.timeZone)
  const reminder = politeTime(person.manners.reminderTime)
  let from = time < reminder ? date : addDays(date, 1)
  for (;;) {
    const day = nextOwnDay(person, from)
    if (day === undefined) return undefined
    const at = instantAt(day, reminder, person.timeZone)
    if (at > after) return at
    from = addDays(day, 1)
  }
}

/** The first day from `from` on in a teaching week on which school is open and this person works. */
function nextOwnDay(person: Addressee, from: SchoolDate): SchoolDate | undefined {
  const { calendar, manners } = person
  const isOwn = (date: SchoolDate): boolean =>
    date >= from && manners.workingDays.includes(weekdayOf(date))
  const today = calendar.weekOf(from)?.workingDays.find(isOwn)
  if (today !== undefined) return today
  for (const week of calendar.weeks) {
    const day = week.monday > from ? week.workingDays.find(isOwn) : undefined
    if (day !== undefined) return day
  }
  return undefined
}

/**
 * When to bring something that somebody else's doing brings (a new action step): now where it is
 * polite, else at their next reminder time on a day that is not quiet; undefined where none is known.
 */
export function nextPoliteInstant(person: Addressee, from: Date): Date | undefined {
  let at: Date | undefined = from
  while (at !== undefined && mayWriteAt(person, at).kind === 'quiet') {
    at = nextDecisionAt(person, at)
  }
  return at
}

/**
 * The first instant from `from` on inside this person's own hours: on a day on which school is open,
 * they work and are not away. Where the calendar knows none, the next weekday will do: somebody has
 * to bring a calendar first.
 */
export function nextOwnHour(person: Addressee, from: Date): Date {
  let day = nextOwnDay(person, firstDay(person, from))
  while (day !== undefined && isAway(person, day)) day = nextOwnDay(person, addDays(day, 1))
  return day === undefined ? nextWeekdayHour(person, from) : hourOn(person, day, from)
}

/** The same on any weekday on which they work, holidays included: for whoever sets induction up. */
export function nextWeekdayHour(person: Addressee, from: Date): Date {
  const first = firstDay(person, from)
  const { workingDays } = person.manners
  const isTheirs = (day: SchoolDate): boolean =>
    weekdayOf(day) <= 5 && workingDays.includes(weekdayOf(day)) && !isAway(person, day)
  let day = first
  for (let i = 0; i < A_YEAR && !isTheirs(day); i += 1) day = addDays(first, i + 1)
  return hourOn(person, day, from)
}

const A_YEAR = 366

/** Today, or tomorrow where the day is over. */
function firstDay({ timeZone }: Addressee, from: Date): SchoolDate {
  const { date, time } = localTime(from, timeZone)
  return time < LATEST ? date : addDays(date, 1)
}

/** `from` itself where it is on that day and not before the morning. */
function hourOn({ timeZone }: Addressee, day: SchoolDate, from: Date): Date {
  const morning = instantAt(day, EARLIEST, timeZone)
  return morning > from ? morning : from
}

/** The last instant at which a message due at `dueAt` is still polite: two hours on, and before the evening. */
export function politeUntil(person: Pick<Addressee, 'timeZone'>, dueAt: Date): Date {
  const { date } = localTime(dueAt, person.timeZone)
  const evening = instantAt(date, LATEST, person.timeZone)
  const tooLate = dueAt.getTime() + STALE_AFTER_MS
  return new Date(Math.min(tooLate, Math.max(dueAt.getTime(), evening.getTime() - 1)))
}

/** Whether a decision that was due at `plannedFor` comes too late: it is skipped, never made at midnight. */
export const isPast = (plannedFor: Date, now: Date): boolean =>
  now.getTime() - plannedFor.getTime() > STALE_AFTER_MS

/** How one person wants to be written to. What is absent keeps to the service's own default. */
export interface StoredManners {
  readonly personId: string
  readonly reminderDay?: Weekday
  /** '07:45', in the school's time zone. */
  readonly reminderTime?: string
  /** The day on which messages begin again. */
  readonly pausedUntil?: SchoolDate
  readonly snoozedUntil?: Date
  /** Ids of nudges that they turned off. */
  readonly nudgesOff: readonly string[]
  /** Ids of nudges that come only to whoever asks, and that they asked for. */
  readonly nudgesOn?: readonly string[]
  /** They said "keep going": silent weeks count from here. */
  readonly silenceCountsFrom?: Date
  /** They agreed that the digest may celebrate them by name. */
  readonly celebrate: boolean
}
