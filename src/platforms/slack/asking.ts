/** What every turn needs, and how the product is asked, impure. */
import type { RenderedCard } from '../../cards/card.ts'
import type { AnswerRoom } from '../answer-in-time.ts'
import type { ChatEvent, ChatSender } from '../chat-event.ts'
import type { ChatReply, Receive } from '../chat-platform.ts'
import { addressOf } from './addresses.ts'
import type { SlackLog } from './log.ts'
import type { People } from './people.ts'
import type { Who } from './understood.ts'
import type { WorkspaceClients, Workspaces } from './workspaces.ts'

export interface TurnDeps {
  readonly receive: Receive
  /** Records a fault of ours and answers with the card that says sorry. */
  readonly sorryFor: (error: unknown) => RenderedCard
  readonly log: SlackLog
  readonly room: AnswerRoom
  readonly people: People
  readonly workspaces: Workspaces
  /** The address of somebody's own page, good for one use and a short while; absent where there is none. */
  readonly pageLink?: (from: ChatSender) => string | undefined
}

/** The answer in the HTTP response, or over the socket: the first one counts. */
export type Acknowledge = (body?: unknown) => void

export interface Turn {
  /** The same for every redelivery and every replay. */
  readonly id: string
  readonly acknowledge: Acknowledge
  /** Instead of it: Slack says that all is not well, and keeps a form open. */
  readonly refuse: () => void
  /** From then on it may be acknowledged before it is done; false where that could not be kept. */
  readonly keepPromise: () => Promise<boolean>
  readonly clients: WorkspaceClients
}

/** Who, where, and the event's id; undefined where the person has no chat with the bot. */
export async function envelopeOf(
  { people }: TurnDeps,
  who: Who,
  { id, channel }: { readonly id: string; readonly channel?: string | undefined },
): Promise<Pick<ChatEvent, 'id' | 'at' | 'from'> | undefined> {
  const [from, chat] = await Promise.all([
    people.senderOf(who),
    channel === undefined ? people.chatWith(who) : channel,
  ])
  return chat === undefined ? undefined : { id, at: addressOf(who.team, chat), from }
}

/** The product's answer. A fault of ours becomes a sorry. */
export async function ask(
  { receive, sorryFor }: Pick<TurnDeps, 'receive' | 'sorryFor'>,
  event: ChatEvent,
): Promise<ChatReply> {
  try {
    return await receive(event)
  } catch (error) {
    return { messages: [sorryFor(error)] }
  }
}
