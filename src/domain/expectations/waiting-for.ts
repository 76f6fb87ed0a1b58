import type { SchoolDate } from '../calendar/school-date.ts'
import type { Expectation } from './expectation.ts'

/**
 * What something waits for: what comes first in its order and is not done yet, the earliest first
 * (B-39, B-67). What was excused holds nobody up.
 */
export function waitingFor(one: Expectation, all: readonly Expectation[]): readonly Expectation[] {
  const first = new Set(one.after)
  return all
    .filter(({ id, state }) => first.has(id) && (state === 'open' || state === 'not-logged'))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)))
}

/** What was not logged in its time, by `today`, and holds something up, one thing behind another, the earliest first. */
export function heldUpBy(
  waiting: readonly Expectation[],
  all: readonly Expectation[],
  today: SchoolDate,
): readonly Expectation[] {
  const found = new Set<Expectation>()
  const look = (one: Expectation): void => {
    for (const first of waitingFor(one, all)) {
      if (found.has(first)) continue
      found.add(first)
      look(first)
    }
  }
  waiting.forEach(look)
  return all.filter((one) => found.has(one) && one.dueOn < today)
}
