import type { Moment } from '../domain/messages/delivery.ts'

/*
 * Two kinds of time that must never be the same variable. What a card says is decided by a `Date`
 * that was handed down and stands still. Leases, outcomes, retries and looks go by a `Moment` that
 * is read from here for the very line that uses it: a drain may last for minutes, and an instant
 * that was kept since its beginning would end leases before they are given.
 */

/** A clock that goes on while messages go out. */
export interface LiveClock {
  /** Read anew each time; never keep what it says. */
  now(): Moment
  /** Never goes back, whatever happens to the wall clock: milliseconds. */
  monotonicMs(): number
}

/** The clock of a running service, or one that somebody moves: a sandbox's, a replay's. */
export const liveClock = (
  now: () => Date,
  monotonicMs: () => number = () => performance.now(),
): LiveClock => ({ now: () => now() as Moment, monotonicMs })

/** Answers how many milliseconds have gone by since. */
export function stopwatch(): () => number {
  const fromMs = performance.now()
  return () => performance.now() - fromMs
}
