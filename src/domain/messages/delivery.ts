/**
 * The states of one message to one recipient, and every arrow between them. Pure: the worker in
 * `src/delivery/` does what these functions answer. The rule behind all of them: send again only
 * what provably never arrived; everything else is `unknown` until somebody has looked.
 */
import type { NudgeId } from './nudge.ts'

declare const readJustNow: unique symbol

/**
 * An instant that was read from a running clock for the very line that uses it: when a lease ends,
 * when an outcome was, when to look again. A time that was handed down to decide by is a plain
 * `Date`, stands still while messages go out, and does not fit here. Never keep one in a field.
 */
export type Moment = Date & { readonly [readJustNow]: true }

/** States of one message to one recipient. `docs/architecture.md` draws the arrows. */
export type DeliveryState =
  | 'pending'
  | 'sending'
  | 'sent'
  | 'retry_at'
  | 'failed'
  | 'unknown'
  | 'reconciling'
  | 'needs_review'
  | 'skipped'
  | 'cancelled'

/** What a message is for. `refresh` replaces an earlier message, `reply` answers in another chat. */
export type DeliveryKind =
  | NudgeId
  | 'welcome'
  | 'action-step'
  /** What a mentor wrote about a drop-in, or in a meeting without a step, to the ECT. */
  | 'note'
  /** What an ECT said about notes and steps on a day, to the mentors of the pair. */
  | 'pair-news'
  /** To the induction tutors: somebody asks to be erased. */
  | 'erasure-asked'
  /** Something that somebody did was acknowledged, and may have come to nothing. */
  | 'not-kept'
  | 'weekly-digest'
  | 'refresh'
  | 'reply'
  /** An answer that a form was opened from: it was sent when it was asked for. */
  | 'followed'

/** What a send attempt came to, as a platform tells it. Only `not-sent` and `throttled` may be tried again. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  /** Provably never left this process or never reached the platform. */
  | { readonly kind: 'not-sent'; readonly code: string }
  /** Blocked, uninstalled, unknown user: stop and tell the tutor. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** The message or conversation to update is no longer there. */
  | { readonly kind: 'gone'; readonly code: string }
  | { readonly kind: 'too-large'; readonly code: string }
  /** The platform does not take this message as it is: our fault, and no word about the recipient. */
  | { readonly kind: 'refused'; readonly code: string }
  /** It may or may not have arrived: never sent again blindly. */
  | { readonly kind: 'unknown'; readonly code: string }

/** What the rules need to know about a delivery and the attempt that was just made. */
export interface AttemptFacts {
  readonly kind: DeliveryKind
  /** Tries so far that went wrong, and this one: the first is 1. Waiting for a turn is no try. */
  readonly attempt: number
  /** After this it is too late to be a kindness; absent for what keeps. */
  readonly staleAfter?: Date
  /** Replacing a message in place may be repeated without harm; posting may not. */
  readonly operation: 'post' | 'update'
  /** From 0 up to 1, drawn by the caller: spreads retries out. */
  readonly jitter: number
}

/** The state that follows, when to look again, and why. */
export interface DeliveryStep {
  readonly state: DeliveryState
  /** With `retry_at`: when to try again. With `unknown`: when to look for it again. */
  readonly retryAt?: Date
  readonly reason?: string
  readonly messageId?: string
  /** Messages do not get through to this address any more; the platform's code. */
  readonly unreachable?: string
}

/** Where a chat was searched for a message: it is there, it is not, or one cannot know. */
export type Sighting =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'incomplete' }
  /** The platform could not be asked just now; where it said so, for how long to leave it alone. */
  | { readonly kind: 'unavailable'; readonly code: string; readonly retryAfterMs?: number }

/** Unprompted messages later than this are skipped, never sent at midnight (design 5). */
export const STALE_AFTER_MS = 2 * 3_600_000
/** Tries of a message that provably never left, before it is given up and shown. */
export const MAX_ATTEMPTS = 8
/** A message in flight has landed or died by then: longer than any platform's HTTP timeout. */
export const SETTLE_MS = 60_000
/** Chats that cannot be read are left alone for longer each time, and never for longer than this. */
export const LONGEST_BETWEEN_LOOKS_MS = 10 * 60_000
/** A platform that is switched off is asked about again so often. */
export const PLATFORM_OFF_MS = 5 * 60_000

/** Why a message waits that an operator has stopped; where it goes is asked again so often. */
export const HELD = 'held'
const HELD_MS = 5 * 60_000

const FIRST_LOOK_AGAIN_MS = 5_000
const FIRST_RETRY_MS = 5_000
const LONGEST_RETRY_MS = 10 * 60_000

/** True where a message is too late to be a kindness. */
export const isStale = (facts: Pick<AttemptFacts, 'staleAfter'>, now: Date): boolean =>
  facts.staleAfter !== undefined && now >= facts.staleAfter

/** Doubles with every attempt up to ten minutes; `jitter` (0 to 1) takes away up to half. */
export function backOffMs(attempt: number, jitter: number): number {
  const full = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempt - 1))
  return Math.round(full * (1 - jitter / 2))
}

/** The same wait, never shorter than the platform asked for. */
function throttledMs(retryAfterMs: number, facts: AttemptFacts): number {
  return Math.round(Math.max(0, retryAfterMs) + 1_000 * facts.jitter)
}

