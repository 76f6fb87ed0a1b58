import { addDays } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import type { Circle, DatedItem } from './dated-item.ts'
import type { InductionFacts } from './induction-facts.ts'
import { type ComesAfter, inOrder } from './order-of-items.ts'
import type { PlannedItem } from './planned-item.ts'

/** What a plan asks of a circle of people and when, before the log and the day are looked at. */
export interface LaidOut {
  /** In the order in which it is due. */
  readonly dated: readonly DatedItem[]
  readonly comesAfter: ComesAfter
}

type Within = InductionFacts['within']

interface Known extends LaidOut {
  readonly planned: readonly PlannedItem[]
}

/** Items that are remembered with their days, over all circles: some twenty megabytes. */
const MOST_KEPT = 100_000
let known = new WeakMap<Circle, Map<string, Known>>()
let kept = 0

/** Gives planned items their days and their order; the same for as long as nobody of the circle changes. */
export function laidOut(planned: readonly PlannedItem[], circle: Circle, within: Within): LaidOut {
  const window = within === undefined ? '' : `${within.from}/${within.to}`
  const before = known.get(circle)?.get(window)
  if (before?.planned === planned) return before
  const { items, comesAfter } = inOrder(nearby(planned, circle, within), circle)
  const dated = items.toSorted((a, b) => compare(a.dueOn, b.dueOn) || compare(a.opensOn, b.opensOn))
  keep(circle, window, { planned, dated, comesAfter })
  return { dated, comesAfter }
}

function keep(circle: Circle, window: string, laid: Known): void {
  kept += laid.dated.length
  if (kept > MOST_KEPT) {
    known = new WeakMap()
    kept = laid.dated.length
  }
  const windows = known.get(circle) ?? new Map<string, Known>()
  known.set(circle, windows)
  windows.set(window, laid)
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function nearby(
  planned: readonly PlannedItem[],
  circle: Circle,
  within: Within,
): readonly PlannedItem[] {
  if (within === undefined) return planned
  if (!circle.hasDates) return byWeeks(planned, within)
  const monday = addDays(within.from, -6)
  return planned.filter((item) => {
    const on = circle.datedIn(item)?.on
    return on === undefined ? isNear(item, monday, within.to) : on >= monday && on <= within.to
  })
}

const isNear = ({ weeks }: PlannedItem, monday: string, to: string): boolean =>
  (weeks[0] as TeachingWeek).monday <= to && (weeks.at(-1) as TeachingWeek).monday >= monday

interface InWindow {
  readonly window: NonNullable<Within>
  readonly items: readonly PlannedItem[]
}

/** Thousands of people share a plan, and one tick looks at all of them through one window. */
const lastWindow = new WeakMap<readonly PlannedItem[], InWindow>()

function byWeeks(
  planned: readonly PlannedItem[],
  window: NonNullable<Within>,
): readonly PlannedItem[] {
  const before = lastWindow.get(planned)
  if (before?.window.from === window.from && before.window.to === window.to) return before.items
  const monday = addDays(window.from, -6)
  const items = planned.filter((item) => isNear(item, monday, window.to))
  lastWindow.set(planned, { window, items })
  return items
}
