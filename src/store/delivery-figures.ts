import { inArray, min, sql } from 'drizzle-orm'
import type { DeliveryState } from '../domain/delivery.ts'
import { deliveries, digestSchedules, wakeUps } from './schema/out.ts'
import type { DispatcherTx } from './tx.ts'

/** How many deliveries are in each state, and since when the oldest of those that wait is due. */
export interface DeliveryFigures {
  readonly counts: Readonly<Partial<Record<DeliveryState, number>>>
  readonly oldestDueAt?: Date
}

/** For metrics and readiness: figures over all schools, about no one. */
export async function deliveryFigures(tx: DispatcherTx): Promise<DeliveryFigures> {
  const rows = await tx.db
    .select({ state: deliveries.state, count: sql`count(*)`.mapWith(Number) })
    .from(deliveries)
    .groupBy(deliveries.state)
  const oldestDueAt = await oldestWaiting(tx)
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  return oldestDueAt === undefined ? { counts } : { counts, oldestDueAt }
}

/** The next instant at which anything falls due; undefined where nothing is to come. */
export async function nextMoment(tx: DispatcherTx): Promise<Date | undefined> {
  const [person] = await tx.db.select({ at: min(wakeUps.nextAt) }).from(wakeUps)
  const [digest] = await tx.db.select({ at: min(digestSchedules.nextAt) }).from(digestSchedules)
  const moments = [person?.at, digest?.at, await oldestWaiting(tx)].filter((at) => at != null)
  return moments.sort((a, b) => a.getTime() - b.getTime())[0]
}

async function oldestWaiting(tx: DispatcherTx): Promise<Date | undefined> {
  const [waiting] = await tx.db
    .select({ at: min(deliveries.notBefore) })
    .from(deliveries)
    .where(inArray(deliveries.state, ['pending', 'retry_at']))
  return waiting?.at ?? undefined
}
