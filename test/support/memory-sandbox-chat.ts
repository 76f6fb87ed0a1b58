import type { SandboxMessage } from '../../src/platforms/sandbox/cards.ts'
import type { SandboxChat } from '../../src/platforms/sandbox/platform.ts'

/** Sandbox chats in memory, for tests of the platform alone. */
export function createMemorySandboxChat(): SandboxChat {
  const messages: SandboxMessage[] = []
  const of = (conversation: string) => messages.filter((m) => m.conversation === conversation)
  return {
    async append(message) {
      messages.push(message)
    },
    async replace(messageId, by) {
      const index = messages.findIndex((m) => m.id === messageId)
      const old = messages[index]
      if (old === undefined) return false
      messages[index] = { ...old, ...by }
      return true
    },
    async find(messageId) {
      return messages.find((m) => m.id === messageId)
    },
    async list(conversation) {
      return of(conversation)
    },
    async findByDelivery(conversation, deliveryIds) {
      return new Map(
        of(conversation).flatMap((m) =>
          m.deliveryId !== undefined && deliveryIds.includes(m.deliveryId)
            ? [[m.deliveryId, m.id] as const]
            : [],
        ),
      )
    },
  }
}