function tryAgain(facts: Pick<AttemptFacts, 'staleAfter'>, at: Date, reason: string): DeliveryStep {
  if (isStale(facts, at)) return { state: 'skipped', reason: 'stale' }
  return { state: 'retry_at', retryAt: at, reason }
}

function afterNotSent(facts: AttemptFacts, code: string, now: Moment): DeliveryStep {
  if (facts.attempt >= MAX_ATTEMPTS) return { state: 'failed', reason: code }
  return tryAgain(facts, later(now, backOffMs(facts.attempt, facts.jitter)), code)
}

/** Somebody must look: an update is repeated, a post waits until the chat has settled. */
function afterDoubt(facts: AttemptFacts, code: string, now: Moment): DeliveryStep {
  if (facts.operation === 'update') return afterNotSent(facts, code, now)
  return { state: 'unknown', reason: code }
}

/** What follows from what the platform said about one attempt. */
export function afterSend(facts: AttemptFacts, outcome: SendOutcome, now: Moment): DeliveryStep {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', messageId: outcome.messageId }
    case 'throttled':
      return tryAgain(facts, later(now, throttledMs(outcome.retryAfterMs, facts)), 'throttled')
    case 'not-sent':
      return afterNotSent(facts, outcome.code, now)
    case 'unknown':
      return afterDoubt(facts, outcome.code, now)
    case 'unreachable':
      return { state: 'failed', reason: 'unreachable', unreachable: outcome.code }
    case 'gone':
      return { state: facts.operation === 'update' ? 'cancelled' : 'failed', reason: outcome.code }
    case 'too-large':
    case 'refused':
      return { state: 'failed', reason: outcome.code }
  }
}

/** The sender died or stalled past its lease: nobody knows whether the message left. */
export const afterExpiredLease = {
  state: 'unknown',
  reason: 'lease-expired',
} as const satisfies DeliveryStep

/** The lease ran out before the send began: provably unsent, and no fault of the message's. */
export const afterMissedDeadline = (facts: AttemptFacts, now: Moment): DeliveryStep =>
  tryAgain(facts, later(now, backOffMs(facts.attempt, facts.jitter)), 'deadline')

/** Nobody answers for that platform here: the message waits, as it would for a platform that is down. */
export const afterPlatformOff = (
  facts: Pick<AttemptFacts, 'staleAfter'>,
  platform: string,
  now: Moment,
): DeliveryStep => tryAgain(facts, later(now, PLATFORM_OFF_MS), `platform-off: ${platform}`)

/** The limits of the platform leave no room yet. Nothing was tried, so no try is counted. */
export const afterNoRoom = (
  facts: Pick<AttemptFacts, 'staleAfter'>,
  waitMs: number,
  now: Moment,
): DeliveryStep => tryAgain(facts, later(now, waitMs), 'waits for its turn')

/**
 * An operator has stopped what goes there. Nothing was tried; it is asked again now and then, and at
 * the release, which may come before it is too late.
 */
export const afterHeld = (facts: Pick<AttemptFacts, 'staleAfter'>, now: Moment): DeliveryStep =>
  isStale(facts, now)
    ? { state: 'skipped', reason: 'stale' }
    : { state: 'retry_at', retryAt: later(now, HELD_MS), reason: HELD }

/** What the rules need to know about a message that was looked for. */
export type LookFacts = Pick<AttemptFacts, 'kind' | 'operation' | 'staleAfter'> & {
  /** Since when nobody knows whether it arrived. */
  readonly unknownSince: Date
}

/**
 * What follows once the chat has been searched. Found means sent; absent means it may go again;
 * where the platform answers that one cannot know it is never sent again: a nudge rolls into the
 * next week's, and for a digest somebody is asked (trust 1). A chat that could not be read says
 * nothing: it is looked at again, however long the platform is down.
 */
export function afterReconcile(facts: LookFacts, sighting: Sighting, now: Moment): DeliveryStep {
  if (facts.operation === 'update') return { state: 'pending', reason: 'repeated in place' }
  switch (sighting.kind) {
    case 'found':
      return { state: 'sent', messageId: sighting.messageId }
    case 'absent':
      return isStale(facts, now)
        ? { state: 'skipped', reason: 'stale' }
        : { state: 'pending', reason: 'not in the chat' }
    case 'incomplete':
      return { state: 'needs_review', reason: reviewReason(facts.kind) }
    case 'unavailable':
      return { state: 'unknown', reason: sighting.code, retryAt: lookAgainAt(facts, sighting, now) }
  }
}

/** After half as long again as the message has been unknown, and not before the platform allows it. */
function lookAgainAt(
  { unknownSince }: LookFacts,
  { retryAfterMs = 0 }: Extract<Sighting, { kind: 'unavailable' }>,
  now: Moment,
): Date {
  const unknownForMs = now.getTime() - unknownSince.getTime()
  const ownMs = Math.min(LONGEST_BETWEEN_LOOKS_MS, Math.max(FIRST_LOOK_AGAIN_MS, unknownForMs / 2))
  return later(now, Math.max(ownMs, retryAfterMs))
}

const reviewReason = (kind: DeliveryKind): string =>
  kind === 'weekly-digest' ? 'may not have arrived: ask' : 'may not have arrived: rolls on'

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)
