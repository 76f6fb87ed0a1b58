import { given } from '../domain/given.ts'
import {
  type AttemptFacts,
  afterHeld,
  afterMissedDeadline,
  afterNoRoom,
  afterPlatformOff,
  afterSend,
  type DeliveryStep,
  HELD,
  type SendOutcome,
} from '../domain/messages/delivery.ts'
import { TURN_LATE_MS } from '../domain/messages/send-budget.ts'
import { TURN_PATIENCE_MS, type Turn, type TurnAsk } from '../domain/messages/send-turns.ts'
import type { ChatPlatform } from '../platforms/chat-platform.ts'
import type { Begun } from '../store/begin-sends.ts'
import { pause } from './bell.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import type { Dispatch } from './dispatch.ts'
import type { LiveClock } from './live-clock.ts'
import { HANDED_BACK, type Settled } from './outcome.ts'
import type { Letter } from './prepare-letters.ts'
import { conversationLine, tenantLine } from './shared-turns.ts'

/** What a send needs besides the letter. */
export interface SendContext {
  readonly clock: LiveClock
  readonly dispatch: Dispatch
  /** The service is going down: nothing more may begin. */
  readonly stopping: AbortSignal
}

/** What became of a letter: it is settled, or somebody else's, or it was not its turn. */
export type Carried =
  | { readonly kind: 'settled'; readonly settled: Settled; readonly pausedMs?: number }
  | { readonly kind: 'lost' }
  | {
      readonly kind: 'not-yet'
      readonly whose: 'tenant' | 'conversation'
      readonly forMs: number
    }

type SendDeps = Pick<
  DeliveryDeps,
  'platforms' | 'limits' | 'buckets' | 'timings' | 'random' | 'onAttempt'
>

const UNKNOWN_AFTER_TIMEOUT: SendOutcome = { kind: 'unknown', code: 'timeout' }

/** Sends one letter, one wire attempt at most, and answers what follows. Never throws. */
export async function sendLetter(
  deps: SendDeps,
  letter: Letter,
  context: SendContext,
): Promise<Carried> {
  const { clock, dispatch, stopping } = context
  const platform = deps.platforms.get(letter.at.platform)
  if (platform === undefined) {
    return settled(letter, afterPlatformOff(letter, letter.at.platform, clock.now()))
  }
  const turn = await waitForTurn(deps, letter, context)
  if (turn.kind === 'held') return turn.carried
  if (stopping.aborted) return settled(letter, HANDED_BACK)
  const lease = leaseFor(deps, letter, clock)
  if (lease === 'over') return missed(deps, letter, clock)
  const send = await begin(letter, lease, dispatch)
  if (send === 'not-begun') return settled(letter, HANDED_BACK)
  if (send === undefined) return { kind: 'lost' }
  if (send === HELD) return settled(letter, afterHeld(letter, clock.now()))
  const late = await waitForItsTime(deps, letter, { ...context, turn, send })
  if (late !== undefined) return late
  if (stopping.aborted) return settled(letter, HANDED_BACK, { send })
  // The last look at the clock: a process that was stopped for longer than its lease must not send.
  if (clock.monotonicMs() > lease.beginBeforeMs) return missed(deps, letter, clock, send)
  const leftMs = clock.monotonicMs()
  const outcome = await attempt(platform, letter, deps.timings.sendTimeoutMs)
  deps.onAttempt?.(platform.name, outcome.kind, clock.monotonicMs() - leftMs)
  return sent(deps, letter, { outcome, send, clock })
}

const settled = (
  { claim, at }: Letter,
  step: DeliveryStep,
  more: Pick<Settled, 'send' | 'isFailure'> = {},
): Carried => ({
  kind: 'settled',
  settled: { claim, step, ...(more.send === undefined ? {} : { at, ...more }) },
})

const missed = (deps: SendDeps, letter: Letter, clock: LiveClock, send?: number): Carried =>
  settled(letter, afterMissedDeadline(factsOf(deps, letter), clock.now()), given({ send }))

/** How long a send has from its begin on. */
interface Lease {
  /** A send that leaves by then has ended, one way or the other, before the lease does. */
  readonly beginBeforeMs: number
  /** The lease, where the claim's own would not last. */
  readonly renew?: { readonly until: () => Date }
}

/** The lease of the claim while that lasts; one that is nearly over is renewed with the mark. */
function leaseFor({ timings }: SendDeps, letter: Letter, clock: LiveClock): Lease | 'over' {
  const { leaseMs, sendTimeoutMs, marginMs } = timings
  const nowMs = clock.monotonicMs()
  if (nowMs >= letter.leasedUntilMs) return 'over'
  const reserveMs = sendTimeoutMs + marginMs
  if (nowMs <= letter.leasedUntilMs - reserveMs - marginMs) {
    return { beginBeforeMs: letter.leasedUntilMs - reserveMs }
  }
  const until = () => new Date(clock.now().getTime() + leaseMs)
  return { beginBeforeMs: nowMs + leaseMs - reserveMs, renew: { until } }
}

/** Nothing may be sent where the mark may not be there: the database did not answer. */
const begin = (
  { claim: { schoolId, id, attempt }, at: { platform, tenant } }: Letter,
  { renew }: Lease,
  dispatch: Dispatch,
): Promise<Begun | undefined | 'not-begun'> =>
  dispatch
    .begin({
      ...{ schoolId, id, attempt, platform, tenant },
      ...(renew && { renewedUntil: renew.until() }),
    })
    .catch(() => 'not-begun')

