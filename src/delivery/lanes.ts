/**
 * Messages in the hands of this process, in lanes: one for each tenant, and in it one for each
 * conversation. A tenant or a conversation that rests keeps nobody else waiting; within a
 * conversation one message goes at a time, in their order. Nothing here waits or writes.
 */
import type { SendPlace } from './rate-buckets.ts'

/** What a lane has to know of a message. */
export interface Waiting {
  readonly at: SendPlace
  /** Somebody asked for it or waits for it: it goes before what nobody asked for. */
  readonly isWaitedFor: boolean
}

/**
 * So many of one tenant are carried at once; the others' are not behind them. A platform that takes
 * five seconds over an answer still gets as many as its limits allow.
 */
export const CARRIED_AT_ONCE = 256
/** Of so many turns one goes to what nobody waits for, however much somebody waits for. */
const TURN_OF_THE_OTHERS = 4

interface Chat<Letter> {
  readonly queue: Letter[]
  isBusy: boolean
  restsUntilMs: number
}

class Lane<Letter extends Waiting> {
  readonly chats = new Map<string, Chat<Letter>>()
  readonly waiting = { waitedFor: 0, others: 0 }
  carried = 0
  restsUntilMs = 0
  #turns = 0

  add(letter: Letter, where: 'first' | 'last'): void {
    const chat = this.#chatOf(letter.at.conversation)
    if (where === 'first') chat.queue.unshift(letter)
    else chat.queue.splice(this.#placeIn(chat.queue, letter), 0, letter)
    this.#count(letter, 1)
  }

  /** The next that may be carried; undefined where all have to wait. */
  next(nowMs: number): Letter | undefined {
    if (this.restsUntilMs > nowMs || this.carried >= CARRIED_AT_ONCE) return undefined
    const isOthersTurn = this.#turns % TURN_OF_THE_OTHERS === TURN_OF_THE_OTHERS - 1
    const chat = this.#find(nowMs, !isOthersTurn) ?? this.#find(nowMs, isOthersTurn)
    const letter = chat?.queue.shift()
    if (chat === undefined || letter === undefined) return undefined
    this.#turns += 1
    this.carried += 1
    chat.isBusy = true
    this.#count(letter, -1)
    return letter
  }

  done({ at }: Letter): void {
    this.carried -= 1
    const chat = this.#chatOf(at.conversation)
    chat.isBusy = false
    if (chat.queue.length === 0) this.chats.delete(at.conversation)
  }

  empty(): Letter[] {
    const letters = [...this.chats.values()].flatMap(({ queue }) => queue.splice(0))
    for (const [key, chat] of this.chats) if (!chat.isBusy) this.chats.delete(key)
    this.waiting.waitedFor = 0
    this.waiting.others = 0
    return letters
  }

  rest(whose: 'tenant' | 'conversation', { conversation }: SendPlace, untilMs: number): void {
    if (whose === 'tenant') this.restsUntilMs = Math.max(this.restsUntilMs, untilMs)
    else this.#chatOf(conversation).restsUntilMs = untilMs
  }

  /** When somebody who rests now may go; infinity where nobody rests. */
  wakesAtMs(nowMs: number): number {
    if (this.restsUntilMs > nowMs) return this.restsUntilMs
    const resting = [...this.chats.values()].filter(
      (chat) => chat.queue.length > 0 && !chat.isBusy && chat.restsUntilMs > nowMs,
    )
    return Math.min(...resting.map(({ restsUntilMs }) => restsUntilMs))
  }

  #find(nowMs: number, isWaitedFor: boolean): Chat<Letter> | undefined {
    if (this.waiting[isWaitedFor ? 'waitedFor' : 'others'] === 0) return undefined
    for (const chat of this.chats.values()) {
      if (chat.isBusy || chat.restsUntilMs > nowMs) continue
      if (chat.queue[0]?.isWaitedFor === isWaitedFor) return chat
    }
    return undefined
  }

