/** Why a message did not arrive, or may not have, in words for whoever can do something about it. Pure. */
import type { DeliveryState } from './delivery.ts'

/** What is known of a message that did not simply arrive. */
export interface Undelivered {
  readonly state: DeliveryState
  /** A platform's code, or one of ours. */
  readonly reason?: string | undefined
}

/** States in which a message may be sent again because somebody says so. */
export const MAY_BE_SENT_AGAIN = [
  'needs_review',
  'failed',
] as const satisfies readonly DeliveryState[]

/** They say what is so at one moment, and days later it is not. */
export const OF_THE_MOMENT: readonly string[] = ['nudges-stopped', 'step-reminder']

/**
 * Whether somebody may ask for it to be sent again: not what is still being looked for, nor what was
 * true of its moment only; and of what came too late a week's summary only, which still says what the
 * week was like.
 */
export const mayBeSentAgain = ({
  kind,
  state,
  reason,
}: Undelivered & { readonly kind: string }): boolean =>
  (MAY_BE_SENT_AGAIN.some((one) => one === state) && !OF_THE_MOMENT.includes(kind)) ||
  (kind === 'weekly-digest' && state === 'skipped' && reason === 'stale')

/** Codes of the platforms and of the network, by what they have in common. */
const SAID: readonly (readonly [codes: RegExp, why: string])[] = [
  [
    /^(unreachable|no-address)$/,
    'Messages do not get through to this chat: Keepstep was removed or blocked there.',
  ],
  [/^platform-off/, 'This chat is switched off in the settings of Keepstep.'],
  [
    /^(card-over|message-over|msg-|refused-by-teams|status-413|invalid-blocks)/,
    'The message was too long for the chat.',
  ],
  [/^(message-not-found|cant-update|edit-window)/, 'The message was deleted in the chat.'],
  [/^card-not-built$/, 'Keepstep could not put the message together.'],
  [
    /^(token|not-authed|invalid-auth|missing-scope)/,
    'Keepstep was not let in: its access to the chat has to be renewed.',
  ],
  [/^(throttled|ratelimited|rate-limited)/, 'The chat asked Keepstep to wait.'],
  [/^held$/, 'Whoever runs Keepstep has stopped messages for now.'],
  [/^waits for its turn$/, 'Many messages go to this chat: it waits for its turn.'],
  [/^waits for the message/, 'It waits for the message that it replaces.'],
  [
    /^(econn|enotfound|eai-|enet|ehost|etimedout|cert|err-tls|unable-to|self-signed|status-5|never-left|deadline)/,
    'The chat could not be reached.',
  ],
]

const REFUSED = 'The chat did not take the message.'

const because = (reason = ''): string =>
  SAID.find(([codes]) => codes.test(reason.toLowerCase().replaceAll('_', '-')))?.[1] ?? REFUSED

/** One or two sentences: what happened, and what Keepstep does about it. */
export function sayWhy({ state, reason }: Undelivered): string {
  switch (state) {
    case 'needs_review':
      return 'The answer of the chat was lost, and it cannot be looked up there: nobody knows whether the message arrived.'
    case 'unknown':
    case 'reconciling':
      return reason === 'lease-expired'
        ? 'Keepstep was interrupted while it sent the message. It looks in the chat whether it arrived.'
        : 'The answer of the chat was lost. Keepstep looks in the chat whether the message arrived.'
    case 'failed':
      return because(reason)
    case 'retry_at':
      return `${because(reason)} Keepstep tries again by itself.`
    case 'pending':
    case 'sending':
      return 'It is about to be sent.'
    case 'sent':
      return 'It was sent.'
    case 'skipped':
      return reason === 'no-address'
        ? 'Keepstep has not met this person in a chat yet.'
        : reason === 'stale'
          ? 'Its time had passed before Keepstep could send it.'
          : 'It was left out, because it was not wanted.'
    case 'cancelled':
      return 'There was nothing left to say.'
  }
}
