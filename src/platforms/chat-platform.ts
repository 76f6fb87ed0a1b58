import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RenderedCard } from '../cards/card.ts'
import type { ChatAddress } from '../domain/messages/address.ts'
import type { SendOutcome } from '../domain/messages/delivery.ts'
import type { ChatEvent } from './chat-event.ts'

/** What the product answers to an event, before the platform says it in its own way. */
export interface ChatReply {
  /** The card that was acted on becomes this one; a form's next stage, or its receipt. */
  readonly replace?: RenderedCard
  /** A form to open: a modal on Slack, a new card below on Teams and in the sandbox. */
  readonly form?: RenderedCard
  /** New messages below, in order. */
  readonly messages: readonly RenderedCard[]
  /** For nobody but whoever pressed in a channel, where the platform can; it lasts in their own chat anyway. */
  readonly aside?: readonly RenderedCard[]
  /** Words for whoever pressed or typed a command, shown at once where the platform can, and kept nowhere. */
  readonly said?: string
  /** Per input id: what to put right. The form in `replace` shows them too, with what was typed. */
  readonly errors?: Readonly<Record<string, string>>
  /** Answer to a search: what can be chosen, the best first. */
  readonly found?: readonly FoundChoice[]
}

/** Something found that can be chosen in a list. */
export interface FoundChoice {
  readonly value: string
  readonly title: string
  /** What stands together under one heading, where a platform can show that. */
  readonly group?: string
}

/** Hands an event to the product. Rejects only on a fault of ours: the platform then says sorry. */
export type Receive = (event: ChatEvent) => Promise<ChatReply>

/**
 * Keeps that the sender will hear of an event, even if this process ends before it is done: only
 * then may it be acknowledged earlier. False where that could not be kept. Never rejects.
 */
export type KeepPromise = (event: ChatEvent) => Promise<boolean>

export interface PlatformRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Raw, so that a platform checks signatures on the very bytes and knows no web framework. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** A message already in a chat. */
export interface MessageRef {
  readonly at: ChatAddress
  readonly messageId: string
}

/** What a look into a chat showed. */
export interface Looked {
  /** Delivery id → message id. */
  readonly found: ReadonlyMap<string, string>
  /** It cannot be known whether the others are there: there is no way to look, or too much to read. */
  readonly incomplete: boolean
  /** It could not be read just now: look again, and not before that. */
  readonly failed?: { readonly code: string; readonly retryAfterMs?: number } | undefined
}

/** THE PORT: a chat platform. Sends never throw for what the network or the platform does. */
export interface ChatPlatform {
  readonly name: string
  readonly routes: readonly PlatformRoute[]
  /** Posts once, one wire attempt. `deliveryId` travels with it where the platform can carry it. */
  send(at: ChatAddress, card: RenderedCard, deliveryId: string): Promise<SendOutcome>
  /** Replaces a message in place; `gone` where it is no longer there. */
  update(message: MessageRef, card: RenderedCard): Promise<SendOutcome>
  /** Which of these deliveries are in the chat: one read of it. */
  findSent(at: ChatAddress, deliveryIds: readonly string[]): Promise<Looked>
}
