import type { SendOutcome } from '../../domain/messages/delivery.ts'

/** What a failed request left behind, whatever library made it. */
export interface Failure {
  /** The HTTP status, where Teams answered at all. */
  readonly status?: number
  readonly retryAfter?: string
  /** The answer's body: Teams says there why. */
  readonly body?: string
  /** A network error's code and words. */
  readonly code?: string
  readonly message?: string
}

/** A request that never left: these are the only network errors that prove it. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_)/
/** A timeout or reset while still connecting: no byte of the request was written. */
const STILL_CONNECTING = /^connect /

/** The reasons that Teams gives for never delivering to somebody, and what they are called here. */
const REASONS: readonly (readonly [said: string, code: string])[] = [
  ['ConversationBlockedByUser', 'blocked-by-user'],
  ['MessageWritesBlocked', 'writes-blocked'],
  ['BotNotInConversationRoster', 'not-installed'],
  ['BotDisabledByAdmin', 'disabled-by-admin'],
  ['BotNotRegistered', 'not-registered'],
  ['NotEnoughPermissions', 'not-permitted'],
  ['ConversationNotFound', 'conversation-not-found'],
  ['UserNotFound', 'user-not-found'],
]

const DEFAULT_WAIT_MS = 5000
const LONGEST_WAIT_MS = 3_600_000

/**
 * What a failed send or update comes to. A refusal (4xx) did not deliver; a 5xx or a lost answer
 * may have. `wanted` says whether a 404 means the message (an update) or the conversation (a send).
 */
export function outcomeOf(failure: Failure, wanted: 'send' | 'update', now: Date): SendOutcome {
  return failure.status === undefined
    ? withoutAnswer(failure)
    : answered({ ...failure, status: failure.status }, wanted, now)
}

function withoutAnswer({ code = 'no-reply', message = '' }: Failure): SendOutcome {
  return NEVER_LEFT.test(code) || STILL_CONNECTING.test(message)
    ? { kind: 'not-sent', code: codeOf(code) }
    : { kind: 'unknown', code: code === 'no-reply' ? code : codeOf(code) }
}

function answered(
  failure: Failure & { readonly status: number },
  wanted: 'send' | 'update',
  now: Date,
): SendOutcome {
  const { status } = failure
  if (status === 401) return { kind: 'not-sent', code: 'token-refused' }
  if (status === 403) return { kind: 'unreachable', code: reasonIn(failure) ?? 'forbidden' }
  if (status === 404) return missing(failure, wanted)
  // RFC 9110: a failed precondition means that the request was not carried out.
  if (status === 412) return { kind: 'not-sent', code: 'precondition-failed' }
  if (status === 413) return { kind: 'too-large', code: 'refused-by-teams' }
  if (status === 429) return { kind: 'throttled', retryAfterMs: waitOf(failure.retryAfter, now) }
  if (status === 400) return badRequest(failure)
  return { kind: 'unknown', code: `status-${status}` }
}

const missing = (failure: Failure, wanted: 'send' | 'update'): SendOutcome =>
  wanted === 'update'
    ? { kind: 'gone', code: 'message-not-found' }
    : { kind: 'unreachable', code: reasonIn(failure) ?? 'conversation-not-found' }

/** Without a reason that names the recipient, a bad request says that our message is at fault. */
function badRequest(failure: Failure): SendOutcome {
  if (/MessageSizeTooBig|RequestEntityTooLarge/.test(failure.body ?? '')) {
    return { kind: 'too-large', code: 'refused-by-teams' }
  }
  const reason = reasonIn(failure)
  return reason === undefined
    ? { kind: 'refused', code: 'bad-request' }
    : { kind: 'unreachable', code: reason }
}

const reasonIn = ({ body = '' }: Failure): string | undefined =>
  REASONS.find(([said]) => body.includes(said))?.[1]

/** `Retry-After` in milliseconds: seconds, or an instant. */
function waitOf(retryAfter: string | undefined, now: Date): number {
  const text = retryAfter?.trim() ?? ''
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime()
  if (Number.isNaN(wait)) return DEFAULT_WAIT_MS
  return Math.min(Math.max(Math.ceil(wait), 1000), LONGEST_WAIT_MS)
}

/** 'ECONNREFUSED' → 'econnrefused': codes are written as everywhere in Keepstep. */
const codeOf = (code: string): string => code.toLowerCase().replaceAll('_', '-')
