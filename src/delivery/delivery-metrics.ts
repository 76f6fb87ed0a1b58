import type { DeliveryState } from '../domain/messages/delivery.ts'
import type { Store } from '../store/database.ts'
import { deliveryFigures } from '../store/delivery-figures.ts'

/** How the outbox stands, over all schools: numbers about no one. */
export interface DeliveryMetrics {
  /** How long the oldest message that may go has waited; 0 where none waits. */
  readonly oldestWaitingSeconds: number
  /** `unknown` and `needs_review` are the ones that somebody may have to look at. */
  readonly byState: Readonly<Partial<Record<DeliveryState, number>>>
  /** How many places an operator has stopped. */
  readonly holds: number
}

/** Read afresh each time. Rejects with a `StoreError` where the database does not answer. */
export async function deliveryMetrics(store: Store, now: Date): Promise<DeliveryMetrics> {
  const { counts, holds, oldestDueAt } = await store.withDispatcher(deliveryFigures)
  const waitedMs = oldestDueAt === undefined ? 0 : now.getTime() - oldestDueAt.getTime()
  return { oldestWaitingSeconds: Math.max(0, waitedMs) / 1000, byState: counts, holds }
}
