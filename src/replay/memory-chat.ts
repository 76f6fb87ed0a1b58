import type { SandboxMessage } from '../platforms/sandbox/cards.ts'
import type { SandboxChat } from '../platforms/sandbox/platform.ts'

/** Chats that live as long as a replay; it can also look at what everybody was sent. */
export interface MemoryChat extends SandboxChat {
  /** Every message in order, of every conversation. */
  readonly all: readonly SandboxMessage[]
}

/** An empty set of chats. */
export function createMemoryChat(): MemoryChat {
  const all: SandboxMessage[] = []
  const place = new Map<string, number>()
  /** By conversation: the places of its messages, because a year has many of both. */
  const placesIn = new Map<string, number[]>()
  const inConversation = (conversation: string): readonly SandboxMessage[] =>
    (placesIn.get(conversation) ?? []).flatMap((at) => all[at] ?? [])
  return {
    all,
    async append(message) {
      place.set(message.id, all.length)
      const { conversation } = message
      placesIn.set(conversation, [...(placesIn.get(conversation) ?? []), all.length])
      all.push(message)
    },
    async replace(id, by) {
      const at = place.get(id)
      const message = at === undefined ? undefined : all[at]
      if (at === undefined || message === undefined) return false
      all[at] = { ...message, ...by }
      return true
    },
    find: async (id) => all[place.get(id) ?? -1],
    list: async (conversation) => inConversation(conversation),
    async findByDelivery(conversation, ids) {
      const wanted = new Set(ids)
      const found = inConversation(conversation).filter(
        ({ deliveryId }) => deliveryId !== undefined && wanted.has(deliveryId),
      )
      return new Map(found.map((one) => [one.deliveryId as string, one.id]))
    },
  }
}
