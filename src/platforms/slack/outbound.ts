/** What Keepstep writes in Slack, impure: a post, an edit, and looking for an earlier post. */

import type { RenderedCard } from '../../cards/card.ts'
import { given } from '../../domain/given.ts'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { SendOutcome } from '../../domain/messages/delivery.ts'
import type { Looked, MessageRef } from '../chat-platform.ts'
import { messageProblems } from './block-kit-check.ts'
import type { Block } from './blocks.ts'
import { messageBlocks } from './cards.ts'
import { outcomeOf } from './failures.ts'
import type { SlackLog } from './log.ts'
import { escaped } from './marked.ts'
import { type Answered, attempt, type WebClient } from './web-api.ts'
import type { WorkspaceClients, Workspaces } from './workspaces.ts'

export interface OutboundDeps {
  readonly workspaces: Workspaces
  readonly log: SlackLog
}

/** What marks a message as a delivery of ours, for everybody who asks for metadata. */
export const DELIVERY_EVENT = 'keepstep_delivery'

const NOT_INSTALLED: SendOutcome = { kind: 'unreachable', code: 'not-installed' }

/** The texts and blocks of a message. */
interface Message {
  readonly text: string
  readonly blocks?: readonly Block[]
}

/** A send of the delivery worker: through the client that may be held up. */
export async function send(
  deps: OutboundDeps,
  at: ChatAddress,
  { card, deliveryId }: { readonly card: RenderedCard; readonly deliveryId: string },
): Promise<SendOutcome> {
  const metadata = { event_type: DELIVERY_EVENT, event_payload: { delivery_id: deliveryId } }
  return withClient(deps, at.tenant, (client) =>
    post(deps, client, { channel: at.conversation, card, extra: { metadata } }),
  )
}

/** Slack does not take the token: it did nothing. */
const BAD_TOKEN = new Set(['invalid-auth', 'token-revoked', 'token-expired', 'not-authed'])

const isBadToken = (outcome: SendOutcome): boolean =>
  'code' in outcome && BAD_TOKEN.has(outcome.code)

/** A token that another process has renewed meanwhile is no reason to give anybody up. */
async function withClient(
  { workspaces }: OutboundDeps,
  team: string,
  call: (client: WebClient) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const clients = await workspaces.clientsOf(team)
  if (clients === undefined) return NOT_INSTALLED
  const first = await call(clients.outbound)
  if (!isBadToken(first)) return first
  const anew = await workspaces.clientsAnew(team)
  return anew === undefined || anew === clients ? first : call(anew.outbound)
}

/** Posts a card; one that Slack would refuse goes as its plain-text twin. */
export function post(
  deps: Pick<OutboundDeps, 'log'>,
  client: WebClient,
  to: { readonly channel: string; readonly card: RenderedCard; readonly extra?: object },
): Promise<SendOutcome> {
  return write(deps, to.card, ({ text, blocks }) =>
    client.chat.postMessage({
      channel: to.channel,
      ...STILL,
      ...to.extra,
      ...bodyOf({ text, ...(blocks ? { blocks } : {}) }),
    }),
  )
}

/** Shows a card in a channel to one of its members alone; the same texts, blocks and limits. */
export function postAside(
  deps: Pick<OutboundDeps, 'log'>,
  client: WebClient,
  to: { readonly channel: string; readonly user: string; readonly card: RenderedCard },
): Promise<SendOutcome> {
  return write(deps, to.card, async ({ text, blocks }) => {
    const { channel, user } = to
    const { message_ts: ts, ...answer } = await client.chat.postEphemeral({
      channel,
      user,
      ...bodyOf({ text, ...(blocks ? { blocks } : {}) }),
    })
    return { ...answer, ...given({ ts }) }
  })
}

/** Replaces a message in place. */
export function edit(
  deps: Pick<OutboundDeps, 'log'>,
  client: WebClient,
  of: { readonly channel: string; readonly message: string; readonly card: RenderedCard },
): Promise<SendOutcome> {
  return write(deps, of.card, ({ text, blocks = [] }) =>
    client.chat.update({
      channel: of.channel,
      ts: of.message,
      parse: 'none',
      link_names: false,
      ...bodyOf({ text, blocks }),
    }),
  )
}

/** The port's update, through the client that may be held up. */
export async function update(
  deps: OutboundDeps,
  { at, messageId }: MessageRef,
  card: RenderedCard,
): Promise<SendOutcome> {
  return withClient(deps, at.tenant, (client) =>
    edit(deps, client, { channel: at.conversation, message: messageId, card }),
  )
}

