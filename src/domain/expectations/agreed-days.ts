import { mondayOf, type SchoolDate } from '../calendar/school-date.ts'
import type { SchoolCalendar, TeachingWeek } from '../calendar/school-year.ts'
import type { LogEntry } from '../log-entry.ts'
import type { DatedItem } from './dated-item.ts'

/** A day for the next drop-in or meeting that a pair agreed at a meeting (B-52). */
export interface AgreedDay {
  readonly activity: 'drop-in' | 'meeting'
  readonly on: SchoolDate
  /** The day of the meeting at which it was agreed. */
  readonly madeOn: SchoolDate
  /** Nothing of the kind was agreed at a later meeting. */
  readonly isLatest: boolean
  /** Another day was agreed before this one came. Who had used it by then has used it. */
  readonly isGivenUp: boolean
  /** Only some weeks are looked at, and one before them may be the next: then that is not known. */
  readonly isNextUnknown?: boolean
}

type Fulfilments = ReadonlyMap<string, Pick<LogEntry, 'on'>>
type Item = Pick<DatedItem, 'id' | 'planned' | 'excuse'>

/** The days that a pair agreed, in the order of their meetings. A day without lessons is left aside (B-24). */
export function agreedDays(
  log: readonly LogEntry[],
  calendar: Pick<SchoolCalendar, 'kindOf'>,
): readonly AgreedDay[] {
  const meetings = log
    .filter(({ activity }) => activity === 'meeting')
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
  if (meetings.length === 0) return []
  return (['drop-in', 'meeting'] as const).flatMap((activity) => {
    const made = meetings.flatMap((meeting) => {
      const day = activity === 'drop-in' ? meeting.nextDropInOn : meeting.nextMeetingOn
      return day === undefined ? [] : [{ activity, on: day, madeOn: meeting.on }]
    })
    return made
      .map((day, at) => {
        const next = made[at + 1]
        return {
          ...day,
          isLatest: day.madeOn === made.at(-1)?.madeOn,
          isGivenUp: next !== undefined && day.on > next.madeOn,
        }
      })
      .filter(({ on }) => calendar.kindOf(on) === 'teaching')
  })
}

/**
 * The days that were agreed for what is still open, by item id. An agreed day is one expectation:
 * once it is done, early or late, or excused, nothing else takes its day.
 */
export function arrangedDays(
  items: readonly Item[],
  fulfilments: Fulfilments,
  agreed: readonly AgreedDay[],
): ReadonlyMap<string, SchoolDate> {
  const arranged = new Map<string, SchoolDate>()
  for (const day of agreed) {
    if (day.isGivenUp) continue
    const item = itemOf(day, items, fulfilments)
    if (item === undefined || item.excuse !== undefined || fulfilments.has(item.id)) continue
    arranged.set(item.id, day.on)
  }
  return arranged
}

/**
 * The item that an entry fulfils because the pair agreed on it: in a week in which none of the kind
 * is open, the one whose day was agreed last before.
 */
export function agreedItemFor<Of extends Item>(
  entry: Pick<LogEntry, 'activity' | 'on'>,
  items: readonly Of[],
  {
    agreed,
    fulfilments,
  }: { readonly agreed: readonly AgreedDay[]; readonly fulfilments: Fulfilments },
): Of | undefined {
  const isOpenThen = (item: Of): boolean => isIn(item, entry.on) && !fulfilments.has(item.id)
  if (items.some(isOpenThen)) return undefined
  const day = agreed.findLast(
    ({ activity, madeOn }) => activity === entry.activity && madeOn < entry.on,
  )
  // When it happened nothing later had been agreed: what came after takes nothing back.
  const item = day && itemOf({ ...day, isLatest: true }, items, fulfilments)
  return item === undefined || fulfilments.has(item.id) ? undefined : item
}

/**
 * The one of that week; where that week has none that was still to come at the meeting, the next one
 * after it, for what was agreed last.
 */
function itemOf<Of extends Item>(
  day: AgreedDay,
  items: readonly Of[],
  fulfilments: Fulfilments,
): Of | undefined {
  const toCome = items.filter(({ id, planned }) => {
    if (planned.item.activity !== day.activity || planned.carriedOver === true) return false
    const fulfilledOn = fulfilments.get(id)?.on
    return fulfilledOn === undefined || fulfilledOn >= day.madeOn
  })
  const ofThatWeek = toCome.find((item) => isIn(item, day.on))
  if (ofThatWeek !== undefined || !day.isLatest || day.isNextUnknown === true) return ofThatWeek
  return toCome.find(({ planned }) => (planned.weeks[0] as TeachingWeek).monday > day.madeOn)
}

const isIn = ({ planned }: Item, day: SchoolDate): boolean =>
  planned.weeks.some(({ monday }) => monday === mondayOf(day))
