import {
  type AttemptFacts,
  afterMissedDeadline,
  afterSend,
  type DeliveryStep,
  type SendOutcome,
} from '../domain/messages/delivery.ts'
import type { ChatPlatform } from '../platforms/chat-platform.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import type { Letter } from './prepare-letters.ts'

/** The time of a batch: the clock's, and the last monotonic instant at which a send may begin. */
export interface SendWindow {
  readonly now: Date
  readonly beginBeforeMs: number
  /** The service is going down: nothing more may begin. */
  readonly isStopping: () => boolean
}

type SendDeps = Pick<
  DeliveryDeps,
  'platforms' | 'buckets' | 'timings' | 'random' | 'monotonicMs' | 'onAttempt'
>

const UNKNOWN_AFTER_TIMEOUT: SendOutcome = { kind: 'unknown', code: 'timeout' }

/** Sends one letter, one wire attempt at most, and answers what follows. Never throws. */
export async function sendLetter(
  deps: SendDeps,
  letter: Letter,
  window: SendWindow,
): Promise<DeliveryStep> {
  const facts = factsOf(deps, letter)
  const platform = deps.platforms.get(letter.at.platform)
  if (platform === undefined) return offFor(letter.at.platform)
  if (window.isStopping()) return { state: 'pending', reason: 'handed back' }
  const waitMs = await takePlace(deps, letter, window)
  if (waitMs > 0) {
    return afterSend(facts, { kind: 'throttled', retryAfterMs: waitMs }, window.now)
  }
  // The last look at the clock: a process that was stopped for longer than its lease must not send.
  if (deps.monotonicMs() > window.beginBeforeMs) return afterMissedDeadline(facts, window.now)
  const outcome = await attempt(platform, letter, deps.timings.sendTimeoutMs)
  deps.onAttempt?.(platform.name, outcome.kind)
  if (outcome.kind === 'throttled') {
    deps.buckets.pause(letter.at, deps.monotonicMs() + outcome.retryAfterMs)
  }
  return afterSend(facts, outcome, window.now)
}

const offFor = (platform: string): DeliveryStep => ({
  state: 'failed',
  reason: `platform-off: ${platform}`,
})

const factsOf = ({ random }: SendDeps, { claim, kind, ...letter }: Letter): AttemptFacts => ({
  kind,
  attempt: claim.attempt,
  operation: letter.replaces === undefined ? 'post' : 'update',
  jitter: random(),
  ...(letter.staleAfter === undefined ? {} : { staleAfter: letter.staleAfter }),
})

/** Waits for a place under the platform's limits; answers 0, or the wait that is too long for this lease. */
async function takePlace(
  { buckets, monotonicMs }: SendDeps,
  { at }: Letter,
  { beginBeforeMs }: SendWindow,
): Promise<number> {
  for (;;) {
    const nowMs = monotonicMs()
    const waitMs = buckets.take(at, nowMs)
    if (waitMs === 0 || nowMs + waitMs > beginBeforeMs) return waitMs
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
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
    const sent =
      replaces === undefined
        ? platform.send(at, card, claim.id)
        : platform.update({ at, messageId: replaces }, card)
    return await Promise.race([sent, tooLong])
  } catch (error) {
    // The port never throws for what the network does, so nobody knows how far this one came.
    return { kind: 'unknown', code: error instanceof Error ? error.name : 'thrown' }
  } finally {
    clearTimeout(timer)
  }
}
