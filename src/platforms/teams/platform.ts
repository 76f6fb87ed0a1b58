/**
 * Microsoft Teams behind the port. This file puts the folder together. `front`, `body`, `turn`,
 * `senders`, `outbound`, `connector` and `bot` do I/O; everything else is pure. botbuilder takes a
 * fifth of a second to import: import this file only where Teams is configured.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RenderedCard } from '../../cards/card.ts'
import { type AnswerRoom, ROOM_ENOUGH } from '../answer-in-time.ts'
import type { ChatEvent } from '../chat-event.ts'
import type { ChatPlatform, Receive } from '../chat-platform.ts'
import type { TeamsActivity } from './activity.ts'
import { TEAMS } from './addresses.ts'
import { NOT_UNDERSTOOD } from './answers.ts'
import { type Connector, type ConnectorWish, createConnector } from './connector.ts'
import { isInvoke, understand } from './events.ts'
import { type Admitted, admit } from './front.ts'
import type { TeamsLog } from './log.ts'
import { postInto, send, update } from './outbound.ts'
import { createSenders, type Senders } from './senders.ts'
import { checkSettings, type TeamsRules, type TeamsSettings } from './settings.ts'
import { takeTurn } from './turn.ts'

export type { TeamsSettings } from './settings.ts'

export interface TeamsDeps extends ConnectorWish {
  readonly receive: Receive
  /** Records a fault of ours and answers with the card that says sorry. */
  readonly sorryFor: (error: unknown) => RenderedCard
  readonly log: TeamsLog
  /** Where answers go under the limits that they share with other messages. */
  readonly room?: AnswerRoom
}

interface Teams extends TeamsDeps {
  readonly room: AnswerRoom
  readonly rules: TeamsRules
  readonly connector: Connector
  readonly senders: Senders
}

/**
 * Teams as a chat platform.
 * @throws ConfigError with a code that begins `teams-` where it is half configured.
 */
export function createTeamsPlatform(settings: TeamsSettings, deps: TeamsDeps): ChatPlatform {
  const rules = checkSettings(settings)
  const connector = createConnector(rules, deps)
  const { room = ROOM_ENOUGH } = deps
  const teams: Teams = { ...deps, room, rules, connector, senders: createSenders(connector) }
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
  try {
    const admitted = await admit(request, teams.rules, teams.connector.bot)
    if (admitted.kind === 'refused') return refuse(teams, response, admitted)
    await answer(teams, response, admitted)
  } catch (error) {
    teams.sorryFor(error)
    respond(response, 200)
  }
}

type Verified = Extract<Admitted, { kind: 'activity' }>

async function answer(teams: Teams, response: ServerResponse, { activity, origin }: Verified) {
  const understood = understand(activity, origin)
  if (understood.kind === 'ignored') {
    return respond(response, 200, isInvoke(activity) ? NOT_UNDERSTOOD : undefined)
  }
  const event = await vouchedFor(teams, activity, understood.event)
  if (event === undefined) return refuse(teams, response, IMPOSTOR)
  const taken = await takeTurn(teams, {
    event,
    invoked: isInvoke(activity),
    automatic: understood.automatic,
    post: (card) => postInto(teams, event.at, { card, conversation: activity.conversation.id }),
    edit: (card) => update(teams, { at: event.at, messageId: actedOn(event) }, card),
  })
  respond(response, 200, isInvoke(activity) ? taken.answer : undefined)
  await taken.rest()
}

const IMPOSTOR = { status: 401, because: 'sender-not-in-conversation' }

const actedOn = (event: ChatEvent): string =>
  event.kind === 'action' ? (event.messageId ?? '') : ''

/**
 * The event with the sender's email, as Teams' own list of members has it; undefined where that list
 * knows the sender as somebody else. Somebody who removes the bot is no longer in any list.
 */
async function vouchedFor(
  { senders }: Teams,
  { from }: TeamsActivity,
  event: ChatEvent,
): Promise<ChatEvent | undefined> {
  if (from?.aadObjectId === undefined || event.kind === 'uninstalled') return event
  const sender = await senders.lookUp({ ...from, aadObjectId: from.aadObjectId, at: event.at })
  if (sender.kind === 'impostor') return event.kind === 'installed' ? event : undefined
  const email = sender.kind === 'member' ? sender.email : undefined
  return email === undefined ? event : { ...event, from: { ...event.from, email } }
}

function refuse(
  { log }: Teams,
  response: ServerResponse,
  { status, because }: { readonly status: number; readonly because: string },
): void {
  log.warn({ status, because }, 'refused a request to the Teams endpoint')
  respond(response, status, { error: status === 401 ? 'unauthorised' : 'not accepted' })
}

/** A refused body is not read to its end, so its connection cannot carry another request. */
function respond(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return
  if (status !== 200 && status !== 401) response.setHeader('connection', 'close')
  if (body !== undefined) response.setHeader('content-type', 'application/json; charset=utf-8')
  response.writeHead(status)
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
