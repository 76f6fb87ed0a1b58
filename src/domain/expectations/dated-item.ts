import type { SchoolDate } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import type { EveryField } from '../given.ts'
import type { DatedEvent } from './dated-event.ts'
import type { DaySet, DaysInSchool } from './days-in-school.ts'
import { daysFrom, daysUpTo, firstDayOf, lastDayOf, teachingDaysOf } from './days-in-school.ts'
import type { ExcuseKind } from './expectation.ts'
import type { PlannedItem } from './planned-item.ts'

/** A planned item with the person who logs it and its days. */
export interface DatedItem {
  /** The expectation's id. */
  readonly id: string
  readonly planned: PlannedItem
  readonly personId: string
  readonly opensOn: SchoolDate
  readonly dueOn: SchoolDate
  /** Why it is not expected after all, as a sentence. */
  readonly excuse?: string | undefined
  /** The same without names and dates. */
  readonly excusedFor?: ExcuseKind | undefined
  /** The event's own day, time and place. */
  readonly held?: DatedEvent | undefined
}

/** Somebody, with their days. */
export interface Member {
  readonly id: string
  readonly days: DaysInSchool
}

/** The people around an induction, or around a mentor's training. */
export interface Circle {
  /** What ids begin with: the induction, or the mentor in training. */
  readonly owner: string
  /** The ECT; the mentor in training where there is none. */
  readonly learner: Member
  /** Who mentors in the last of these weeks, or in some of them. */
  mentorIn(weeks: readonly TeachingWeek[]): Member | undefined
  /** Whether any event was given a day. */
  readonly hasDates: boolean
  /**
   * The day that an event was given; undefined where it has its window only, as has one that comes in
   * somebody's own time and was given a day before that time.
   */
  datedIn(planned: PlannedItem): DatedEvent | undefined
}

/**
 * Gives an item its days: it opens on the first and is due on the last teaching day on which all who
 * are needed are in school; `limit` is a day on which something that follows is due. Where nobody can
 * be there at all, it is excused.
 */
export function dateItem(planned: PlannedItem, circle: Circle, limit?: SchoolDate): DatedItem {
  const { weeks, item } = planned
  const id = `${circle.owner}/${planned.key}`
  const { learner } = circle
  const bounds = boundsOf(planned, limit)
  const who = item.who === 'ect' ? learner : circle.mentorIn(weeks)
  if (who === undefined) {
    const { opensOn, dueOn } = daysFound(weeks, learner.days, bounds)
    return dated({ id, planned, personId: learner.id, opensOn, dueOn }, NO_MENTOR)
  }
  const held = circle.datedIn(planned)
  if (held !== undefined) return settleOn(held, { id, planned, who })
  const days = item.who === 'pair' ? sharedDays(learner.days, who.days) : who.days
  const { opensOn, dueOn, excused } = daysFound(weeks, days, bounds)
  const found = { id, planned, personId: who.id, opensOn, dueOn }
  if (planned.carriedOver) return dated(found, CARRIED_OVER)
  if (!excused) return dated(found)
  const why =
    item.who === 'pair' ? whyPairCannot(learner, who, weeks) : whyNot('Away', who.days.away(weeks))
  return dated(found, why)
}

/** Each field by its name, so that all are of one shape: there is one for every item of everybody. */
const dated = (
  { id, planned, personId, opensOn, dueOn }: Omit<DatedItem, 'excuse' | 'excusedFor' | 'held'>,
  why?: Why,
  held?: DatedEvent,
): EveryField<DatedItem> => ({
  id,
  planned,
  personId,
  opensOn,
  dueOn,
  excuse: why?.excuse,
  excusedFor: why?.excusedFor,
  held,
})

/** An event with a day of its own: who has not begun, is away or does not work then is not asked for it. */
function settleOn(
  held: DatedEvent,
  {
    id,
    planned,
    who,
  }: { readonly id: string; readonly planned: PlannedItem; readonly who: Member },
): DatedItem {
  const found = { id, planned, personId: who.id, opensOn: held.on, dueOn: held.on }
  if (planned.carriedOver) return dated(found, CARRIED_OVER, held)
  if (!who.days.hasBegunBy(held.on)) return dated(found, NOT_BEGUN_THEN, held)
  if (who.days.isAwayOn(held.on)) return dated(found, AWAY_THEN, held)
  return dated(found, who.days.worksOn(held.on) ? undefined : NOT_WORKING_THEN, held)
}

