/** What Keepstep writes in Teams, impure: a post, a channel's new thread, an edit. */

import type { RenderedCard } from '../../cards/card.ts'
import { given } from '../../domain/given.ts'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { SendOutcome } from '../../domain/messages/delivery.ts'
import type { MessageRef } from '../chat-platform.ts'
import { isGroupChat, messageIdOf, postedIn, whereIs } from './addresses.ts'
import { CARD_TYPE, contentFor } from './cards.ts'
import type { Attempted, AttemptWish, Connector, Written } from './connector.ts'
import type { TeamsLog } from './log.ts'
import type { PageLinkOf } from './page-links.ts'

export interface OutboundDeps {
  readonly connector: Connector
  readonly log: TeamsLog
  /** Links to pages; absent where there are none. */
  readonly pageLinkOf?: PageLinkOf
}

/** How much of the plain-text twin a notification shows. */
const SUMMARY_LENGTH = 200
const OVER_BUDGET: SendOutcome = { kind: 'too-large', code: 'card-over-24-kb' }

/** Posts in a chat, or begins a new thread in a channel. */
export function send(
  deps: OutboundDeps,
  at: ChatAddress,
  { card, deliveryId }: { readonly card: RenderedCard; readonly deliveryId: string },
): Promise<SendOutcome> {
  return at.kind === 'channel' && !isGroupChat(at)
    ? beginThread(deps, at, { card, deliveryId })
    : postInto(deps, at, { card, conversation: at.conversation, requestId: deliveryId })
}

/** Posts into one conversation as Teams names it: a chat, or one thread of a channel. */
export async function postInto(
  deps: OutboundDeps,
  at: ChatAddress,
  post: { readonly card: RenderedCard; readonly conversation: string; readonly requestId?: string },
): Promise<SendOutcome> {
  const { connector, log } = deps
  const message = messageOf(deps, post.card, at.kind)
  if (message === undefined) return OVER_BUDGET
  const written = await connector.write(wishFor(at, 'send', post.requestId), {
    method: 'POST',
    path: `/${encodeURIComponent(post.conversation)}/activities`,
    body: message,
  })
  return outcome(log, written, ({ id }) => id && messageIdOf(post.conversation, id))
}

/**
 * Posts into a channel's thread for one of its members alone. Teams takes it from the channel after a
 * day, and not every tenant has it yet: what is said must last elsewhere.
 */
export async function postAside(
  deps: OutboundDeps,
  at: ChatAddress,
  post: { readonly card: RenderedCard; readonly conversation: string; readonly for: string },
): Promise<SendOutcome> {
  const { connector, log } = deps
  const message = messageOf(deps, post.card, at.kind)
  if (message === undefined) return OVER_BUDGET
  const recipient = JSON.stringify({ recipient: { id: post.for } })
  const written = await connector.write(wishFor(at, 'send'), {
    method: 'POST',
    path: `/${encodeURIComponent(post.conversation)}/activities?isTargetedActivity=true`,
    body: `${recipient.slice(0, -1)},${message.slice(1)}`,
  })
  return outcome(log, written, ({ id }) => id && messageIdOf(post.conversation, id))
}

async function beginThread(
  deps: OutboundDeps,
  at: ChatAddress,
  { card, deliveryId }: { readonly card: RenderedCard; readonly deliveryId: string },
): Promise<SendOutcome> {
  const { connector, log } = deps
  const message = messageOf(deps, card, at.kind)
  if (message === undefined) return OVER_BUDGET
  const { bot = '' } = at.reference ?? {}
  const thread = JSON.stringify({
    isGroup: true,
    bot: { id: bot, name: 'Keepstep' },
    tenantId: at.tenant,
    channelData: { channel: { id: at.conversation }, tenant: { id: at.tenant } },
  })
  const written = await connector.write(wishFor(at, 'send', deliveryId), {
    method: 'POST',
    path: '',
    body: `${thread.slice(0, -1)},"activity":${message}}`,
  })
  return outcome(log, written, ({ id, activityId }) => id && postedIn(id, activityId))
}

/** Edits a message in place. */
export async function update(
  deps: OutboundDeps,
  message: MessageRef,
  card: RenderedCard,
): Promise<SendOutcome> {
  const { conversation, activity } = whereIs(message)
  const { connector, log } = deps
  const edited = messageOf(deps, card, message.at.kind, activity)
  if (edited === undefined) return OVER_BUDGET
  const written = await connector.write(wishFor(message.at, 'update'), {
    method: 'PUT',
    path: `/${encodeURIComponent(conversation)}/activities/${encodeURIComponent(activity)}`,
    body: edited,
  })
  return outcome(log, written, () => message.messageId)
}

const wishFor = (
  at: ChatAddress,
  wanted: AttemptWish['wanted'],
  requestId?: string,
): AttemptWish => ({
  serviceUrl: at.reference?.['serviceUrl'],
  wanted,
  ...given({ requestId }),
})

/** A card as an activity, in the JSON that travels; undefined where it is over the budget. */
function messageOf(
  { pageLinkOf }: OutboundDeps,
  card: RenderedCard,
  kind: ChatAddress['kind'],
  id?: string,
): string | undefined {
  const content = contentFor(card, kind, pageLinkOf)
  if (content === 'too-large') return undefined
  const activity = {
    type: 'message',
    ...given({ id }),
    summary: card.text.slice(0, SUMMARY_LENGTH),
  }
  // The card is JSON already: to measure it, it had to be written.
  return `${JSON.stringify(activity).slice(0, -1)},"attachments":[{"contentType":"${CARD_TYPE}","content":${content.json}}]}`
}

function outcome(
  log: TeamsLog,
  attempted: Attempted<Written>,
  idIn: (value: Written) => string | undefined,
): SendOutcome {
  if (attempted.kind === 'failed') {
    noteTokenFailure(log, attempted)
    return attempted.outcome
  }
  const messageId = idIn(attempted.value)
  return messageId ? { kind: 'sent', messageId } : { kind: 'unknown', code: 'no-message-id' }
}

/** The one failure that an administrator has to put right before anything is sent again. */
function noteTokenFailure(log: TeamsLog, failed: Extract<Attempted<never>, { kind: 'failed' }>) {
  const { outcome: failure, cause } = failed
  if (!('code' in failure) || !failure.code.startsWith('token-')) return
  const because = cause instanceof Error ? cause.message : undefined
  log.error(
    { code: failure.code, because },
    'no access token that Teams takes: check the three MICROSOFT settings, and that login.microsoftonline.com can be reached',
  )
}
