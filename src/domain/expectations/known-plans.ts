import type { SchoolCalendar } from '../calendar/school-year.ts'
import type { Programme } from '../programme/programme.ts'
import type { PlannedItem } from './planned-item.ts'

type Plans = Map<string, readonly PlannedItem[]>

const known = new WeakMap<SchoolCalendar, WeakMap<Programme, Plans>>()

/** What of facts decides a plan, apart from its shape. */
export interface PlanGround {
  readonly calendar: SchoolCalendar
  readonly programme: Programme
}

/**
 * The plan of this shape on a calendar, worked out once: thousands of people share few shapes.
 * `shape` says all else that `work` looks at.
 */
export function knownPlan(
  { calendar, programme }: PlanGround,
  shape: string,
  work: () => readonly PlannedItem[],
): readonly PlannedItem[] {
  const programmes = known.get(calendar) ?? new WeakMap<Programme, Plans>()
  known.set(calendar, programmes)
  const plans = programmes.get(programme) ?? new Map<string, readonly PlannedItem[]>()
  programmes.set(programme, plans)
  const plan = plans.get(shape) ?? work()
  plans.set(shape, plan)
  return plan
}
