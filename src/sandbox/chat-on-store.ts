import type { AdaptiveCardJson } from '../cards/card.ts'
import type { SandboxMessage } from '../platforms/sandbox/cards.ts'
import type { SandboxChat } from '../platforms/sandbox/platform.ts'
import type { Store } from '../store/database.ts'
import {
  appendSandboxMessage,
  findSandboxDeliveries,
  findSandboxMessage,
  listSandboxMessages,
  replaceSandboxMessage,
  type StoredSandboxMessage,
} from '../store/sandbox-chats.ts'

/** Message ids are our own; anything else that a page sends is nobody's. */
const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)

/** The sandbox's chats in the database: each call a transaction of its own, as on a real platform. */
export const sandboxChatOn = (store: Store): SandboxChat => ({
  append: (message) => store.shared((tx) => appendSandboxMessage(tx, message)),
  replace: async (id, by) =>
    isId(id) && (await store.shared((tx) => replaceSandboxMessage(tx, id, by))),
  find: async (id) =>
    isId(id)
      ? await store.shared(async (tx) => shown(await findSandboxMessage(tx, id)))
      : undefined,
  list: (conversation) =>
    store.shared(async (tx) =>
      (await listSandboxMessages(tx, conversation)).flatMap((one) => shown(one) ?? []),
    ),
  findByDelivery: (conversation, ids) =>
    store.shared((tx) => findSandboxDeliveries(tx, conversation, ids)),
})

function shown(stored: StoredSandboxMessage | undefined): SandboxMessage | undefined {
  if (stored === undefined) return undefined
  const { card, ...message } = stored
  return card === undefined ? message : { ...message, card: card as AdaptiveCardJson }
}
