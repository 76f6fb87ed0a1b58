import { given } from '../domain/given.ts'
import type { ChatAddress } from '../domain/messages/address.ts'
import type { DeliveryStep, Moment } from '../domain/messages/delivery.ts'
import type { ClaimedDelivery, DeliveryOutcome } from '../store/delivery-claims.ts'

/** What became of a claimed delivery. */
export interface Settled {
  readonly claim: ClaimedDelivery
  readonly step: DeliveryStep
  /** Where it went. */
  readonly at?: ChatAddress
  /** Which of the delivery's sends it was, once one had begun. */
  readonly send?: number
  readonly isFailure?: boolean
}

/** Not begun, and for no fault of its own: the next who claims it may send it at once. */
export const HANDED_BACK: DeliveryStep = { state: 'pending', reason: 'handed back' }

/** What to record of a claimed delivery, fenced by its attempt. */
export function outcomeOf(
  { claim, step, at, send, isFailure }: Settled,
  now: Moment,
): DeliveryOutcome {
  const { state, reason, retryAt, messageId } = step
  return {
    schoolId: claim.schoolId,
    id: claim.id,
    attempt: claim.attempt,
    state,
    at: now,
    ...given({ reason, notBefore: retryAt, messageId, address: at, send, isFailure }),
  }
}
