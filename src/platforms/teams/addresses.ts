import type { ChatAddress } from '../../domain/messages/address.ts'
import type { MessageRef } from '../chat-platform.ts'
import type { TeamsActivity } from './activity.ts'

export const TEAMS = 'teams'

/** In a channel a conversation is a thread: the channel, this, and the id of its first message. */
const THREAD = ';messageid='

/** Where an activity comes from: `tenant` and `serviceUrl` are those that have been allowed. */
export interface Origin {
  readonly tenant: string
  readonly serviceUrl: string
}

/**
 * The chat or channel, and what it takes to write there again. A channel is the channel itself,
 * never one of its threads, so that what is claimed in one thread holds for them all.
 */
export function addressOf(activity: TeamsActivity, { tenant, serviceUrl }: Origin): ChatAddress {
  const kind = kindOf(activity)
  const { conversation, channelData, recipient } = activity
  const channel = channelData?.channel?.id ?? channelOf(conversation.id)
  const reference = {
    serviceUrl,
    bot: recipient?.id,
    team: channelData?.team?.id,
    scope: conversation.conversationType,
  }
  return {
    platform: TEAMS,
    tenant,
    conversation: kind === 'channel' ? channel : conversation.id,
    kind,
    reference: Object.fromEntries(
      Object.entries(reference).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  }
}

/** A group chat counts as a channel: others read it, so nothing personal is ever said there. */
function kindOf({ conversation }: TeamsActivity): ChatAddress['kind'] {
  const shared = conversation.isGroup === true || /@thread\./.test(conversation.id)
  return conversation.conversationType === 'personal' && !shared ? 'personal' : 'channel'
}

const channelOf = (conversation: string): string => conversation.split(THREAD, 1)[0] as string

const threadOf = (conversation: string): string | undefined => conversation.split(THREAD, 2)[1]

/** A message's id for the product: in a channel it says which thread it is in, unless it begins it. */
export function messageIdOf(conversation: string, activityId: string): string {
  const thread = threadOf(conversation)
  return thread === undefined || thread === activityId ? activityId : `${thread}/${activityId}`
}

/** The conversation and activity by which Teams knows a message. */
export function whereIs({ at, messageId }: MessageRef): { conversation: string; activity: string } {
  const parts = messageId.split('/')
  const activity = parts.at(-1) ?? messageId
  const thread = parts[0] ?? messageId
  return at.kind === 'channel' && !isGroupChat(at)
    ? { conversation: `${at.conversation}${THREAD}${thread}`, activity }
    : { conversation: at.conversation, activity: messageId }
}

/** A group chat has no threads: it is written to as it stands. */
export const isGroupChat = (at: ChatAddress): boolean => at.reference?.['scope'] === 'groupChat'

/** The message id of a new channel post, from what Teams calls the conversation that it began. */
export const postedIn = (conversation: string, activityId: string | undefined): string =>
  activityId ?? threadOf(conversation) ?? conversation
