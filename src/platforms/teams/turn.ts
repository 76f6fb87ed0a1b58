/**
 * One turn, impure: an event goes to the product, its answer goes back. An invoke is answered in
 * time even when the product is not ready: the rest follows as an edit of the card.
 */
import type { RenderedCard } from '../../cards/card.ts'
import type { SendOutcome } from '../../domain/messages/delivery.ts'
import { type AnswerRoom, answerInTime } from '../answer-in-time.ts'
import type { ChatEvent } from '../chat-event.ts'
import type { ChatReply, KeepPromise, Receive } from '../chat-platform.ts'
import {
  answerTo,
  belowOf,
  foundAnswer,
  type InvokeAnswer,
  isLasting,
  NOT_SURE,
  STILL_WORKING,
  say,
} from './answers.ts'
import type { TeamsLog } from './log.ts'
import type { PageLinkOf } from './page-links.ts'

/** Teams gives up on an invoke after five seconds, and on a message after fifteen: from its arrival. */
const INVOKE_DEADLINE_MS = 4000
const MESSAGE_DEADLINE_MS = 12_000
/** Of that, the time in which a promise is kept before anything is acknowledged. */
const PROMISE_MS = 1500

export interface TurnDeps {
  readonly receive: Receive
  readonly keepPromise?: KeepPromise
  /** Records a fault of ours and answers with the card that says sorry. */
  readonly sorryFor: (error: unknown) => RenderedCard
  readonly log: TeamsLog
  readonly room: AnswerRoom
  /** Links to pages; absent where there are none. */
  readonly pageLinkOf?: PageLinkOf
}

/**
 * What a list shows while somebody types. Nothing is changed by it, so nothing is promised: what takes
 * too long is asked for again with the next letter.
 */
export async function lookUp(
  deps: TurnDeps,
  event: ChatEvent,
  arrivedMs: number,
): Promise<InvokeAnswer> {
  const leftMs = arrivedMs + INVOKE_DEADLINE_MS - performance.now()
  return foundAnswer((await inTime(ask(deps, { event }), leftMs))?.given ?? { messages: [] })
}

/** One event on its way, and the ways back to where it came from. */
export interface Turn {
  readonly event: ChatEvent
  /** When it came, on the monotonic clock: from then on Teams waits. */
  readonly arrivedMs: number
  readonly invoked: boolean
  /** Teams refreshed the card by itself: its message is up to date already. */
  readonly automatic: boolean
  /** Posts into the very thread that the event came from. */
  post(card: RenderedCard): Promise<SendOutcome>
  /** Posts into the same thread, for whoever acted alone. */
  aside(card: RenderedCard): Promise<SendOutcome>
  /** Edits the message that was acted on. */
  edit(card: RenderedCard): Promise<SendOutcome>
}

/** The answer for the HTTP response, and what is still to be written once that has gone. */
export interface Taken {
  readonly answer: InvokeAnswer
  rest(): Promise<unknown>
}

/**
 * Takes one turn. Never rejects: a fault of ours becomes a sorry. What takes longer than Teams waits
 * is said to be on its way only once that is kept; else nobody is told that it is.
 */
export async function takeTurn(deps: TurnDeps, turn: Turn): Promise<Taken> {
  const work = reply(deps, turn)
  const untilMs = turn.arrivedMs + (turn.invoked ? INVOKE_DEADLINE_MS : MESSAGE_DEADLINE_MS)
  const early = await inTime(work, untilMs - PROMISE_MS - performance.now())
  const promise = early === undefined ? deps.keepPromise?.(turn.event) : undefined
  const first = early ?? (await inTime(work, PROMISE_MS))
  if (first !== undefined)
    return { answer: first.answer, rest: () => edit(deps, turn, first.lasting) }
  const isPromised = (promise && (await inTime(promise, 0))) === true
  return {
    answer: isPromised ? STILL_WORKING : say(NOT_SURE.text),
    async rest() {
      if (!isPromised && !turn.invoked) note(deps, turn, await turn.post(NOT_SURE))
      await edit(deps, turn, (await work).replaced)
    },
  }
}

interface Replied {
  readonly answer: InvokeAnswer
  /** The card that the HTTP answer puts in place of the one acted on. */
  readonly replaced: RenderedCard | undefined
  /** The same, where the message behind it has to change as well. */
  readonly lasting: RenderedCard | undefined
}

async function reply(deps: TurnDeps, turn: Turn): Promise<Replied> {
  const { given, sorry } = await ask(deps, turn)
  const { replace: instead } = given
  const acted = turn.event.kind === 'action' && turn.event.messageId !== undefined
  const replaced = turn.invoked ? instead : undefined
  const edited = !turn.invoked && acted && (await edit(deps, turn, instead))
  for (const card of belowOf(given, replaced !== undefined || edited)) {
    note(deps, turn, await inTurn(deps, turn, () => turn.post(card)))
  }
  for (const card of given.aside ?? []) {
    note(deps, turn, await inTurn(deps, turn, () => turn.aside(card)))
  }
  return {
    answer: sorry ? say(sorry.text) : answerTo(given, turn.event.at.kind, deps.pageLinkOf),
    replaced,
    lasting: acted && !turn.automatic && replaced && isLasting(replaced) ? replaced : undefined,
  }
}

async function ask(
  { receive, sorryFor }: TurnDeps,
  { event }: Pick<Turn, 'event'>,
): Promise<{ given: ChatReply; sorry?: RenderedCard }> {
  try {
    return { given: await receive(event) }
  } catch (error) {
    const sorry = sorryFor(error)
    return { given: { messages: [sorry] }, sorry }
  }
}

const inTurn = ({ room }: TurnDeps, { event }: Turn, write: () => Promise<SendOutcome>) =>
  answerInTime(room, event.at, write)

/** Whether the message now shows the card. */
async function edit(deps: TurnDeps, turn: Turn, card: RenderedCard | undefined) {
  if (card === undefined) return false
  const outcome = await inTurn(deps, turn, () => turn.edit(card))
  note(deps, turn, outcome)
  return outcome.kind === 'sent'
}

function note({ log }: TurnDeps, { event }: Turn, outcome: SendOutcome): void {
  if (outcome.kind === 'sent') return
  log.warn({ event: event.id, outcome }, 'an answer did not arrive in Teams')
}

/** What comes of it within so long; undefined where it takes longer. */
async function inTime<Value>(work: Promise<Value>, ms: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
