/**
 * What this process says to the queue, put together: everything that is asked for while one
 * transaction runs goes into the next one. So a busy process needs a few transactions for hundreds
 * of messages, and an idle one answers at once.
 */
import type { Turn, TurnAsk } from '../domain/messages/send-turns.ts'
import { type BeginningSend, type Begun, beginSends } from '../store/begin-sends.ts'
import type { ClaimedDelivery, DeliveryOutcome, LapsedDelivery } from '../store/delivery-claims.ts'
import {
  claimDueDeliveries,
  claimUnknownDeliveries,
  lapseExpiredLeases,
  recordOutcomes,
  skipStaleDeliveries,
} from '../store/delivery-claims.ts'
import { heldTenants, type IsHeld } from '../store/holds.ts'
import { forgetEmptyLines } from '../store/send-lines.ts'
import type { DispatcherTx } from '../store/tx.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import type { LiveClock } from './live-clock.ts'
import { createOutcomes, type Outcomes } from './outcomes.ts'
import { fromNow, giveSharedTurns, type LineChange } from './shared-turns.ts'

/** How much to take out of the queue. */
export interface ClaimWish {
  readonly clock: LiveClock
  readonly limit: number
  /** Whether to see to leases that ran out and to what is too late, too. */
  readonly isTidying: boolean
  /** How many to look for that nobody knows the fate of. */
  readonly looks: number
}

/** What was taken out of the queue, and what was tidied up on the way. */
export interface Claimed {
  readonly due: readonly ClaimedDelivery[]
  readonly doubtful: readonly ClaimedDelivery[]
  /** Where an operator has stopped what goes to a tenant. */
  readonly isHeld: IsHeld
  readonly skipped: number
  readonly lapsed: readonly LapsedDelivery[]
}

export interface Dispatch {
  /** Takes what is due. Rejects where the database does not answer. */
  claim(wish: ClaimWish): Promise<Claimed>
  /** A turn under the limits that all instances share. Rejects where the database does not answer. */
  turn(ask: TurnAsk): Promise<Turn>
  /**
   * Commits that this send begins now; answers which of the delivery's sends it is, or undefined
   * where it is somebody else's by now, or that an operator has stopped it. Where this rejects nothing
   * may be sent.
   */
  begin(claim: BeginningSend): Promise<Begun | undefined>
  /**
   * Keeps what became of a delivery until it is recorded, however often that takes. Answers false
   * where it was not recorded, because a later attempt has begun.
   */
  record(outcome: DeliveryOutcome): Promise<boolean>
  /** Tells every instance: turns that were taken without asking, or a pause that the platform wants. */
  change(change: LineChange): void
  /** Gives up what could not be recorded: the service is going down. */
  stop(): void
}

/** Transactions at once, and for how many wishes a second one is worth its while. */
const AT_ONCE = 2
const WORTH_ANOTHER = 24
const SAY_AGAIN_MS = 2_000
const FORGET_EVERY_MS = 60_000

type DispatchDeps = Pick<DeliveryDeps, 'store' | 'owner' | 'timings' | 'onFault'>

interface Wish<Asked, Answer> {
  readonly asked: Asked
  resolve(answer: Answer): void
  reject(error: unknown): void
}

interface Wishes {
  readonly claims: Wish<ClaimWish, Claimed>[]
  readonly turns: Wish<TurnAsk, Turn>[]
  readonly begins: Wish<BeginningSend, Begun | undefined>[]
  readonly changes: LineChange[]
}

const none = (): Wishes => ({ claims: [], turns: [], begins: [], changes: [] })

/** A transaction or two at a time, each with all that was asked for meanwhile. */
export const createDispatch = (deps: DispatchDeps): Dispatch => new Together(deps)

class Together implements Dispatch {
  readonly #deps: DispatchDeps
  readonly #outcomes: Outcomes
  #wishes = none()
  #isPlanned = false
  #running = 0
  #forgottenAtMs = Number.NEGATIVE_INFINITY

  constructor(deps: DispatchDeps) {
    this.#deps = deps
    this.#outcomes = createOutcomes(deps.onFault, () => this.#soon())
  }

  claim(asked: ClaimWish): Promise<Claimed> {
    return this.#wish(({ claims }) => claims, asked)
  }

  turn(asked: TurnAsk): Promise<Turn> {
    return this.#wish(({ turns }) => turns, asked)
  }

  begin(asked: BeginningSend): Promise<Begun | undefined> {
    return this.#wish(({ begins }) => begins, asked)
  }

  record(outcome: DeliveryOutcome): Promise<boolean> {
    const recorded = this.#outcomes.add(outcome)
    this.#soon()
    return recorded
  }

