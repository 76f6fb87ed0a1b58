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
