/**
 * Slack behind the port. This file puts the folder together. `front`, `bolt`, `turn` and what
 * it calls, `workspaces`, `people`, `outbound` and `oauth` do I/O; everything else is pure. Bolt
 * takes a tenth of a second to import: import this file only where Slack is configured.
 */

import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RenderedCard } from '../../cards/card.ts'
import { given } from '../../domain/given.ts'
import { type AnswerRoom, ROOM_ENOUGH } from '../answer-in-time.ts'
import type { ChatEvent, ChatSender } from '../chat-event.ts'
import type { ChatPlatform, KeepPromise, Receive } from '../chat-platform.ts'
import { respond } from '../exchange.ts'
import { SLACK } from './addresses.ts'
import type { Turn, TurnDeps } from './asking.ts'
import { type Bolt, createBolt, type Delivery } from './bolt.ts'
import { understand } from './events.ts'
import { admit, eventIdOf } from './front.ts'
import { answerInTime, type InHand } from './in-hand.ts'
import type { SlackInstallations } from './installations.ts'
import type { SlackLog } from './log.ts'
import { meetByEmail } from './meet.ts'
import { oauthRoutes } from './oauth.ts'
import { findSent, send, update } from './outbound.ts'
import { readBody } from './payload.ts'
import { createPeople } from './people.ts'
import { createRecent, type Recent } from './recent.ts'
import type { SlackSettings } from './settings.ts'
import { digestOf } from './signature.ts'
import { takeTurn } from './turn.ts'
import { NOT_HERE, ONE_MOMENT, UNKNOWN_COMMAND } from './typing.ts'
import { createWorkspaces } from './workspaces.ts'

export type { SlackInstallations } from './installations.ts'
export type { SlackSettings } from './settings.ts'

export interface SlackDeps {
  readonly receive: Receive
  /** Absent where nobody keeps any: then nothing is acknowledged before it is done. */
  readonly keepPromise?: KeepPromise
  /** Records a fault of ours and answers with the card that says sorry. */
  readonly sorryFor: (error: unknown) => RenderedCard
  readonly log: SlackLog
  readonly now: () => Date
  /** Where answers go under the limits that they share with other messages. */
  readonly room?: AnswerRoom
  /** Where there are many workspaces. */
  readonly installations?: SlackInstallations
  /** A workspace has been given Keepstep. */
  readonly onInstalled?: () => Promise<void>
  /** The address of somebody's own page, good for one use and a short while. */
  readonly pageLink?: (from: ChatSender) => string | undefined
}

/** The port, the connection of Socket Mode, and a first word to people on the roster. */
export interface SlackPlatform extends ChatPlatform {
  start(): Promise<void>
  /** Finishes what was begun. */
  stop(): Promise<void>
  /** The workspace of the bot token; undefined where there are many, or Slack cannot be reached. */
  ownTeam(): Promise<string | undefined>
  /** Opens the chat with somebody and says so to the product; how long to wait where Slack asks for it. */
  meet(team: string, email: string): Promise<{ readonly waitMs?: number; readonly met: boolean }>
}

interface Slack extends TurnDeps {
  readonly deps: SlackDeps
  readonly settings: SlackSettings
  readonly recent: Recent
  /** By the id of the event. */
  readonly inHand: Map<string, InHand>
  readonly bolt: Bolt
}

const STOP_WITHIN_MS = 8000

/** Slack as a chat platform. */
export function createSlackPlatform(settings: SlackSettings, deps: SlackDeps): SlackPlatform {
  const { log, now, installations } = deps
  const kept = given({ installations })
  const workspaces = createWorkspaces({ settings, now, log, ...kept })
  const people = createPeople(workspaces)
  const { appToken, apiUrl } = settings
  const slack: Slack = {
    ...deps,
    room: deps.room ?? ROOM_ENOUGH,
    deps,
    settings,
    workspaces,
    people,
    recent: createRecent(),
    inHand: new Map(),
    bolt: createBolt({
      take: (delivery) => take(slack, delivery),
      onFault: (error) => void deps.sorryFor(error),
      ...given({ appToken, apiUrl }),
    }),
  }
  return {
    name: SLACK,
    routes: [
      { method: 'POST', path: '/slack/events', handle: (req, res) => handle(slack, req, res) },
      ...oauthRoutes({ ...slack, ...kept, now, ...installedHook(deps) }),
    ],
    send: (at, card, deliveryId) => send(slack, at, { card, deliveryId }),
    update: (message, card) => update(slack, message, card),
    findSent: (at, deliveryIds) => findSent(slack, at, deliveryIds),
    start: slack.bolt.start,
    async stop() {
      await slack.bolt.stop()
      const busy = [...slack.inHand.values()].map(({ done }) => done)
      await Promise.race([Promise.all(busy), pause(STOP_WITHIN_MS)])
    },
    ownTeam: workspaces.ownTeam,
    meet: (team, email) => meetByEmail(slack, team, email),
  }
}

