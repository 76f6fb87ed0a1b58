/** Where the service takes `now` from: one place, so that everything below it takes it as an argument. */
export interface Clock {
  now(): Date
}

/** A clock that stands still until it is moved: the sandbox, replays and tests. */
export interface VirtualClock extends Clock {
  /** Moves forward to `instant`; an earlier one leaves the clock where it is. */
  moveTo(instant: Date): void
}

/** A clock that goes by another one, which it reads now and then. */
export interface FollowingClock extends Clock {
  /** Reads the other clock. Rejects where that cannot be read: until it can, this one goes on as before. */
  follow(read: () => Promise<Date>): Promise<void>
}

export const realClock: Clock = { now: () => new Date() }

/** A clock that goes on from `start` at the speed of the real one. */
export function createRunningClock(start: Date, real: Clock = realClock): Clock {
  const ahead = start.getTime() - real.now().getTime()
  return { now: () => new Date(real.now().getTime() + ahead) }
}

export function createVirtualClock(start: Date): VirtualClock {
  let at = start
  return {
    now: () => at,
    moveTo(instant) {
      if (instant > at) at = instant
    },
  }
}

/** An answer that took longer says too little of what time it is. */
const SLOW_ANSWER_MS = 1_000

/**
 * The clock of one instance among several: it goes by the database's, which all of them read, and
 * between two readings by the time that has passed. What somebody does to this machine's clock moves
 * nothing. Until it has read the other one it is the machine's.
 */
export function createFollowingClock(
  real: Clock = realClock,
  monotonicMs: () => number = () => performance.now(),
): FollowingClock {
  let aheadMs: number | undefined
  return {
    now: () => (aheadMs === undefined ? real.now() : new Date(monotonicMs() + aheadMs)),
    async follow(read) {
      const askedMs = monotonicMs()
      const there = await read()
      const tookMs = monotonicMs() - askedMs
      if (aheadMs !== undefined && tookMs > SLOW_ANSWER_MS) return
      aheadMs = there.getTime() - (askedMs + tookMs / 2)
    },
  }
}
