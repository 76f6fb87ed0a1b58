/**
 * When an event of a programme is held for a school (B-70, B-73), and what was said about somebody and
 * it (B-72). Without a date an event has its window only.
 */
import type { SchoolDate } from '../calendar/school-date.ts'
import { type HalfName, halfName, type SchoolCalendar } from '../calendar/school-year.ts'
import type { Activity } from '../log-entry.ts'
import type { ProgrammeId } from '../people.ts'
import type { EventMode, RuleItem } from '../programme/programme-rule.ts'

/** A programme's event with its day at this school, in one school year. */
export interface DatedEvent {
  readonly programme: ProgrammeId
  /** `eventKey` of the programme's item. */
  readonly key: string
  readonly academicYear: string
  readonly on: SchoolDate
  /** '15:45'. */
  readonly startsAt?: string
  readonly endsAt?: string
  readonly mode?: 'face-to-face' | 'online'
  /** A room, a building, or the address of an online event. */
  readonly place?: string
  readonly setAt: Date
  /** Absent where a file said so. */
  readonly setBy?: string
}

/**
 * `cannot-come`: somebody said so beforehand. `confirmed`: the induction tutor confirms that they took
 * part. `catch-up-set`: what comes instead was agreed. `caught-up`: they have done it.
 */
export type EventMarkKind = 'cannot-come' | 'confirmed' | 'catch-up-set' | 'caught-up'

/** One thing that was said about somebody and an event. */
export interface EventMark {
  readonly expectationId: string
  readonly personId: string
  readonly kind: EventMarkKind
  readonly saidBy: string
  readonly saidAt: Date
}

/** An item that can be given a day: an event, or a part of getting started that is held. */
export const canBeDated = ({
  activity,
  mode,
}: {
  readonly activity: Activity
  readonly mode?: EventMode | undefined
}): boolean => activity === 'event' || mode !== undefined

/**
 * The event's name among a programme's: 'seminar-a/autumn-1' or 'seminar-1/C2', as a webinar that comes
 * each term, or a seminar that has a name of its own in each module, is another event each time.
 */
export function eventKey(
  item: Pick<RuleItem, 'id' | 'titleFor'> & { readonly in?: unknown },
  moduleId?: string,
): string {
  if (item.titleFor !== undefined && moduleId !== undefined) return `${item.id}/${moduleId}`
  return typeof item.in === 'string' ? `${item.id}/${item.in}` : item.id
}

/** Windows of somebody's own time: whoever begins in another half term has an event of theirs on a day of its own. */
const WHENEVER_BEGUN = /\/first-(?:half|term)$/

/** The key under which a day of an event is kept: for what comes whenever somebody begins, one in each half term. */
export function keyOnDay(key: string, on: SchoolDate, { halves }: SchoolCalendar): string {
  const event = eventOfKey(key)
  const half = halves.find(({ lastDay }) => lastDay >= on)
  return half !== undefined && WHENEVER_BEGUN.test(event) ? `${event}/${halfName(half)}` : key
}

/** The event's own key, of any of its days. */
export const eventOfKey = (key: string): string =>
  key.replace(/^(.*\/first-(?:half|term))\/.*$/, '$1')

/**
 * The days of an event of a programme in a school year that may be meant in some weeks, likeliest first:
 * of several days that of these weeks' half terms, else the one that is for everybody.
 */
export function datedEventsOf(
  events: readonly DatedEvent[],
  of: {
    readonly item: RuleItem
    /** Of the module in whose time it is planned. */
    readonly moduleId?: string | undefined
    readonly academicYear: string
    readonly halves: ReadonlySet<HalfName>
  },
): readonly DatedEvent[] {
  if (!canBeDated(of.item)) return []
  const key = eventKey(of.item, of.moduleId)
  const inYear = events.filter(({ academicYear }) => academicYear === of.academicYear)
  const own = new Set([...of.halves].map((half) => `${key}/${half}`))
  return [...inYear.filter((one) => own.has(one.key)), ...inYear.filter((one) => one.key === key)]
}

const MODES = { 'face-to-face': 'face to face', online: 'online' } as const

/** 'online: Teams link from the provider', 'The hall'; undefined where neither is known. */
export function wherePlaced({
  mode,
  place,
}: Pick<DatedEvent, 'mode' | 'place'>): string | undefined {
  const how = mode === undefined ? undefined : MODES[mode]
  if (place === undefined) return how
  return how === undefined ? place : `${how}: ${place}`
}
