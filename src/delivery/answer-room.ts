import type { ChatAddress } from '../domain/messages/address.ts'
import type { AnswerRoom } from '../platforms/answer-in-time.ts'
import { pause } from './bell.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import type { Dispatch } from './dispatch.ts'
import { tenantLine } from './shared-turns.ts'

type RoomDeps = Pick<DeliveryDeps, 'limits' | 'buckets' | 'monotonicMs' | 'onAnswerLost'>

/** So few in a second fit beside the turns of other messages without anybody being told. */
const UNTOLD = 3
const TELL_EVERY_MS = 1_000
const LOOK_AGAIN_MS = 1_000

/**
 * The room for answers in this process. They ask no other instance, so that nobody who presses
 * waits for a database; what they take is told to the others a second later, where it is worth it.
 */
export function createAnswerRoom(
  deps: RoomDeps,
  dispatch: Pick<Dispatch, 'change'>,
  stopping: AbortSignal,
): AnswerRoom {
  const taken = new Map<string, { readonly at: ChatAddress; count: number }>()
  let isPlanned = false

  const tell = (): void => {
    isPlanned = false
    for (const [tenant, { at, count }] of taken) {
      const limits = deps.limits[at.platform]
      if (count > UNTOLD && limits !== undefined) {
        dispatch.change({ kind: 'taken', tenant, count, limits })
      }
    }
    taken.clear()
  }
  const note = (at: ChatAddress): void => {
    const tenant = tenantLine(at)
    const known = taken.get(tenant)
    if (known === undefined) taken.set(tenant, { at, count: 1 })
    else known.count += 1
    if (isPlanned) return
    isPlanned = true
    setTimeout(tell, TELL_EVERY_MS).unref()
  }
  return {
    stopping,
    async enter(at, withinMs = Number.POSITIVE_INFINITY) {
      const untilMs = deps.monotonicMs() + withinMs
      while (!stopping.aborted) {
        const nowMs = deps.monotonicMs()
        const waitMs = deps.buckets.takeForAnswer(at, nowMs)
        if (waitMs === 0) break
        if (nowMs + waitMs > untilMs) return false
        await pause(Math.min(waitMs, LOOK_AGAIN_MS), stopping)
      }
      if (deps.limits[at.platform] !== undefined) note(at)
      return true
    },
    leaveAlone(at, forMs) {
      deps.buckets.pause(at, deps.monotonicMs() + forMs)
      if (deps.limits[at.platform] === undefined) return
      dispatch.change({ kind: 'pause', tenant: tenantLine(at), forMs })
    },
    lost: (at, outcome) => deps.onAnswerLost?.(at.platform, outcome.kind),
  }
}
