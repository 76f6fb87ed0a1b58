import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import type { Activity, LogEntry } from '../log-entry.ts'
import { type AgreedDay, agreedItemFor } from './agreed-days.ts'
import type { DatedItem } from './dated-item.ts'

/** The log entries that fulfil items, by the item's id. Each entry fulfils one item at most. */
export type Fulfilments = Map<string, LogEntry>

/**
 * Which entry fulfils which item: the one that the person chose; else one of the same activity by
 * its day. A drop-in or meeting fulfils the one of its week, or of the fortnight that began before
 * it; in a week without one, the one whose day the pair agreed before; else the next one, where all that
 * comes before it is done. Study fulfils what was next on
 * that day, so that missed study is picked up (B-21).
 */
export function fulfilmentsOf(
  items: readonly DatedItem[],
  log: readonly LogEntry[],
  agreed: readonly AgreedDay[] = [],
): Fulfilments {
  const fulfilments: Fulfilments = new Map()
  if (log.length === 0) return fulfilments
  const ids = chosenIds(items, log)
  const isChosen = ({ expectationId }: LogEntry): boolean =>
    expectationId !== undefined && ids.has(expectationId)
  for (const entry of log) {
    const id = entry.expectationId
    if (id !== undefined && isChosen(entry) && !fulfilments.has(id)) fulfilments.set(id, entry)
  }
  const byDay = log.filter((entry) => !isChosen(entry)).sort((a, b) => (a.on < b.on ? -1 : 1))
  for (const entry of byDay) {
    const fitting = items.filter(
      (item) => isAbout(entry, item) && item.planned.carriedOver === undefined,
    )
    const item =
      agreedItemFor(entry, fitting, { agreed, fulfilments }) ??
      FULFILLED[entry.activity](fitting, entry.on, fulfilments) ??
      nextInOrder(fitting, entry, { items, fulfilments })
    if (item !== undefined) fulfilments.set(item.id, entry)
  }
  return fulfilments
}

/** The ids of those items that somebody chose when they logged something. */
export function chosenIds(
  items: readonly Pick<DatedItem, 'id'>[],
  log: readonly Pick<LogEntry, 'expectationId'>[],
): ReadonlySet<string> {
  const named = new Set<string>()
  for (const { expectationId } of log) if (expectationId !== undefined) named.add(expectationId)
  if (named.size === 0) return named
  const chosen = new Set<string>()
  for (const { id } of items) if (named.has(id)) chosen.add(id)
  return chosen
}

/** Anybody may have stood in for the mentor at a drop-in or meeting; other things are one's own. */
function isAbout(entry: LogEntry, { planned, personId }: DatedItem): boolean {
  if (entry.activity !== planned.item.activity) return false
  return planned.item.who === 'pair' || entry.personId === personId
}

type Choose = (
  items: readonly DatedItem[],
  on: SchoolDate,
  fulfilments: Fulfilments,
) => DatedItem | undefined

const firstMonday = ({ planned }: DatedItem): SchoolDate =>
  (planned.weeks[0] as TeachingWeek).monday

const lastSunday = ({ planned }: DatedItem): SchoolDate =>
  addDays((planned.weeks.at(-1) as TeachingWeek).monday, 6)

/** The latest that had begun, where it is not fulfilled yet. */
const thisTime: Choose = (items, on, fulfilments) => {
  const item = items.filter((each) => firstMonday(each) <= on).at(-1)
  return item === undefined || fulfilments.has(item.id) ? undefined : item
}

/**
 * A drop-in or meeting before its weeks, where what comes first in its order is done by then: whoever is
 * ahead of the usual weeks stays so (TF:128, TF:1351).
 */
function nextInOrder(
  fitting: readonly DatedItem[],
  { activity, on }: LogEntry,
  {
    items,
    fulfilments,
  }: { readonly items: readonly DatedItem[]; readonly fulfilments: Fulfilments },
): DatedItem | undefined {
  if (activity !== 'drop-in' && activity !== 'meeting') return undefined
  const next = fitting.find((item) => firstMonday(item) > on && !fulfilments.has(item.id))
  const first = next?.planned.item.after
  if (next === undefined || first === undefined) return undefined
  const isDone = (id: string): boolean => {
    const before = items.findLast(
      (one) =>
        one.planned.item.id === id &&
        one.planned.module?.id === next.planned.module?.id &&
        firstMonday(one) <= firstMonday(next),
    )
    const doneOn = before && fulfilments.get(before.id)?.on
    return doneOn !== undefined && doneOn <= on
  }
  return first.every(isDone) ? next : undefined
}

/** What was next on that day; with all of it done, the next of the same module. */
const nextInLine: Choose = (items, on, fulfilments) => {
  const begun = items.filter(({ opensOn }) => opensOn <= on)
  const waiting = begun.find(({ id }) => !fulfilments.has(id))
  if (waiting !== undefined) return waiting
  const now = begun.at(-1)?.planned.module?.id
  return items
    .slice(begun.length)
    .find(({ id, planned }) => !fulfilments.has(id) && planned.module?.id === now)
}

const inItsWindow: Choose = (items, on, fulfilments) =>
  items.find(
    (item) => !fulfilments.has(item.id) && firstMonday(item) <= on && on <= lastSunday(item),
  )

const FULFILLED: Readonly<Record<Activity, Choose>> = {
  'drop-in': thisTime,
  meeting: thisTime,
  'self-study': nextInLine,
  diagnostic: nextInLine,
  event: inItsWindow,
  expert: inItsWindow,
  'mentor-training': inItsWindow,
  onboarding: inItsWindow,
  'action-plan': inItsWindow,
}