  change(change: LineChange): void {
    this.#wishes.changes.push(change)
    this.#soon()
  }

  stop(): void {
    this.#outcomes.giveUp()
  }

  #wish<Asked, Answer>(list: (of: Wishes) => Wish<Asked, Answer>[], asked: Asked) {
    return new Promise<Answer>((resolve, reject) => {
      list(this.#wishes).push({ asked, resolve, reject })
      this.#soon()
    })
  }

  /**
   * What else is asked for in this turn of the event loop comes along. While one transaction runs a
   * second one is only begun for many.
   */
  #soon(): void {
    const waiting = sizeOf(this.#wishes) + this.#outcomes.waiting()
    if (this.#isPlanned || waiting === 0 || this.#running === AT_ONCE) return
    if (this.#running > 0 && waiting < WORTH_ANOTHER) return
    this.#isPlanned = true
    setImmediate(() => {
      this.#isPlanned = false
      this.#running += 1
      void this.#run().then(() => {
        this.#running -= 1
        this.#soon()
      })
    })
  }

  async #run(): Promise<void> {
    const wishes = this.#wishes
    this.#wishes = none()
    const recording = this.#outcomes.take()
    if (recording.length + sizeOf(wishes) === 0) return
    try {
      const done = await this.#deps.store.withDispatcher((tx) => this.#doAll(tx, wishes, recording))
      this.#outcomes.recorded(recording, done.recorded)
      for (const { asked, resolve } of wishes.begins) resolve(done.begun.get(asked.id))
      wishes.claims.forEach(({ resolve }, i) => void resolve(done.claimed[i] as Claimed))
      const { turns, agoMs } = done.turns
      wishes.turns.forEach(({ resolve }, i) => void resolve(fromNow(turns[i] as Turn, agoMs())))
    } catch (error) {
      this.#outcomes.notRecorded(recording, error)
      // Of the rest nobody says it: a turn or a begin that fails is only asked for again.
      if (wishes.claims.length === 0 && wishes.begins.length + wishes.turns.length > 0) {
        this.#deps.onFault(error, {})
      }
      for (const { reject } of [...wishes.begins, ...wishes.claims, ...wishes.turns]) reject(error)
      for (const change of wishes.changes) this.#sayAgain(change)
    }
  }

  /** In this order on one connection, and sent without waiting for each other. */
  async #doAll(tx: DispatcherTx, wishes: Wishes, recording: readonly DeliveryOutcome[]) {
    const asked = <Asked>(them: readonly { readonly asked: Asked }[]) =>
      them.map((one) => one.asked)
    const all = await Promise.all([
      recordOutcomes(tx, recording),
      beginSends(tx, asked(wishes.begins)),
      Promise.all(asked(wishes.claims).map((wish) => this.#claim(tx, wish))),
      giveSharedTurns(tx, asked(wishes.turns), wishes.changes),
    ])
    const [recorded, begun, claimed, turns] = all
    return { recorded, begun, claimed, turns }
  }

  async #claim(tx: DispatcherTx, { clock, limit, isTidying, looks }: ClaimWish): Promise<Claimed> {
    const { owner, timings } = this.#deps
    const now = clock.now()
    const claim = { owner, now, leaseMs: timings.leaseMs }
    const settledBefore = new Date(now.getTime() - timings.settleMs)
    const [lapsed, skipped, doubtful, due, isHeld] = await Promise.all([
      isTidying ? lapseExpiredLeases(tx, now) : [],
      isTidying ? skipStaleDeliveries(tx, now) : [],
      looks > 0 ? claimUnknownDeliveries(tx, { ...claim, settledBefore, limit: looks }) : [],
      claimDueDeliveries(tx, { ...claim, limit }),
      heldTenants(tx),
      isTidying && this.#isTimeToForget(clock.monotonicMs()) ? forgetEmptyLines(tx) : undefined,
    ])
    return { lapsed, skipped: skipped.length, doubtful, due, isHeld }
  }

  #isTimeToForget(nowMs: number): boolean {
    if (nowMs - this.#forgottenAtMs < FORGET_EVERY_MS) return false
    this.#forgottenAtMs = nowMs
    return true
  }

  /** A pause of minutes is worth telling the others late; what was taken a second ago is not. */
  #sayAgain(change: LineChange): void {
    if (change.kind !== 'pause' || change.forMs <= SAY_AGAIN_MS) return
    const later = { ...change, forMs: change.forMs - SAY_AGAIN_MS }
    setTimeout(() => this.change(later), SAY_AGAIN_MS).unref()
  }
}

const sizeOf = ({ claims, turns, begins, changes }: Wishes): number =>
  claims.length + turns.length + begins.length + changes.length
