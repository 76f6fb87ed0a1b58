import { groupBy } from '../domain/group-by.ts'
import { afterSend, type DeliveryKind, type DeliveryState } from '../domain/messages/delivery.ts'
import { StoreError } from '../errors.ts'
import type { ClaimedDelivery, DeliveryOutcome } from '../store/delivery-claims.ts'
import { Carrier } from './carrier.ts'
import { BATCH, type InDoubt } from './delivery-deps.ts'
import type { Claimed } from './dispatch.ts'
import type { DrainParts } from './drain-parts.ts'
import type { LiveClock } from './live-clock.ts'
import { HANDED_BACK, outcomeOf, type Settled } from './outcome.ts'
import { type Preparing, prepareLetters } from './prepare-letters.ts'
import { reconcile } from './reconcile.ts'

/** How many deliveries reached which state, among those that were recorded. */
export type DrainCounts = Readonly<Partial<Record<DeliveryState, number>>>

/** So many may be in the hands of a process, waiting and under way. */
const IN_HAND = 1_024
/** Schools whose cards are built at once: people's presses need connections too. */
const SCHOOLS_AT_ONCE = 3
/** How often the queue is looked at while messages are under way, and how often it is tidied up. */
const CLAIM_AGAIN_MS = 250
const TIDY_AGAIN_MS = 1_000
/** A claim leaves a quarter to what nobody waits for, so that a full one may be this short. */
const PERHAPS_MORE = BATCH - BATCH / 4
/** How many messages are looked for in one go. */
const LOOKS = 64

/** What was claimed of one school, and when, on the monotonic clock. */
interface SchoolWork extends Pick<Preparing, 'claims' | 'isHeld'> {
  readonly claimedAtMs: number
}

/**
 * From the first claim until nothing is due and nothing is under way. Claims go on while messages
 * are sent, so that what somebody waits for passes a long queue.
 */
export class Drain {
  readonly #parts: DrainParts
  readonly #clock: LiveClock
  readonly #carrier: Carrier
  readonly #counts: Partial<Record<DeliveryState, number>> = {}
  #underWay = 0
  #isLooking = false
  /** One batch is prepared while the next is claimed, so that a chat's messages stay in order. */
  #preparing: Promise<void> = Promise.resolve()
  #inPreparation = 0
  #isClaimDue = true
  #claimedAtMs = Number.NEGATIVE_INFINITY
  #tidiedAtMs = Number.NEGATIVE_INFINITY

