import type { ChatAddress } from '../domain/messages/address.ts'
import type { DeliveryStep } from '../domain/messages/delivery.ts'
import type { ClaimedDelivery, DeliveryOutcome } from '../store/delivery-claims.ts'

/** What to record of a claimed delivery, fenced by its attempt. */
export function outcomeOf(
  { claim, step, at }: { claim: ClaimedDelivery; step: DeliveryStep; at?: ChatAddress },
  now: Date,
): DeliveryOutcome {
  const { state, reason, retryAt, messageId } = step
  return {
    schoolId: claim.schoolId,
    id: claim.id,
    attempt: claim.attempt,
    state,
    at: now,
    ...(reason === undefined ? {} : { reason }),
    ...(retryAt === undefined ? {} : { notBefore: retryAt }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(at === undefined ? {} : { address: at }),
  }
}
