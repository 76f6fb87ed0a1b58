import { inArray, min, sql } from 'drizzle-orm'
import type { DeliveryState } from '../domain/messages/delivery.ts'
import { openHolds } from './holds.ts'
import { deliveries } from './schema/out.ts'
import type { DispatcherTx } from './tx.ts'

/** How many deliveries are in each state, and since when the oldest of those that wait is due. */
export interface DeliveryFigures {
  readonly counts: Readonly<Partial<Record<DeliveryState, number>>>
  readonly oldestDueAt?: Date
  /** How many places an operator has stopped. */
  readonly holds: number
}

/** For metrics and readiness: figures over all schools, about no one. */
export async function deliveryFigures(tx: DispatcherTx): Promise<DeliveryFigures> {
  const rows = await tx.db
    .select({ state: deliveries.state, count: sql`count(*)`.mapWith(Number) })
    .from(deliveries)
    .groupBy(deliveries.state)
  const oldestDueAt = await oldestWaiting(tx)
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  const holds = (await openHolds(tx)).length
  return oldestDueAt === undefined ? { counts, holds } : { counts, holds, oldestDueAt }
}

async function oldestWaiting(tx: DispatcherTx): Promise<Date | undefined> {
  const [waiting] = await tx.db
    .select({ at: min(deliveries.notBefore) })
    .from(deliveries)
    .where(inArray(deliveries.state, ['pending', 'retry_at']))
  return waiting?.at ?? undefined
}
