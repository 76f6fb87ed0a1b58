import type { SendOutcome } from '../../domain/messages/delivery.ts'

/** What a failed call left behind, whatever library made it. */
export interface Failure {
  /** The HTTP status, where it was not 200. */
  readonly status?: number
  readonly retryAfterSeconds?: number
  /** Slack's own word for it, in an answer with `ok: false`. */
  readonly error?: string
  /** A network error's code. */
  readonly code?: string
  /** It is certain that no byte of the request was written. */
  readonly neverLeft?: boolean
}

/** A connection that did not come about, where nothing better is known. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_)/

/** Nothing will get through to this person, channel or workspace until somebody changes that. */
const UNREACHABLE = new Set([
  'access_denied',
  'account_inactive',
  'app_missing',
  'cannot_dm_bot',
  'channel_not_found',
  'ekm_access_denied',
  'invalid_auth',
  'is_archived',
  'is_inactive',
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
  'not_authed',
  'not_in_channel',
  'org_login_required',
  'restricted_action',
  'team_access_not_granted',
  'token_revoked',
  'user_disabled',
  'user_not_found',
  'users_not_found',
])
const TOO_LARGE = new Set(['msg_too_long', 'msg_blocks_too_long', 'invalid_blocks'])
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed'])
/** Slack says of these that part of it may have been carried out. */
const IN_DOUBT = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
])
const THROTTLED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded'])

const DEFAULT_WAIT_MS = 5000
const LONGEST_WAIT_MS = 3_600_000

/** What a failed send or update comes to: only what provably did not arrive may be sent again. */
export function outcomeOf(failure: Failure): SendOutcome {
  const { status, error, code } = failure
  if (status === 429 || (error !== undefined && THROTTLED.has(error))) {
    return { kind: 'throttled', retryAfterMs: waitOf(failure) }
  }
  if (error !== undefined) return refused(error)
  if (status !== undefined) return answered(status)
  if (code === undefined) return { kind: 'unknown', code: 'no-reply' }
  const { neverLeft = NEVER_LEFT.test(code) } = failure
  return { kind: neverLeft ? 'not-sent' : 'unknown', code: dashed(code) }
}

function refused(error: string): SendOutcome {
  const code = dashed(error)
  if (UNREACHABLE.has(error)) return { kind: 'unreachable', code }
  if (TOO_LARGE.has(error)) return { kind: 'too-large', code }
  if (GONE.has(error)) return { kind: 'gone', code }
  return { kind: IN_DOUBT.has(error) ? 'unknown' : 'not-sent', code }
}

/** A 4xx was not carried out. */
function answered(status: number): SendOutcome {
  if (status === 413) return { kind: 'too-large', code: 'status-413' }
  const kind = status >= 400 && status < 500 && status !== 408 ? 'not-sent' : 'unknown'
  return { kind, code: `status-${status}` }
}

function waitOf({ retryAfterSeconds }: Failure): number {
  const wait = retryAfterSeconds === undefined ? DEFAULT_WAIT_MS : retryAfterSeconds * 1000
  if (Number.isNaN(wait)) return DEFAULT_WAIT_MS
  return Math.min(Math.max(Math.ceil(wait), 1000), LONGEST_WAIT_MS)
}

/** 'channel_not_found' → 'channel-not-found': codes are written as everywhere in Keepstep. */
const dashed = (code: string): string => code.toLowerCase().replaceAll('_', '-')
