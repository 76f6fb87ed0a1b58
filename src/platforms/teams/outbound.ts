/** What Keepstep writes in Teams, impure: a post, a channel's new thread, an edit. */

import type { RenderedCard } from '../../cards/card.ts'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { SendOutcome } from '../../domain/messages/delivery.ts'
import type { MessageRef } from '../chat-platform.ts'
import { isGroupChat, messageIdOf, postedIn, whereIs } from './addresses.ts'
import { attachmentFor, type TeamsAttachment } from './cards.ts'
import type { Attempted, AttemptWish, Connector } from './connector.ts'
import type { TeamsLog } from './log.ts'

export interface OutboundDeps {
  readonly connector: Connector
  readonly log: TeamsLog
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
  { connector, log }: OutboundDeps,
  at: ChatAddress,
  post: { readonly card: RenderedCard; readonly conversation: string; readonly requestId?: string },
): Promise<SendOutcome> {
  const message = messageOf(post.card, at.kind)
  if (message === undefined) return OVER_BUDGET
  const attempted = await connector.attempt(
    wishFor(at, 'send', post.requestId),
    (client, options) =>
      client.conversations.sendToConversation(post.conversation, message, options),
  )
  return outcome(log, attempted, ({ id }) => id && messageIdOf(post.conversation, id))
}

async function beginThread(
  { connector, log }: OutboundDeps,
  at: ChatAddress,
  { card, deliveryId }: { readonly card: RenderedCard; readonly deliveryId: string },
): Promise<SendOutcome> {
  const message = messageOf(card, at.kind)
  if (message === undefined) return OVER_BUDGET
  const { bot = '' } = at.reference ?? {}
  const thread = {
    isGroup: true,
    bot: { id: bot, name: 'Keepstep' },
    tenantId: at.tenant,
    channelData: { channel: { id: at.conversation }, tenant: { id: at.tenant } },
    activity: message as never,
  }
  const attempted = await connector.attempt(wishFor(at, 'send', deliveryId), (client, options) =>
    client.conversations.createConversation(thread, options),
  )
  return outcome(log, attempted, ({ id, activityId }) => id && postedIn(id, activityId))
}

/** Edits a message in place. */
export async function update(
  { connector, log }: OutboundDeps,
  message: MessageRef,
  card: RenderedCard,
): Promise<SendOutcome> {
  const edited = messageOf(card, message.at.kind)
  if (edited === undefined) return OVER_BUDGET
  const { conversation, activity } = whereIs(message)
  const attempted = await connector.attempt(wishFor(message.at, 'update'), (client, options) =>
    client.conversations.updateActivity(
      conversation,
      activity,
      { ...edited, id: activity },
      options,
    ),
  )
  return outcome(log, attempted, () => message.messageId)
}

const wishFor = (
  at: ChatAddress,
  wanted: AttemptWish['wanted'],
  requestId?: string,
): AttemptWish => ({
  serviceUrl: at.reference?.['serviceUrl'],
  wanted,
  ...(requestId === undefined ? {} : { requestId }),
})

interface Message {
  readonly type: 'message'
  readonly summary: string
  readonly attachments: TeamsAttachment[]
}

/** A card as an activity; undefined where it is over the budget. */
function messageOf(card: RenderedCard, kind: ChatAddress['kind']): Message | undefined {
  const attachment = attachmentFor(card, kind)
  if (attachment === 'too-large') return undefined
  return { type: 'message', summary: card.text.slice(0, SUMMARY_LENGTH), attachments: [attachment] }
}

function outcome<Value>(
  log: TeamsLog,
  attempted: Attempted<Value>,
  idIn: (value: Value) => string | undefined,
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
