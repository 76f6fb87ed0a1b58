/**
 * Gives out turns under the limits of a platform, to many messages at once and in their order. Pure:
 * `store/send-lines.ts` locks and keeps the lines that it works on.
 */
import {
  EMPTY_LINE,
  type Line,
  nextTurn,
  promise,
  type RateLimit,
  withTurns,
} from './send-budget.ts'

/** What a platform allows: for one tenant or workspace, and in one conversation of it. */
export interface TurnLimits {
  readonly tenant: readonly RateLimit[]
  readonly conversation: readonly RateLimit[]
}

/** A message that wants to be sent. The keys name lines. */
export interface TurnAsk {
  readonly tenant: string
  /** Absent where only the tenant's limits count. */
  readonly conversation?: string
  readonly limits: TurnLimits
  /** There is no place to wait in: it only wants to know when to come back. */
  readonly isTurnedAway?: boolean
}

/** What became of it; milliseconds from now. */
export type Turn =
  | { readonly kind: 'go'; readonly inMs: number }
  /** Ask again then: there is a turn soon. `whose` limits are full. */
  | { readonly kind: 'wait'; readonly inMs: number; readonly whose: 'tenant' | 'conversation' }
  /** Go back to the queue until then: others are before it. */
  | { readonly kind: 'back'; readonly inMs: number }

/** Turns are given so far ahead. */
export const TURNS_AHEAD_MS = 1_000
/** A message waits for its turn in the hands of a process for so long, and longer in the queue. */
export const TURN_PATIENCE_MS = 5_000

/** The turns in the order of the asks, and the lines that changed. */
export interface TurnsGiven {
  readonly turns: readonly Turn[]
  readonly lines: ReadonlyMap<string, Line>
}

/** Gives each message a turn, or says when to ask again. Takes nothing for those that have to wait. */
export function giveTurns(
  known: ReadonlyMap<string, Line>,
  asks: readonly TurnAsk[],
  nowMs: number,
): TurnsGiven {
  const changed = new Map<string, Line>()
  const lines: Lines = {
    get: (key) => changed.get(key) ?? known.get(key) ?? EMPTY_LINE,
    set: (key, line) => void changed.set(key, line),
  }
  return { turns: asks.map((ask) => giveTurn(lines, ask, nowMs)), lines: changed }
}

interface Lines {
  get(key: string): Line
  set(key: string, line: Line): void
}

function giveTurn(lines: Lines, ask: TurnAsk, nowMs: number): Turn {
  const { tenant, conversation, limits } = ask
  const tenantMs = nextTurn(lines.get(tenant), limits.tenant, nowMs)
  const chatMs =
    conversation === undefined
      ? nowMs
      : nextTurn(lines.get(conversation), limits.conversation, nowMs)
  const whose = chatMs > tenantMs ? 'conversation' : 'tenant'
  const atMs = Math.max(tenantMs, chatMs)
  if (ask.isTurnedAway === true || atMs - nowMs > TURN_PATIENCE_MS) {
    return goBack(lines, ask, { whose, atMs, nowMs })
  }
  // A conversation's turn is not taken before its time: it would keep the tenant's others waiting.
  if (whose === 'conversation' || atMs - nowMs > TURNS_AHEAD_MS) {
    return { kind: 'wait', inMs: atMs - nowMs, whose }
  }
  const taken = { atMs, count: 1 }
  lines.set(tenant, withTurns(lines.get(tenant), limits.tenant, taken))
  if (conversation !== undefined) {
    lines.set(conversation, withTurns(lines.get(conversation), limits.conversation, taken))
  }
  return { kind: 'go', inMs: atMs - nowMs }
}

interface Far {
  readonly whose: 'tenant' | 'conversation'
  readonly atMs: number
  readonly nowMs: number
}

/** Asked for a little before its turn, so that it is at hand when the turn comes. */
function goBack(
  lines: Lines,
  { tenant, conversation = tenant, limits }: TurnAsk,
  { whose, atMs, nowMs }: Far,
): Turn {
  const key = whose === 'tenant' ? tenant : conversation
  const earliestMs = Math.max(nowMs + TURN_PATIENCE_MS, atMs - TURNS_AHEAD_MS)
  const promised = promise(lines.get(key), limits[whose], earliestMs)
  lines.set(key, promised.line)
  return { kind: 'back', inMs: promised.atMs - nowMs }
}