/** No previews, no names made into mentions, no mark-up in the notification. */
const STILL = {
  mrkdwn: false,
  parse: 'none',
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const

const bodyOf = ({ text, blocks }: Message) => ({
  text: escaped(text),
  ...given({ blocks: blocks as never }),
})

type Write = (message: Message) => Promise<{ readonly ts?: string }>

async function write(
  { log }: Pick<OutboundDeps, 'log'>,
  card: RenderedCard,
  call: Write,
): Promise<SendOutcome> {
  const text = card.text.trim() || 'Keepstep'
  const message = messageFor(card, text, log)
  if (message === undefined) return { kind: 'too-large', code: 'message-over-40000' }
  const answer = await attempt(() => call(message))
  const isRefused = answer.kind === 'failed' && /^invalid_blocks/.test(answer.failure.error ?? '')
  if (!isRefused || message.blocks === undefined) return outcome(answer)
  // Slack refused the blocks before posting anything, so this is no second message.
  log.error({ card: card.name }, 'Slack refused the blocks of a card: its plain text goes instead')
  return outcome(await attempt(() => call({ text })))
}

/** Cards that several people are shown, as they were drawn and checked: they break no limit. */
const drawn = new WeakMap<RenderedCard, readonly Block[]>()

/** The card with its blocks, or only its twin; undefined where even the twin is too long. */
function messageFor(card: RenderedCard, text: string, log: SlackLog): Message | undefined {
  if (messageProblems({ text: escaped(text) }).length > 0) return undefined
  const before = drawn.get(card)
  if (before !== undefined) return { text, blocks: before }
  try {
    const blocks = messageBlocks(card)
    const problems = messageProblems({ text: 'checked', blocks })
    if (problems.length === 0) {
      drawn.set(card, blocks)
      return { text, blocks }
    }
    log.error({ card: card.name, problems }, 'a card breaks a limit of Slack: its plain text goes')
  } catch (error) {
    const because = error instanceof Error ? error.message : 'unknown'
    log.error({ card: card.name, because }, 'a card has no Slack form: its plain text goes')
  }
  return { text }
}

function outcome(answer: Answered<{ readonly ts?: string }>): SendOutcome {
  if (answer.kind === 'failed') return outcomeOf(answer.failure)
  const { ts } = answer.value
  return ts ? { kind: 'sent', messageId: ts } : { kind: 'unknown', code: 'no-message-id' }
}

/** As many messages as one read shows. */
const READ_AT_MOST = 200

/**
 * One read of the chat for all the deliveries that may be in it. Where Slack does not answer it is
 * read again later; where Keepstep may not read it, nobody can know.
 */
export async function findSent(
  { workspaces }: OutboundDeps,
  at: ChatAddress,
  deliveryIds: readonly string[],
): Promise<Looked> {
  const answer = await readChat(workspaces, at)
  if (answer === undefined) return { found: new Map(), incomplete: true }
  if (answer.kind === 'failed') return unread(outcomeOf(answer.failure))
  const found = new Map<string, string>()
  for (const { ts, metadata } of answer.value.messages ?? []) {
    const id = deliveryIn(metadata)
    if (id !== undefined && ts !== undefined && deliveryIds.includes(id)) found.set(id, ts)
  }
  return { found, incomplete: answer.value.has_more === true && found.size < deliveryIds.length }
}

/** The newest messages of a chat; undefined where the workspace has removed Keepstep. */
async function readChat(workspaces: Workspaces, { tenant, conversation }: ChatAddress) {
  const read = ({ outbound }: WorkspaceClients) =>
    attempt(() =>
      outbound.conversations.history({
        channel: conversation,
        include_all_metadata: true,
        limit: READ_AT_MOST,
      }),
    )
  const clients = await workspaces.clientsOf(tenant)
  const answer = clients && (await read(clients))
  if (answer?.kind !== 'failed' || !isBadToken(outcomeOf(answer.failure))) return answer
  const anew = await workspaces.clientsAnew(tenant)
  return anew === undefined || anew === clients ? answer : read(anew)
}

function unread(outcome: SendOutcome): Looked {
  const found = new Map<string, string>()
  if (outcome.kind === 'throttled') {
    const failed = { code: 'throttled', retryAfterMs: outcome.retryAfterMs }
    return { found, incomplete: true, failed }
  }
  if (outcome.kind === 'unreachable') return { found, incomplete: true }
  return { found, incomplete: true, failed: { code: 'code' in outcome ? outcome.code : 'unread' } }
}

function deliveryIn(metadata: unknown): string | undefined {
  const { event_type: type, event_payload: payload } = (metadata ?? {}) as {
    readonly event_type?: unknown
    readonly event_payload?: { readonly delivery_id?: unknown }
  }
  const id = payload?.delivery_id
  return type === DELIVERY_EVENT && typeof id === 'string' ? id : undefined
}