interface Why {
  readonly excuse: string
  readonly excusedFor: ExcuseKind
}

const NO_MENTOR: Why = { excuse: 'No mentor paired yet.', excusedFor: 'no-mentor' }
const NOT_BEGUN_THEN: Why = { excuse: 'It was before they began.', excusedFor: 'not-begun' }
const AWAY_THEN: Why = { excuse: 'Away on the day of the event.', excusedFor: 'away' }
const NOT_WORKING_THEN: Why = {
  excuse: 'The day of the event is no working day.',
  excusedFor: 'no-day',
}
const CARRIED_OVER: Why = {
  excuse: 'Not logged in its year: it goes on in the next one.',
  excusedFor: 'carried-over',
}

/** Days inside which something lies, both included. */
interface Bounds {
  readonly from: SchoolDate | undefined
  readonly to: SchoolDate | undefined
}

function boundsOf({ notBefore, notAfter }: PlannedItem, limit: SchoolDate | undefined): Bounds {
  const isLimited = limit !== undefined && (notAfter === undefined || limit < notAfter)
  return { from: notBefore, to: isLimited ? limit : notAfter }
}

type Days = Pick<DaysInSchool, 'works' | 'isThere'>

interface DaysFound {
  readonly opensOn: SchoolDate
  readonly dueOn: SchoolDate
  readonly excused: boolean
}

const UNBOUNDED: Bounds = { from: undefined, to: undefined }

/** Where nobody can be there, the days are those on which they usually would be. */
function daysFound(weeks: readonly TeachingWeek[], days: Days, bounds: Bounds): DaysFound {
  const found = spanOf(weeks, days.isThere, bounds)
  if (found !== undefined) {
    return { opensOn: found.opensOn, dueOn: found.dueOn, excused: false }
  }
  const usual = spanOf(weeks, days.works, bounds) ?? spanOf(weeks, teachingDaysOf, UNBOUNDED)
  return { ...(usual as Span), excused: true }
}

type Span = Pick<DaysFound, 'opensOn' | 'dueOn'>

function spanOf(
  weeks: readonly TeachingWeek[],
  daysIn: (week: TeachingWeek) => DaySet,
  { from, to }: Bounds,
): Span | undefined {
  let opensOn: SchoolDate | undefined
  let dueOn: SchoolDate | undefined
  for (const week of weeks) {
    let days = daysIn(week)
    if (to !== undefined) days = daysUpTo(week, days, to)
    if (from !== undefined) days &= daysFrom(week, from)
    if (days === 0) continue
    opensOn ??= firstDayOf(week, days)
    dueOn = lastDayOf(week, days)
  }
  return opensOn === undefined || dueOn === undefined ? undefined : { opensOn, dueOn }
}

/**
 * A drop-in or meeting needs both. Where their working days never meet in a week, the ECT's days
 * count, as the mentor may come in or watch a recording (B-25).
 */
function sharedDays(ect: DaysInSchool, mentor: DaysInSchool): Days {
  return {
    works: (week) => ect.works(week) & mentor.works(week) || ect.works(week),
    isThere: (week) => {
      if ((ect.works(week) & mentor.works(week)) !== 0) {
        return ect.isThere(week) & mentor.isThere(week)
      }
      const mentorIsAway = mentor.works(week) !== 0 && mentor.isThere(week) === 0
      return mentorIsAway ? 0 : ect.isThere(week)
    },
  }
}

const whyNot = (who: string, away: string | undefined): Why =>
  away === undefined
    ? { excuse: 'No teaching day in this time is a working day.', excusedFor: 'no-day' }
    : { excuse: `${who} ${away}.`, excusedFor: 'away' }

function whyPairCannot(ect: Member, mentor: Member, weeks: readonly TeachingWeek[]): Why {
  const isAway = ({ days }: Member): boolean => weeks.every((week) => days.isThere(week) === 0)
  if (isAway(ect)) return whyNot('The ECT is away', ect.days.away(weeks))
  if (isAway(mentor)) return whyNot('The mentor is away', mentor.days.away(weeks))
  return {
    excuse: 'The ECT and the mentor are not in school on the same day.',
    excusedFor: 'no-day',
  }
}
