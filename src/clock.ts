/** Where the service takes `now` from: one place, so that everything below it takes it as an argument. */
export interface Clock {
  now(): Date
}

/** A clock that stands still until it is moved: the sandbox, replays and tests. */
export interface VirtualClock extends Clock {
  /** Moves forward to `instant`; an earlier one leaves the clock where it is. */
  moveTo(instant: Date): void
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
