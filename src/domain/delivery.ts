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
  /** It may or may not have arrived: never sent again blindly. */
  | { readonly kind: 'unknown'; readonly code: string }
