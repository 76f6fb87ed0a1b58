/**
 * Microsoft Teams behind the port. This file puts the folder together. `front`, `body`, `tokens`,
 * `keys`, `turn`, `senders`, `outbound`, `connector` and `bot` do I/O; everything else is pure. botbuilder takes a
 * fifth of a second to import: import this file only where Teams is configured.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RenderedCard } from '../../cards/card.ts'
import { type AnswerRoom, ROOM_ENOUGH } from '../answer-in-time.ts'
import type { ChatEvent } from '../chat-event.ts'
import type { ChatPlatform, KeepPromise, Receive } from '../chat-platform.ts'
import { respond, respondWith } from '../exchange.ts'
import type { TeamsActivity } from './activity.ts'
import { TEAMS } from './addresses.ts'
import { NOBODY_VOUCHES, NOT_UNDERSTOOD, say, writtenOut } from './answers.ts'
import { type Connector, type ConnectorWish, createConnector } from './connector.ts'
import { isInvoke, understand } from './events.ts'
import { type Admitted, admit } from './front.ts'
import { createKeys } from './keys.ts'
import type { TeamsLog } from './log.ts'
import { postAside, postInto, send, update } from './outbound.ts'
import type { PageLinkOf } from './page-links.ts'
import { createSenders, type Senders } from './senders.ts'
import { checkSettings, type TeamsRules, type TeamsSettings } from './settings.ts'
import { createTokens, type Tokens } from './tokens.ts'
import { lookUp, takeTurn } from './turn.ts'

export type { TeamsSettings } from './settings.ts'

export interface TeamsDeps extends ConnectorWish {
  readonly receive: Receive
  /** Absent where nobody keeps any: then nothing is acknowledged before it is done. */
  readonly keepPromise?: KeepPromise
  /** Records a fault of ours and answers with the card that says sorry. */
  readonly sorryFor: (error: unknown) => RenderedCard
  readonly log: TeamsLog
  /** What tokens go by; the machine's clock where absent. */
  readonly now?: () => Date
  /** Where answers go under the limits that they share with other messages. */
  readonly room?: AnswerRoom
  /** Links to pages; absent where there are none. */
  readonly pageLinkOf?: PageLinkOf
}

interface Teams extends TeamsDeps {
  readonly room: AnswerRoom
  readonly rules: TeamsRules
  readonly connector: Connector
  readonly senders: Senders
  readonly tokens: Tokens
  readonly now: () => Date
}

/**
 * Teams as a chat platform.
 * @throws ConfigError with a code that begins `teams-` where it is half configured.
 */
export function createTeamsPlatform(settings: TeamsSettings, deps: TeamsDeps): ChatPlatform {
  const rules = checkSettings(settings)
  const connector = createConnector(rules, deps)
  const { room = ROOM_ENOUGH, now = () => new Date() } = deps
  const teams: Teams = {
    ...deps,
    room,
    now,
    rules,
    connector,
    senders: createSenders(connector, room),
    tokens: createTokens(rules, createKeys(rules.openIdMetadataUrl)),
  }
  return {
    name: TEAMS,
    routes: [
      {
        method: 'POST',
        path: '/api/messages',
        handle: (request, response) => handle(teams, request, response),
      },
    ],
    send: (at, card, deliveryId) => send(teams, at, { card, deliveryId }),
    update: (message, card) => update(teams, message, card),
    // Teams has no way to look for an earlier message: what is unknown stays unknown.
    findSent: async () => ({ found: new Map(), incomplete: true }),
  }
}

async function handle(
  teams: Teams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const arrivedMs = performance.now()
  try {
    const admitted = await admit(request, teams, teams.now())
    if (admitted.kind === 'refused') return refuse(teams, response, admitted)
    await answer(teams, response, { ...admitted, arrivedMs })
  } catch (error) {
    teams.sorryFor(error)
    respond(response, 200)
  }
}

type Verified = Extract<Admitted, { kind: 'activity' }> & { readonly arrivedMs: number }