function sent(
  deps: SendDeps,
  letter: Letter,
  { outcome, send, clock }: { outcome: SendOutcome; send: number; clock: LiveClock },
): Carried {
  const facts = factsOf(deps, letter)
  const isUpdateInDoubt = outcome.kind === 'unknown' && facts.operation === 'update'
  const isFailure = outcome.kind === 'not-sent' || isUpdateInDoubt
  const carried = settled(letter, afterSend(facts, outcome, clock.now()), { send, isFailure })
  if (outcome.kind !== 'throttled' || carried.kind !== 'settled') return carried
  return { ...carried, pausedMs: outcome.retryAfterMs }
}

const factsOf = ({ random }: SendDeps, { claim, kind, ...letter }: Letter): AttemptFacts => ({
  kind,
  attempt: claim.failures + 1,
  operation: letter.replaces === undefined ? 'post' : 'update',
  jitter: random(),
  ...given({ staleAfter: letter.staleAfter }),
})

/** A turn to be taken at that time, or why there is none. */
type Held =
  | { readonly kind: 'held'; readonly carried: Carried }
  | { readonly kind: 'turn'; readonly atMs: number }

/** The mark that a send has begun is made so much before its turn: no earlier than it has to be. */
const BEGIN_AHEAD_MS = 60

/** Waits until shortly before a turn under the limits that all share, and under those of this process. */
async function waitForTurn(
  deps: SendDeps,
  letter: Letter,
  { clock, dispatch, stopping }: SendContext,
): Promise<Held> {
  const held = (carried: Carried): Held => ({ kind: 'held', carried })
  const turn = await turnOf(deps, letter, dispatch)
  if (turn.kind === 'wait') return held({ kind: 'not-yet', whose: turn.whose, forMs: turn.inMs })
  if (turn.kind === 'back') return held(noRoom(letter, turn.inMs, clock))
  const atMs = clock.monotonicMs() + turn.inMs
  await pause(turn.inMs - BEGIN_AHEAD_MS, stopping)
  const waitMs = deps.buckets.waitBehindAnswers(letter.at, clock.monotonicMs())
  if (waitMs > TURN_PATIENCE_MS) return held(noRoom(letter, waitMs, clock))
  await pause(waitMs, stopping)
  return { kind: 'turn', atMs }
}

const noRoom = (letter: Letter, waitMs: number, clock: LiveClock, send?: number): Carried =>
  settled(letter, afterNoRoom(letter, waitMs, clock.now()), given({ send }))

/** What has begun leaves within this time, or goes back: a hold stops everything within a second. */
const LEAVES_WITHIN_MS = 700

/**
 * Waits for the very moment of its turn, and looks once more at what this process has sent: answers
 * may have taken the room. Where its turn has passed it takes another one.
 */
async function waitForItsTime(
  deps: SendDeps,
  letter: Letter,
  {
    clock,
    dispatch,
    stopping,
    turn,
    send,
  }: SendContext & { readonly turn: { readonly atMs: number }; readonly send: number },
): Promise<Carried | undefined> {
  let { atMs } = turn
  const leavesByMs = clock.monotonicMs() + LEAVES_WITHIN_MS
  const isTooLong = (waitMs: number) => clock.monotonicMs() + waitMs > leavesByMs
  while (!stopping.aborted) {
    await pause(atMs - clock.monotonicMs(), stopping)
    const waitMs = waitNow(deps, letter, { atMs, nowMs: clock.monotonicMs() })
    if (waitMs === undefined) return undefined
    if (isTooLong(waitMs)) return noRoom(letter, waitMs, clock, send)
    await pause(waitMs, stopping)
    const next = await turnOf(deps, letter, dispatch)
    if (next.kind !== 'go' || isTooLong(next.inMs)) return noRoom(letter, next.inMs, clock, send)
    atMs = clock.monotonicMs() + next.inMs
  }
  return undefined
}

/** How long to wait before another turn is asked for; undefined where it may go now. */
function waitNow(
  { limits, buckets }: SendDeps,
  { at }: Letter,
  { atMs, nowMs }: { readonly atMs: number; readonly nowMs: number },
): number | undefined {
  if (limits[at.platform] !== undefined && nowMs - atMs > TURN_LATE_MS) return 0
  const waitMs = buckets.takeBehindAnswers(at, nowMs)
  return waitMs === 0 ? undefined : waitMs
}

const NO_ANSWER_MS = 1_000

/** A turn; where the database does not answer, one is asked for again a little later. */
async function turnOf(deps: SendDeps, letter: Letter, dispatch: Dispatch): Promise<Turn> {
  const ask = turnAskOf(deps, letter)
  if (ask === undefined) return { kind: 'go', inMs: 0 }
  return await dispatch
    .turn(ask)
    .catch(() => ({ kind: 'wait', inMs: NO_ANSWER_MS, whose: 'tenant' }) as const)
}

/** What a letter asks for; undefined where its platform has no limits. */
export function turnAskOf(
  { limits }: Pick<DeliveryDeps, 'limits'>,
  { at }: Pick<Letter, 'at'>,
): TurnAsk | undefined {
  const allowed = limits[at.platform]
  if (allowed === undefined) return undefined
  return { tenant: tenantLine(at), conversation: conversationLine(at), limits: allowed }
}

/** One attempt, never longer than the time-out: what did not answer by then may have arrived. */
async function attempt(
  platform: ChatPlatform,
  { at, card, claim, replaces }: Letter,
  timeoutMs: number,
): Promise<SendOutcome> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<SendOutcome>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, UNKNOWN_AFTER_TIMEOUT)
  })
  try {
    const answer =
      replaces === undefined
        ? platform.send(at, card, claim.id)
        : platform.update({ at, messageId: replaces }, card)
    return await Promise.race([answer, tooLong])
  } catch (error) {
    // The port never throws for what the network does, so nobody knows how far this one came.
    return { kind: 'unknown', code: error instanceof Error ? error.name : 'thrown' }
  } finally {
    clearTimeout(timer)
  }
}
