/**
 * Answers that somebody waits for: they go before everything that nobody asked for, and are tried
 * again for as long as they are of use. What still does not arrive is told of.
 */
import { setTimeout } from 'node:timers/promises'
import type { ChatAddress } from '../domain/messages/address.ts'
import type { SendOutcome } from '../domain/messages/delivery.ts'

/** The room that other messages leave for answers, under the limits that they share. */
export interface AnswerRoom {
  /**
   * Resolves when an answer may go there; at once, but while a whole tenant is to be left alone. False
   * where that is not within so long: then no room was taken.
   */
  enter(at: ChatAddress, withinMs?: number): Promise<boolean>
  /** The platform said 429: everything else waits, and answers go first afterwards. */
  leaveAlone(at: ChatAddress, forMs: number): void
  /** Nothing more is tried: somebody pressed or typed, and did not see the answer. */
  lost(at: ChatAddress, outcome: SendOutcome): void
  /** The service goes down: nothing is waited for any more. */
  readonly stopping: AbortSignal
}

/** Where there are no limits to keep to, and nobody to tell. */
export const ROOM_ENOUGH: AnswerRoom = {
  enter: async () => true,
  leaveAlone: () => undefined,
  lost: () => undefined,
  stopping: new AbortController().signal,
}

/** After so long nobody looks at that chat any more. */
export const ANSWER_WITHIN_MS = 50_000
const FIRST_AGAIN_MS = 500
const LONGEST_AGAIN_MS = 8_000

/** Writes an answer: again and again while it provably did not arrive and is still of use. */
export async function answerInTime(
  room: AnswerRoom,
  at: ChatAddress,
  write: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const untilMs = performance.now() + ANSWER_WITHIN_MS
  for (let tries = 0; ; tries += 1) {
    await room.enter(at)
    const outcome = await write()
    if (outcome.kind === 'throttled') room.leaveAlone(at, outcome.retryAfterMs)
    const waitMs = waitAfter(outcome, tries)
    const isTooLate = waitMs !== undefined && performance.now() + waitMs > untilMs
    if (waitMs === undefined || isTooLate || room.stopping.aborted) {
      if (outcome.kind !== 'sent') room.lost(at, outcome)
      return outcome
    }
    await setTimeout(waitMs, undefined, { signal: room.stopping }).catch(() => undefined)
  }
}

/** How long to wait before it is tried again; undefined where it arrived, or may have. */
function waitAfter(outcome: SendOutcome, tries: number): number | undefined {
  if (outcome.kind === 'throttled') return outcome.retryAfterMs
  if (outcome.kind !== 'not-sent') return undefined
  return Math.min(LONGEST_AGAIN_MS, FIRST_AGAIN_MS * 2 ** tries)
}
