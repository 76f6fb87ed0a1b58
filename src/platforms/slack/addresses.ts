import type { ChatAddress } from '../../domain/messages/address.ts'

export const SLACK = 'slack'

/** Where Slack writes: a direct message with the bot is 'D…', anything else is read by others. */
export const addressOf = (team: string, conversation: string): ChatAddress => ({
  platform: SLACK,
  tenant: team,
  conversation,
  kind: isDirect(conversation) ? 'personal' : 'channel',
})

/** A group of several people counts as a channel: nothing personal is ever said there. */
export const isDirect = (conversation: string): boolean => conversation.startsWith('D')
