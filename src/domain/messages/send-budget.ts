/**
 * Turns under a platform's limits, for messages that nobody waits for. Pure: the lines are kept in
 * the database, where every instance takes its turns from the same ones.
 *
 * A line remembers one number for each limit: up to which instant what was taken fills it (the
 * generic cell rate algorithm). So turns are spread over time, and never come in a burst behind
 * which somebody's answer would have to wait.
 */

/** At most `count` messages in any `perMs` milliseconds. */
export interface RateLimit {
  readonly count: number
  readonly perMs: number
}

/** Instants in milliseconds, all by the same clock. */
export interface Line {
  /** For each limit of the line, in their order. */
  readonly filledTo: readonly number[]
  /** The platform said 429. */
  readonly pausedUntil: number
  /** Up to when turns were promised to messages that were sent back to the queue. */
  readonly promisedTo: number
}

/** A line from which nothing was taken yet. */
export const EMPTY_LINE: Line = { filledTo: [], pausedUntil: 0, promisedTo: 0 }

/**
 * Clocks and wires are not exact: a turn may be taken a little late, and the next one in time. Every
 * window is counted as longer by more than a turn may be late.
 */
const MARGIN_MS = 40
/** A turn that is taken later than this would come together with those after it: it is lost. */
export const TURN_LATE_MS = 30

interface Spread {
  /** Between two turns. */
  readonly everyMs: number
  /** So much earlier than that a turn may be: the part of a burst that is not kept for people. */
  readonly aheadMs: number
}

/** More than so many at once help nobody. */
const LARGEST_BURST = 8

/**
 * Of every window a sixteenth may go at once, and of that a third to messages that nobody waits
 * for: the rest is the room in which answers to people go, which are counted here afterwards.
 */
function spreadOf({ count, perMs }: RateLimit): Spread {
  const burst = Math.max(1, Math.min(LARGEST_BURST, Math.round(count / 16)))
  const everyMs = (perMs + MARGIN_MS) / (count - burst + 1)
  return { everyMs, aheadMs: (Math.ceil(burst / 3) - 1) * everyMs }
}

/** When the next turn of a line is. */
export function nextTurn(line: Line, limits: readonly RateLimit[], nowMs: number): number {
  const turns = limits.map((limit, i) => (line.filledTo[i] ?? 0) - spreadOf(limit).aheadMs)
  return Math.max(nowMs, line.pausedUntil, ...turns)
}

/** The line once so many turns were taken at that instant. */
export const withTurns = (
  line: Line,
  limits: readonly RateLimit[],
  { atMs, count }: { readonly atMs: number; readonly count: number },
): Line => ({
  ...line,
  filledTo: limits.map(
    (limit, i) => Math.max(line.filledTo[i] ?? 0, atMs) + count * spreadOf(limit).everyMs,
  ),
})

/** The line once the platform has asked to be left alone. */
export const paused = (line: Line, untilMs: number): Line => ({
  ...line,
  pausedUntil: Math.max(line.pausedUntil, untilMs),
})

/** When to come back where there is no turn soon: each message has a later time than the one before. */
export function promise(
  line: Line,
  limits: readonly RateLimit[],
  earliestMs: number,
): { readonly atMs: number; readonly line: Line } {
  const atMs = Math.max(line.promisedTo, earliestMs)
  const everyMs = Math.max(0, ...limits.map((limit) => spreadOf(limit).everyMs))
  return { atMs, line: { ...line, promisedTo: atMs + everyMs } }
}

/** How many turns there are in so much time, once what may go at once has gone. */
export const turnsIn = (limits: readonly RateLimit[], ms: number): number =>
  Math.min(...limits.map((limit) => Math.floor(ms / spreadOf(limit).everyMs)))

/** When a line says nothing any more that an empty one would not say. */
export const emptyAfter = ({ filledTo, pausedUntil, promisedTo }: Line): number =>
  Math.max(pausedUntil, promisedTo, ...filledTo)
