import { and, eq, isNull, lt, notInArray, sql } from 'drizzle-orm'
import { deliveries } from './schema/out.ts'
import { manners, people } from './schema/schools.ts'
import { inboundEvents } from './schema/shared-tables.ts'
import type { SchoolTx, SharedTx } from './tx.ts'

/** The send log is kept for a quarter of a year (trust: retention). */
export const SEND_LOG_DAYS = 90
/** Events of the platforms are remembered for longer than any of them redelivers. */
export const INBOUND_DAYS = 7

/** Said once and never again, so it has to be remembered: without it a silence would end by itself. */
const SAID_ONCE = ['welcome', 'nudges-stopped']

const MS_A_DAY = 86_400_000
const before = (now: Date, days: number) => new Date(now.getTime() - days * MS_A_DAY)

/** Deletes what was sent, skipped or given up long ago; answers how many rows went. */
export async function forgetOldDeliveries(
  tx: SchoolTx,
  now: Date,
  days: number = SEND_LOG_DAYS,
): Promise<number> {
  const gone = await tx.db
    .delete(deliveries)
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        lt(deliveries.decidedAt, before(now, days)),
        notInArray(deliveries.state, ['pending', 'retry_at', 'sending', 'reconciling']),
        notInArray(deliveries.kind, SAID_ONCE),
      ),
    )
    .returning({ id: deliveries.id })
  return gone.length
}

/** How many people who are here have turned each kind of reminder off; of nobody who. */
export async function countOptOuts(tx: SchoolTx): Promise<{ nudge: string; people: number }[]> {
  const nudge = sql<string>`unnest(${manners.nudgesOff})`
  return await tx.db
    .select({ nudge, people: sql`count(*)`.mapWith(Number) })
    .from(manners)
    .innerJoin(people, and(eq(people.schoolId, manners.schoolId), eq(people.id, manners.personId)))
    .where(and(eq(manners.schoolId, tx.schoolId), isNull(people.leftOn)))
    .groupBy(nudge)
}

/** Deletes events that no platform will redeliver any more; answers how many rows went. */
export async function forgetOldInbound(
  tx: SharedTx,
  now: Date,
  days: number = INBOUND_DAYS,
): Promise<number> {
  const gone = await tx.db
    .delete(inboundEvents)
    .where(lt(inboundEvents.receivedAt, before(now, days)))
    .returning({ eventKey: inboundEvents.eventKey })
  return gone.length
}
