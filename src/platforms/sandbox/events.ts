import type { ChatAddress } from '../../domain/messages/address.ts'
import type { ChatEvent } from '../chat-event.ts'
import { sandboxSender } from './addresses.ts'

/** What somebody typed in a sandbox chat. */
export interface TypedMessage {
  /** The email of whoever the person at the page is being. */
  readonly as: string
  readonly text: string
}

/** A button that somebody pressed on a card, with what the card's inputs held. */
export interface PressedAction {
  readonly as: string
  readonly messageId: string
  readonly verb: string
  readonly data: unknown
  readonly inputs: Readonly<Record<string, string>>
}

/** Words that somebody types into a list of a card, letter by letter. */
export interface Searched {
  readonly as: string
  readonly dataset: string
  readonly words: string
}

/** What came of typing or pressing: `because` is a stable code. */
export type SandboxAnswer =
  | {
      readonly kind: 'answered'
      /** The new messages' ids, in order; the first one is the form where one was opened. */
      readonly messageIds: readonly string[]
      readonly errors: Readonly<Record<string, string>>
    }
  | { readonly kind: 'refused'; readonly because: 'no-such-message' | 'not-in-this-chat' }

interface Envelope {
  readonly id: string
  readonly at: ChatAddress
}

/** A typed message in the product's words. */
export const textEvent = ({ id, at }: Envelope, typed: TypedMessage): ChatEvent => ({
  kind: 'text',
  id,
  at,
  from: sandboxSender(typed.as),
  text: typed.text.trim(),
})

/** A pressed button in the product's words. The card's data is kept as it came: not to be trusted. */
export const actionEvent = ({ id, at }: Envelope, pressed: PressedAction): ChatEvent => ({
  kind: 'action',
  id,
  at,
  from: sandboxSender(pressed.as),
  verb: pressed.verb,
  data: pressed.data,
  inputs: pressed.inputs,
  messageId: pressed.messageId,
})

/** Words typed into a list, in the product's words. */
export const searchEvent = ({ id, at }: Envelope, searched: Searched): ChatEvent => ({
  kind: 'search',
  id,
  at,
  from: sandboxSender(searched.as),
  dataset: searched.dataset,
  words: searched.words,
})
