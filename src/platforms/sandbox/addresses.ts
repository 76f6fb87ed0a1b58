import type { ChatAddress } from '../../domain/messages/address.ts'
import type { ChatSender } from '../chat-event.ts'

/** The one tenant of the sandbox: everybody is in the same workspace. */
export const SANDBOX = 'sandbox'

const PERSONAL = 'person:'
const CHANNEL = 'channel:'

/** Where Keepstep and the person with this email write to each other, and nobody else reads. */
export const personalAddress = (email: string): ChatAddress => ({
  platform: SANDBOX,
  tenant: SANDBOX,
  conversation: `${PERSONAL}${email.trim().toLowerCase()}`,
  kind: 'personal',
})

/** The channel that a roster names, 'Induction team' or 'induction-team': one and the same. */
export const channelAddress = (name: string): ChatAddress => ({
  platform: SANDBOX,
  tenant: SANDBOX,
  conversation: `${CHANNEL}${name.trim().toLowerCase().replace(/\s+/g, '-')}`,
  kind: 'channel',
})

/** The address behind a conversation's name, or undefined where the sandbox has no such kind. */
export function addressOf(conversation: string): ChatAddress | undefined {
  if (conversation.startsWith(PERSONAL)) {
    return personalAddress(conversation.slice(PERSONAL.length))
  }
  if (conversation.startsWith(CHANNEL)) return channelAddress(conversation.slice(CHANNEL.length))
  return undefined
}

/** Whether this person reads and writes there: their own chat, or any channel of the school. */
export const isIn = (email: string, at: ChatAddress): boolean =>
  at.kind === 'channel' || at.conversation === personalAddress(email).conversation

/** In the sandbox a person is their email: it is what the page vouches for. */
export const sandboxSender = (email: string): ChatSender => {
  const address = email.trim().toLowerCase()
  return { platform: SANDBOX, tenant: SANDBOX, userId: address, email: address }
}
