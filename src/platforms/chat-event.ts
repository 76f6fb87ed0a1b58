/** What can happen in a chat, in our words. Every platform turns its payloads into these. */
import type { ChatAddress } from '../domain/messages/address.ts'

/** Who did it, from the verified envelope only. */
export interface ChatSender {
  readonly platform: string
  readonly tenant: string
  readonly userId: string
  /** Lower case; absent until the platform has looked it up. */
  readonly email?: string
  /** The platform could not be asked just now: no email says nothing about who they are. */
  readonly isUnasked?: true
}

interface ChatEventEnvelope {
  /** The same for every redelivery of one event: recorded with the effect. */
  readonly id: string
  readonly at: ChatAddress
  readonly from: ChatSender
}

export type ChatEvent =
  | (ChatEventEnvelope & { readonly kind: 'text'; readonly text: string })
  | (ChatEventEnvelope & {
      readonly kind: 'action'
      readonly verb: string
      readonly data: unknown
      readonly inputs: Readonly<Record<string, string>>
      readonly messageId?: string
    })
  /** Somebody looks for something to choose, letter by letter; nothing is changed by it. */
  | (ChatEventEnvelope & {
      readonly kind: 'search'
      /** What a card's list is filled from, as `datasetOf` wrote it into the card: not to be trusted. */
      readonly dataset: string
      readonly words: string
    })
  | (ChatEventEnvelope & {
      readonly kind: 'installed'
      /** They opened the chat themselves, and are not only in it because somebody put them there. */
      readonly byThem?: boolean
    })
  | (ChatEventEnvelope & { readonly kind: 'uninstalled' })