const installedHook = ({ onInstalled }: SlackDeps) => given({ onInstalled })

async function handle(slack: Slack, request: IncomingMessage, response: ServerResponse) {
  const answer = (status: number, body?: unknown) => respond(response, status, body)
  try {
    const admitted = await admit(request, slack.settings.signingSecret, slack.deps.now)
    if (admitted.kind === 'refused') {
      const { status, because } = admitted
      slack.log.warn({ status, because }, 'refused a request to the Slack endpoint')
      return answer(status, { error: status === 401 ? 'unauthorised' : 'not accepted' })
    }
    if (admitted.kind === 'challenge') return answer(200, { challenge: admitted.challenge })
    if (admitted.kind === 'nothing') return answer(200)
    const { body, id } = admitted
    const acknowledge = (said?: unknown) => answer(200, said)
    const refuse = () => answer(503, { error: 'not kept yet' })
    await slack.bolt.process({ body, read: { body, id }, acknowledge, refuse })
  } catch (error) {
    slack.sorryFor(error)
  } finally {
    answer(200)
  }
}

/** Something verified: dealt with once, whatever way it came. Never rejects. */
async function take(slack: Slack, delivery: Delivery): Promise<void> {
  const read = delivery.read ?? overSocket(delivery.body)
  if (read === undefined) return delivery.acknowledge()
  // Slack does not wait for an answer for long before it delivers once more.
  const before = slack.inHand.get(read.id)
  if (before !== undefined) return await answerInTime(before, delivery)
  if (!slack.recent.isNew(read.id)) return delivery.acknowledge()
  const inHand = begin(slack, read, delivery)
  slack.inHand.set(read.id, inHand)
  await answerInTime(inHand, delivery)
  await inHand.done
}

function begin(
  slack: Slack,
  { body, id }: NonNullable<Delivery['read']>,
  { acknowledge, refuse }: Delivery,
): InHand {
  let asked: ChatEvent | undefined
  const receive: Receive = (event) => {
    asked = event
    return slack.receive(event)
  }
  const keepPromise = async () =>
    asked !== undefined && (await slack.deps.keepPromise?.(asked)) === true
  const turn = { id, acknowledge, refuse, keepPromise }
  const happened = understand(body)
  const done = deal({ ...slack, receive }, happened, turn)
    .then(
      () => true,
      (error) => {
        slack.recent.forget(id)
        slack.sorryFor(error)
        return false
      },
    )
    .finally(() => slack.inHand.delete(id))
  const isCommand = happened.kind === 'typed' && happened.by === 'command'
  return { done, keepPromise, ...(isCommand ? { meanwhile: ONE_MOMENT } : {}) }
}

/** Over the socket nothing has been read yet, and nothing is signed: its own text stands for its id. */
function overSocket(payload: unknown): Delivery['read'] {
  const body = readBody(payload)
  if (body === undefined) return undefined
  // Whoever opens a list twice says the same twice, and wants to see it twice.
  const more = 'type' in body && body.type === 'block_suggestion' ? randomUUID() : ''
  return { body, id: eventIdOf(body, digestOf(JSON.stringify(payload) + more)) }
}

async function deal(
  slack: Slack,
  happened: ReturnType<typeof understand>,
  turn: Omit<Turn, 'clients'>,
): Promise<void> {
  if (happened.kind === 'ignored') return
  if (happened.kind === 'unknown-command') return turn.acknowledge(UNKNOWN_COMMAND)
  if (happened.kind === 'removed') return slack.workspaces.forget(happened.team)
  const clients = await slack.workspaces.clientsOf(happened.who.team)
  if (clients === undefined) {
    slack.log.warn({ team: happened.who.team }, 'a workspace without Keepstep wrote to it')
    return turn.acknowledge(happened.kind === 'typed' ? NOT_HERE : undefined)
  }
  await takeTurn(slack, happened, { ...turn, clients })
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
