import { afterNoRoom } from '../domain/messages/delivery.ts'
import { turnsIn } from '../domain/messages/send-budget.ts'
import { TURN_PATIENCE_MS, TURNS_AHEAD_MS } from '../domain/messages/send-turns.ts'
import { markUnreachable } from '../store/addresses.ts'
import { markChannelUnreachable } from '../store/channels.ts'
import type { DrainParts } from './drain-parts.ts'
import type { LiveClock } from './live-clock.ts'
import { HANDED_BACK, type Settled } from './outcome.ts'
import type { Addressed, Letter } from './prepare-letters.ts'
import { sendLetter, turnAskOf } from './send-letter.ts'
import { tenantLine } from './shared-turns.ts'

/** Whom a carrier tells. */
export interface Told {
  settle(settled: Settled): void
  /** Work that is under way until the promise ends. */
  during(work: Promise<unknown>): void
}

/** So many of a tenant may wait here, however slow its turns are. */
const WAITING_AT_LEAST = 8
/** A lane that rests asks again no sooner. */
const SHORTEST_REST_MS = 20

/** Carries letters out of the lanes to the platforms, each when it is its turn. */
export class Carrier {
  readonly #parts: DrainParts
  readonly #clock: LiveClock
  readonly #told: Told

  constructor(parts: DrainParts, clock: LiveClock, told: Told) {
    this.#parts = parts
    this.#clock = clock
    this.#told = told
  }

  /** Whether one more may wait for a turn here: not more than have one soon. */
  hasPlaces(): (addressed: Addressed) => boolean {
    const { deps, lanes } = this.#parts
    const more = new Map<string, number>()
    return (addressed) => {
      const { at, isWaitedFor } = addressed
      if (lanes.restsUntilMs(at) - this.#clock.monotonicMs() > TURN_PATIENCE_MS) return false
      const limits = deps.limits[at.platform]?.tenant ?? []
      if (limits.length === 0) return true
      const key = `${tenantLine(at)} ${isWaitedFor}`
      const before = lanes.waitingBefore(addressed) + (more.get(key) ?? 0)
      if (before >= Math.max(WAITING_AT_LEAST, turnsIn(limits, TURN_PATIENCE_MS))) return false
      more.set(key, (more.get(key) ?? 0) + 1)
      return true
    }
  }

  /** It learns when to come back, behind all that were told so before. */
  turnAway(addressed: Addressed): void {
    const { deps, dispatch, lanes } = this.#parts
    const restMs = lanes.restsUntilMs(addressed.at) - this.#clock.monotonicMs()
    const settle = (waitMs: number): void => {
      const step = afterNoRoom(addressed, waitMs, this.#clock.now())
      this.#told.settle({ claim: addressed.claim, step })
    }
    const ask = turnAskOf(deps, addressed)
    if (ask === undefined) {
      settle(restMs)
      return
    }
    this.#told.during(
      dispatch.turn({ ...ask, isTurnedAway: true }).then(
        ({ inMs }) => settle(Math.max(inMs, restMs)),
        () => settle(TURN_PATIENCE_MS),
      ),
    )
  }

  /** Carries every letter whose tenant and conversation may have one more under way. */
  sendWhatMay(): void {
    if (this.#parts.stopping.aborted) return
    const { lanes } = this.#parts
    const soonMs = this.#clock.monotonicMs() + TURN_PATIENCE_MS
    for (const letter of lanes.letGo(soonMs)) this.turnAway(letter)
    for (const letter of lanes.takeAll(this.#clock.monotonicMs()))
      this.#told.during(this.#carry(letter))
  }

  async #carry(letter: Letter): Promise<void> {
    const { deps, dispatch, lanes, stopping } = this.#parts
    const carried = await sendLetter(deps, letter, { clock: this.#clock, dispatch, stopping })
    if (carried.kind === 'not-yet') {
      const restMs = Math.max(SHORTEST_REST_MS, carried.forMs - TURNS_AHEAD_MS / 2)
      lanes.putBack(letter, carried.whose, this.#clock.monotonicMs() + restMs)
      return
    }
    if (carried.kind === 'settled') {
      if (carried.pausedMs !== undefined) this.#leaveAlone(letter, carried.pausedMs)
      await this.#closeAddress(letter, carried.settled)
      this.#told.settle(carried.settled)
    }
    lanes.done(letter)
    this.sendWhatMay()
  }

  /** The platform said 429: every instance waits with this tenant, and nobody else's messages do. */
  #leaveAlone({ at }: Letter, forMs: number): void {
    const { deps, dispatch, lanes } = this.#parts
    const untilMs = this.#clock.monotonicMs() + forMs
    deps.buckets.pause(at, untilMs)
    lanes.rest(at, untilMs)
    if (deps.limits[at.platform] !== undefined) {
      dispatch.change({ kind: 'pause', tenant: tenantLine(at), forMs })
    }
  }

  /** Where a platform says that nobody is reached any more, nothing is sent there again until they write. */
  async #closeAddress({ claim, at, recipient }: Letter, { step }: Settled): Promise<void> {
    const { deps } = this.#parts
    const reason = step.unreachable
    if (reason === undefined) return
    await deps.store
      .withSchool(claim.schoolId, (school) =>
        at.kind === 'personal'
          ? markUnreachable(school, at, reason)
          : markChannelUnreachable(school, recipient, reason),
      )
      .catch((error: unknown) => deps.onFault(error, { schoolId: claim.schoolId }))
  }

  /** The service goes down, or the queue cannot be read: what was not begun is somebody else's to send. */
  handBack(): void {
    for (const { claim } of this.#parts.lanes.letGo()) {
      this.#told.settle({ claim, step: HANDED_BACK })
    }
  }
}
