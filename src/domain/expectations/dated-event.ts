/**
 * When an event of a programme is held for a school (B-70, B-73), and what was said about somebody and
 * it (B-72). Without a date an event has its window only.
 */
import type { SchoolDate } from '../calendar/school-date.ts'
import type { ProgrammeId } from '../people.ts'
import type { RuleItem } from '../programme/programme-rule.ts'

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
export const canBeDated = ({ activity, mode }: Pick<RuleItem, 'activity' | 'mode'>): boolean =>
  activity === 'event' || mode !== undefined

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

/** The day of an event of a programme in a school year; undefined where nobody has given it one. */
export const datedEventOf = (
  events: readonly DatedEvent[],
  of: {
    readonly item: RuleItem
    /** Of the module in whose time it is planned. */
    readonly moduleId?: string | undefined
    readonly academicYear: string
  },
): DatedEvent | undefined => {
  if (!canBeDated(of.item)) return undefined
  const key = eventKey(of.item, of.moduleId)
  return events.find((one) => one.academicYear === of.academicYear && one.key === key)
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
