/**
 * The sandbox: a chat platform of our own, on which one person can be everybody. It is as strict
 * as the real ones, so that what works here works there. Its chats are kept through `SandboxChat`,
 * which the composition root puts on the store. This file is the impure one of the folder: the
 * rules are in its neighbours.
 */

import type { AdaptiveCardJson, RenderedCard } from '../../cards/card.ts'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { SendOutcome } from '../../domain/messages/delivery.ts'
import { PlatformError } from '../../errors.ts'
import type { ChatEvent } from '../chat-event.ts'
import type {
  ChatPlatform,
  ChatReply,
  FoundChoice,
  Looked,
  MessageRef,
  Receive,
} from '../chat-platform.ts'
import { addressOf, isIn, personalAddress, SANDBOX } from './addresses.ts'
import { fits, type SandboxMessage } from './cards.ts'
import {
  actionEvent,
  type PressedAction,
  type SandboxAnswer,
  type Searched,
  searchEvent,
  type TypedMessage,
  textEvent,
} from './events.ts'
import {
  arrives,
  NO_SUCH_CONVERSATION,
  NO_SUCH_MESSAGE,
  outcomeOfError,
  outcomeOfFault,
  type SandboxFault,
  TOO_LARGE,
} from './failures.ts'

/** Where the sandbox keeps its chats. Each call is one transaction of its own. */
export interface SandboxChat {
  /** Puts the message last. Never drops a second one with the same delivery id: it must show. */
  append(message: SandboxMessage): Promise<void>
  /** False where there is no such message. */
  replace(
    messageId: string,
    by: { readonly card: AdaptiveCardJson; readonly text: string; readonly updatedAt: Date },
  ): Promise<boolean>
  find(messageId: string): Promise<SandboxMessage | undefined>
  /** Oldest first. */
  list(conversation: string): Promise<readonly SandboxMessage[]>
  /** Delivery id → message id, for those that are in the conversation. */
  findByDelivery(
    conversation: string,
    deliveryIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>>
}

export interface SandboxDeps {
  readonly chat: SandboxChat
  readonly receive: Receive
  /** Whether the roster knows this person or channel; nobody else can be written to first. */
  readonly isKnown: (at: ChatAddress) => Promise<boolean>
  /** Records a fault of ours and answers with the card that says sorry. */
  readonly sorryFor: (error: unknown) => RenderedCard
  readonly now: () => Date
  readonly newId: () => string
  /** Tests only: what goes wrong with the next send to this conversation. */
  readonly faultFor?: (at: ChatAddress) => SandboxFault | undefined
}

/** As few as the strictest platform shows (Teams: 15). */
const MOST_FOUND = 15

/** The port, and what the sandbox's page does with it. */
export interface SandboxPlatform extends ChatPlatform {
  readonly name: typeof SANDBOX
  type(typed: TypedMessage): Promise<SandboxAnswer>
  press(pressed: PressedAction): Promise<SandboxAnswer>
  /** What a list of a card shows for the words typed so far. */
  lookUp(searched: Searched): Promise<readonly FoundChoice[]>
}

/** A sandbox over the chats that `deps.chat` keeps. */
export function createSandboxPlatform(deps: SandboxDeps): SandboxPlatform {
  return {
    name: SANDBOX,
    routes: [],
    send: (at, card, deliveryId) => send(deps, at, { card, deliveryId }),
    update: (message, card) => update(deps, message, card),
    findSent: (at, deliveryIds) => findSent(deps, at, deliveryIds),
    type: (typed) => type(deps, typed),
    press: (pressed) => press(deps, pressed),
    async lookUp(searched) {
      const at = personalAddress(searched.as)
      const { found = [] } = await receive(deps, searchEvent({ id: deps.newId(), at }, searched))
      return found.slice(0, MOST_FOUND)
    },
  }
}

async function send(
  deps: SandboxDeps,
  at: ChatAddress,
  post: { card: RenderedCard; deliveryId: string },
): Promise<SendOutcome> {
  return attempt(deps, { at, card: post.card }, async () => {
    if (!(await isOpen(deps, at))) return NO_SUCH_CONVERSATION
    return { kind: 'sent', messageId: await append(deps, at, post) }
  })
}

async function update(
  deps: SandboxDeps,
  { at, messageId }: MessageRef,
  card: RenderedCard,
): Promise<SendOutcome> {
  return attempt(deps, { at, card }, async () =>
    (await replace(deps, messageId, card)) ? { kind: 'sent', messageId } : NO_SUCH_MESSAGE,
  )
}

/** One try on the make-believe wire: what it carries, what goes wrong with it, what it came to. */
async function attempt(
  deps: SandboxDeps,
  wire: { at: ChatAddress; card: RenderedCard },
  put: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
  try {
    if (!fits(wire.card)) return TOO_LARGE
    const fault = deps.faultFor?.(wire.at)
    if (fault === undefined) return await put()
    if (arrives(fault)) await put()
    return outcomeOfFault[fault]
  } catch (error) {
    return outcomeOfError(error)
  }
}

async function findSent(
  deps: SandboxDeps,
  at: ChatAddress,
  deliveryIds: readonly string[],
): Promise<Looked> {
  try {
    const found = await deps.chat.findByDelivery(at.conversation, deliveryIds)
    return { found, incomplete: false }
  } catch (error) {
    const outcome = outcomeOfError(error)
    const code = 'code' in outcome ? outcome.code : outcome.kind
    return { found: new Map<string, string>(), incomplete: true, failed: { code } }
  }
}

async function type(deps: SandboxDeps, typed: TypedMessage): Promise<SandboxAnswer> {
  const at = personalAddress(typed.as)
  const event = textEvent({ id: deps.newId(), at }, typed)
  const { conversation } = at
  const from = event.from.userId
  await deps.chat.append({
    id: deps.newId(),
    conversation,
    from,
    at: deps.now(),
    text: typed.text.trim(),
  })
  return answer(deps, event, await receive(deps, event))
}

async function press(deps: SandboxDeps, pressed: PressedAction): Promise<SandboxAnswer> {
  const message = await deps.chat.find(pressed.messageId)
  const at = message === undefined ? undefined : addressOf(message.conversation)
  if (at === undefined) return { kind: 'refused', because: 'no-such-message' }
  if (!isIn(pressed.as, at)) return { kind: 'refused', because: 'not-in-this-chat' }
  const event = actionEvent({ id: deps.newId(), at }, pressed)
  return answer(deps, event, await receive(deps, event))
}

async function receive(deps: SandboxDeps, event: ChatEvent): Promise<ChatReply> {
  try {
    return await deps.receive(event)
  } catch (error) {
    return { messages: [deps.sorryFor(error)] }
  }
}

/** Puts the product's answer in the chat: first what is replaced, then a form, then the messages. */
async function answer(
  deps: SandboxDeps,
  event: ChatEvent,
  { replace: instead, form, messages, errors = {} }: ChatReply,
): Promise<SandboxAnswer> {
  const acted = event.kind === 'action' ? event.messageId : undefined
  const replaced = instead && acted && (await replace(deps, acted, sendable(deps, instead)))
  const below = [replaced ? undefined : instead, form, ...messages]
  const messageIds: string[] = []
  for (const card of below.filter((one) => one !== undefined)) {
    messageIds.push(await append(deps, event.at, { card: sendable(deps, card) }))
  }
  return { kind: 'answered', messageIds, errors }
}

const sendable = (deps: SandboxDeps, card: RenderedCard): RenderedCard =>
  fits(card)
    ? card
    : deps.sorryFor(new PlatformError('card-over-28-kb', `Make the card ${card.name} smaller.`))

/** Known to the roster, or already writing to Keepstep: a stranger who asks may be answered. */
const isOpen = async (deps: SandboxDeps, at: ChatAddress): Promise<boolean> =>
  at.platform === SANDBOX &&
  ((await deps.isKnown(at)) || (await deps.chat.list(at.conversation)).length > 0)

async function append(
  deps: SandboxDeps,
  { conversation }: ChatAddress,
  { card, deliveryId }: { card: RenderedCard; deliveryId?: string },
): Promise<string> {
  const id = deps.newId()
  const posted = { id, conversation, at: deps.now(), text: card.text, card: card.card }
  await deps.chat.append(deliveryId === undefined ? posted : { ...posted, deliveryId })
  return id
}

const replace = (deps: SandboxDeps, messageId: string, { card, text }: RenderedCard) =>
  deps.chat.replace(messageId, { card, text, updatedAt: deps.now() })
