import type { SendOutcome } from '../../domain/messages/delivery.ts'

/**
 * A way in which the sandbox can be told to go wrong, in the ways of a real platform:
 * `lost-request` never arrives and `lost-reply` does, and neither sender can tell which it was.
 */
export type SandboxFault = 'throttled' | 'refused' | 'blocked' | 'lost-request' | 'lost-reply'

/** Whether the message is in the chat in spite of the fault. */
export const arrives = (fault: SandboxFault): boolean => fault === 'lost-reply'

/** What a sender learns of each fault. */
export const outcomeOfFault: Readonly<Record<SandboxFault, SendOutcome>> = {
  throttled: { kind: 'throttled', retryAfterMs: 1000 },
  refused: { kind: 'not-sent', code: 'connection-refused' },
  blocked: { kind: 'unreachable', code: 'blocked' },
  'lost-request': { kind: 'unknown', code: 'no-reply' },
  'lost-reply': { kind: 'unknown', code: 'no-reply' },
}

export const TOO_LARGE: SendOutcome = { kind: 'too-large', code: 'card-over-28-kb' }
export const NO_SUCH_CONVERSATION: SendOutcome = {
  kind: 'unreachable',
  code: 'unknown-conversation',
}
export const NO_SUCH_MESSAGE: SendOutcome = { kind: 'gone', code: 'unknown-message' }

/**
 * What an error while the sandbox kept a message comes to: it may or may not be there, so it is
 * looked for before anything is sent again.
 */
export const outcomeOfError = (error: unknown): SendOutcome => ({
  kind: 'unknown',
  code:
    error instanceof Error && 'code' in error && typeof error.code === 'string'
      ? error.code
      : 'sandbox-not-kept',
})