async function answer(teams: Teams, response: ServerResponse, verified: Verified) {
  const { activity, origin, arrivedMs } = verified
  const understood = understand(activity, origin)
  if (understood.kind === 'ignored') {
    return respond(response, 200, isInvoke(activity) ? NOT_UNDERSTOOD : undefined)
  }
  const vouched = await vouchedFor(teams, activity, understood.event)
  if (vouched.kind === 'impostor') return refuse(teams, response, IMPOSTOR)
  const { event } = understood
  if (vouched.kind === 'unasked') {
    teams.log.warn({ because: 'sender-not-vouched' }, 'Teams could not say who is writing')
    if (event.kind === 'text') await postBack(teams, activity, { event, card: NOBODY_VOUCHES })
    return respond(response, 200, isInvoke(activity) ? say(NOBODY_VOUCHES.text) : undefined)
  }
  if (event.kind === 'search') {
    return respond(response, 200, await lookUp(teams, vouched.event, arrivedMs))
  }
  const { automatic } = understood
  await goOn(teams, response, { ...verified, automatic, event: vouched.event })
}

/** Something that a person did: the answer goes back, and what is still to be written follows. */
async function goOn(
  teams: Teams,
  response: ServerResponse,
  {
    activity,
    arrivedMs,
    automatic,
    event,
  }: Verified & { readonly automatic: boolean; readonly event: ChatEvent },
): Promise<void> {
  const taken = await takeTurn(teams, {
    event,
    arrivedMs,
    invoked: isInvoke(activity),
    automatic,
    post: (card) => postBack(teams, activity, { event, card }),
    aside: (card) =>
      postAside(teams, event.at, {
        card,
        conversation: activity.conversation.id,
        for: activity.from?.id ?? event.from.userId,
      }),
    edit: (card) => update(teams, { at: event.at, messageId: actedOn(event) }, card),
  })
  respondWith(response, 200, isInvoke(activity) ? writtenOut(taken.answer) : undefined)
  await taken.rest()
}

/** Into the very thread that it came from. */
const postBack = (
  teams: Teams,
  { conversation }: TeamsActivity,
  { event, card }: { readonly event: ChatEvent; readonly card: RenderedCard },
) => postInto(teams, event.at, { card, conversation: conversation.id })

const IMPOSTOR = { status: 401, because: 'sender-not-in-conversation' }

const actedOn = (event: ChatEvent): string =>
  event.kind === 'action' ? (event.messageId ?? '') : ''

/** So much of the time that Teams waits may be spent on who is writing. */
const INVOKE_LOOK_UP_MS = 1500
const MESSAGE_LOOK_UP_MS = 6000

type VouchedFor =
  | { readonly kind: 'vouched'; readonly event: ChatEvent }
  | { readonly kind: 'impostor' }
  | { readonly kind: 'unasked' }

/**
 * The event with the sender's email, as Teams' own list of members has it. Nothing that Teams does
 * not vouch for goes further: not the sender, and not the chat that answers would be sent to.
 */
async function vouchedFor(
  { senders }: Teams,
  activity: TeamsActivity,
  event: ChatEvent,
): Promise<VouchedFor> {
  const { from } = activity
  if (from?.aadObjectId === undefined) return { kind: 'impostor' }
  const claimed = { ...from, aadObjectId: from.aadObjectId, at: event.at }
  // Whoever removes the bot is in no list any more. Where it is not known from before, the next
  // message is refused by Teams, and that says the same.
  if (event.kind === 'uninstalled') {
    return senders.isKnown(claimed) ? { kind: 'vouched', event } : { kind: 'impostor' }
  }
  const withinMs = isInvoke(activity) ? INVOKE_LOOK_UP_MS : MESSAGE_LOOK_UP_MS
  const sender = await senders.lookUp(claimed, withinMs)
  if (sender.kind !== 'member') return sender
  const { email } = sender
  if (email === undefined) return { kind: 'vouched', event }
  return { kind: 'vouched', event: { ...event, from: { ...event.from, email } } }
}

function refuse(
  { log }: Teams,
  response: ServerResponse,
  { status, because }: { readonly status: number; readonly because: string },
): void {
  log.warn({ status, because }, 'refused a request to the Teams endpoint')
  respond(response, status, { error: status === 401 ? 'unauthorised' : 'not accepted' })
}