  constructor(parts: DrainParts, clock: LiveClock) {
    this.#parts = parts
    this.#clock = clock
    this.#carrier = new Carrier(parts, clock, {
      settle: (settled) => this.#settle(settled),
      during: (work) => this.#during(work),
    })
  }

  /** Rejects where the queue cannot be read, once everything that was begun is recorded. */
  async run(): Promise<DrainCounts> {
    const { bell, lanes, stopping } = this.#parts
    let fault: { readonly error: unknown } | undefined
    while (!stopping.aborted && fault === undefined) {
      fault = await this.#claimMore().then(
        () => undefined,
        (error: unknown) => ({ error }),
      )
      this.#carrier.sendWhatMay()
      if (this.#isDone()) break
      if (!this.#isClaimDue || this.#isFull()) await bell.wait(this.#waitMs())
    }
    await this.#finish()
    lanes.sweep(this.#clock.monotonicMs())
    if (fault !== undefined) throw fault.error
    return this.#counts
  }

  /** What has begun is recorded; the rest is handed back, and with it what finds that its turn has not come. */
  async #finish(): Promise<void> {
    const { bell, lanes } = this.#parts
    await this.#preparing
    do {
      this.#carrier.handBack()
      while (this.#underWay > 0) await bell.wait(Number.POSITIVE_INFINITY)
    } while (lanes.waiting > 0)
  }

  #isDone(): boolean {
    return (
      !this.#isClaimDue &&
      !this.#parts.isWoken &&
      this.#underWay === 0 &&
      this.#parts.lanes.waiting === 0
    )
  }

  /** How many more may be taken in hand. */
  #isFull(): boolean {
    const inHand = this.#underWay + this.#parts.lanes.waiting + this.#inPreparation
    return IN_HAND - inHand < BATCH
  }

  #waitMs(): number {
    const nowMs = this.#clock.monotonicMs()
    return Math.min(CLAIM_AGAIN_MS, this.#parts.lanes.wakesAtMs(nowMs) - nowMs)
  }

  /** Takes what is due, as far as there is room, and prepares it. */
  async #claimMore(): Promise<void> {
    const nowMs = this.#clock.monotonicMs()
    if (this.#parts.isWoken) this.#isClaimDue = true
    this.#parts.isWoken = false
    const isTime = nowMs - this.#claimedAtMs >= CLAIM_AGAIN_MS
    if (this.#isFull() || !(this.#isClaimDue || isTime)) return
    const isTidying = nowMs - this.#tidiedAtMs >= TIDY_AGAIN_MS
    if (isTidying) this.#tidiedAtMs = nowMs
    this.#claimedAtMs = nowMs
    this.#isClaimDue = false
    const claimed = await this.#parts.dispatch.claim({
      clock: this.#clock,
      limit: BATCH,
      isTidying,
      looks: isTidying && !this.#isLooking ? LOOKS : 0,
    })
    if (claimed.due.length >= PERHAPS_MORE) this.#isClaimDue = true
    this.#noteTidied(claimed)
    if (claimed.doubtful.length > 0) this.#look(claimed.doubtful)
    await this.#preparing
    if (claimed.due.length === 0) return
    this.#preparing = this.#prepare(claimed, nowMs)
    this.#during(this.#preparing)
  }

  #noteTidied({ skipped, lapsed }: Claimed): void {
    if (skipped > 0) this.#counts.skipped = (this.#counts.skipped ?? 0) + skipped
    for (const { schoolId, id, kind, state, reason } of lapsed) {
      if (state === 'unknown') this.#tell({ schoolId, deliveryId: id, kind, state, reason })
      else this.#isClaimDue = true
    }
  }

  async #prepare({ due, isHeld }: Claimed, claimedAtMs: number): Promise<void> {
    const schools = [...groupBy(due, ({ schoolId }) => schoolId)]
    const next = schools.values()
    const some = async (): Promise<void> => {
      for (const [schoolId, claims] of next) {
        await this.#prepareSchool(schoolId, { claims, isHeld, claimedAtMs })
      }
    }
    this.#inPreparation += due.length
    await Promise.all(Array.from({ length: Math.min(SCHOOLS_AT_ONCE, schools.length) }, some))
    this.#inPreparation -= due.length
  }

  /** A fault with one school leaves the others alone; its messages are provably unsent. */
  async #prepareSchool(schoolId: string, work: SchoolWork): Promise<void> {
    const { deps, lanes } = this.#parts
    try {
      const { claims, isHeld } = work
      const leasedUntilMs = work.claimedAtMs + deps.timings.leaseMs
      const hasPlaceFor = this.#carrier.hasPlaces()
      const prepared = await deps.store.withSchool(schoolId, (school) =>
        prepareLetters(school, deps, {
          ...{ claims, isHeld, leasedUntilMs, hasPlaceFor },
          clock: this.#clock,
        }),
      )
      for (const one of prepared.settled) this.#settle(one)
      for (const one of prepared.turnedAway) this.#carrier.turnAway(one)
      for (const letter of prepared.letters) lanes.add(letter)
    } catch (error) {
      deps.onFault(error, { schoolId })
      await this.#afterSchoolFault(schoolId, work, error)
    }
    this.#carrier.sendWhatMay()
  }

  /** One message that cannot be worded keeps none of the school's others back: each is tried by itself. */
  async #afterSchoolFault(schoolId: string, work: SchoolWork, error: unknown): Promise<void> {
    const { claims } = work
    if (error instanceof StoreError && error.code === 'store-unreachable') {
      for (const claim of claims) this.#settle({ claim, step: HANDED_BACK })
    } else if (claims.length === 1) {
      for (const claim of claims) this.#settle(this.#afterFault(claim))
    } else {
      for (const claim of claims) await this.#prepareSchool(schoolId, { ...work, claims: [claim] })
    }
  }

  #afterFault(claim: ClaimedDelivery): Settled {
    const step = afterSend(
      {
        kind: claim.kind as DeliveryKind,
        attempt: claim.failures + 1,
        operation: 'post',
        jitter: this.#parts.deps.random(),
      },
      { kind: 'not-sent', code: 'card-not-built' },
      this.#clock.now(),
    )
    return { claim, step, isFailure: true }
  }

  /** Looks in the chats for what nobody knows the fate of, while everything else goes on. */
  #look(doubtful: readonly ClaimedDelivery[]): void {
    const { deps, dispatch, stopping } = this.#parts
    this.#isLooking = true
    const { leaseMs, sendTimeoutMs, marginMs } = deps.timings
    const beginBeforeMs = this.#clock.monotonicMs() + leaseMs - sendTimeoutMs - marginMs
    const looking = reconcile(deps, doubtful, {
      clock: this.#clock,
      dispatch,
      stopping,
      beginBeforeMs,
      settle: (one) => this.#settle(one),
    })
    this.#during(
      looking.finally(() => {
        this.#isLooking = false
        if (doubtful.length === LOOKS) this.#tidiedAtMs = Number.NEGATIVE_INFINITY
      }),
    )
  }

  #settle(settled: Settled): void {
    const outcome = outcomeOf(settled, this.#clock.now())
    this.#during(
      this.#parts.dispatch.record(outcome).then((isRecorded) => {
        if (isRecorded) this.#count(outcome, settled.claim.kind)
      }),
    )
  }

  #count(outcome: DeliveryOutcome, kind: string): void {
    const { schoolId, id: deliveryId, state, reason, notBefore } = outcome
    this.#counts[state] = (this.#counts[state] ?? 0) + 1
    const waits = state === 'pending' || state === 'retry_at'
    if (waits && (notBefore === undefined || notBefore <= this.#clock.now())) {
      this.#isClaimDue = true
    }
    if (state === 'unknown' || state === 'needs_review' || state === 'failed') {
      this.#tell({ schoolId, deliveryId, kind, state, reason })
    }
  }

  #tell(delivery: InDoubt): void {
    this.#parts.deps.onInDoubt?.(delivery)
  }

  /** Counts work that is under way; the bell rings when it has ended. */
  #during(work: Promise<unknown>): void {
    this.#underWay += 1
    void work
      .catch((error: unknown) => this.#parts.deps.onFault(error, {}))
      .finally(() => {
        this.#underWay -= 1
        this.#parts.bell.ring()
      })
  }
}