  #placeIn(queue: readonly Letter[], { isWaitedFor }: Letter): number {
    const firstOfOthers = isWaitedFor ? queue.findIndex((one) => !one.isWaitedFor) : -1
    return firstOfOthers < 0 ? queue.length : firstOfOthers
  }

  #chatOf(conversation: string): Chat<Letter> {
    const known = this.chats.get(conversation)
    if (known !== undefined) return known
    const made: Chat<Letter> = { queue: [], isBusy: false, restsUntilMs: 0 }
    this.chats.set(conversation, made)
    return made
  }

  #count(letter: Letter, by: 1 | -1): void {
    this.waiting[letter.isWaitedFor ? 'waitedFor' : 'others'] += by
  }
}

/** All the lanes of a process. Times are monotonic milliseconds. */
export class Lanes<Letter extends Waiting> {
  readonly #lanes = new Map<string, Lane<Letter>>()

  /** How many wait, without those that are carried. */
  get waiting(): number {
    let all = 0
    for (const { waiting } of this.#lanes.values()) all += waiting.waitedFor + waiting.others
    return all
  }

  /** How many of the tenant wait before it, of its own kind. */
  waitingBefore({ at, isWaitedFor }: Waiting): number {
    return this.#lanes.get(keyOf(at))?.waiting[isWaitedFor ? 'waitedFor' : 'others'] ?? 0
  }

  /** Until when a tenant rests. */
  restsUntilMs(at: SendPlace): number {
    return this.#lanes.get(keyOf(at))?.restsUntilMs ?? 0
  }

  add(letter: Letter): void {
    this.#laneOf(letter.at).add(letter, 'last')
  }

  /** The next of each lane in turn, until there is none left that may be carried. */
  takeAll(nowMs: number): Letter[] {
    const taken: Letter[] = []
    for (let before = -1; before < taken.length; ) {
      before = taken.length
      for (const lane of this.#lanes.values()) {
        const letter = lane.next(nowMs)
        if (letter !== undefined) taken.push(letter)
      }
    }
    return taken
  }

  /** It was carried: its conversation is free for the next. */
  done(letter: Letter): void {
    this.#laneOf(letter.at).done(letter)
  }

  /** It was not its turn: it is the first of its conversation again, and rests until then. */
  putBack(letter: Letter, whose: 'tenant' | 'conversation', untilMs: number): void {
    const lane = this.#laneOf(letter.at)
    lane.add(letter, 'first')
    lane.done(letter)
    lane.rest(whose, letter.at, untilMs)
  }

  /** The platform wants to be left alone by this tenant. */
  rest(at: SendPlace, untilMs: number): void {
    this.#laneOf(at).rest('tenant', at, untilMs)
  }

  /** When the first of those that rest may go; infinity where nobody rests. */
  wakesAtMs(nowMs: number): number {
    const waiting = [...this.#lanes.values()].filter(
      ({ waiting: { waitedFor, others } }) => waitedFor + others > 0,
    )
    return Math.min(...waiting.map((lane) => lane.wakesAtMs(nowMs)))
  }

  /** Empties the lanes that rest for longer than that, or every lane: what was not begun. */
  letGo(restingBeyondMs = Number.NEGATIVE_INFINITY): Letter[] {
    const lanes = [...this.#lanes.values()]
    return lanes
      .filter(({ restsUntilMs }) => restsUntilMs > restingBeyondMs)
      .flatMap((lane) => lane.empty())
  }

  /** Forgets tenants of whom nothing is left, so that a process that lives long does not grow. */
  sweep(nowMs: number): void {
    for (const [key, lane] of this.#lanes) {
      if (lane.carried === 0 && lane.chats.size === 0 && lane.restsUntilMs <= nowMs) {
        this.#lanes.delete(key)
      }
    }
  }

  #laneOf(at: SendPlace): Lane<Letter> {
    const key = keyOf(at)
    const known = this.#lanes.get(key)
    if (known !== undefined) return known
    const made = new Lane<Letter>()
    this.#lanes.set(key, made)
    return made
  }
}

const keyOf = ({ platform, tenant }: SendPlace): string => `${platform}\n${tenant}`
