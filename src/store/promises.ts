import { and, eq } from 'drizzle-orm'
import type { EventAsk } from './event.ts'
import { deliveries } from './schema/out.ts'
import { inboundEvents } from './schema/shared-tables.ts'
import type { SchoolTx } from './tx.ts'

/** The kind of a message that waits behind an event which was acknowledged before it was done. */
export const PROMISE_KIND = 'not-kept'

type Key = Pick<EventAsk, 'platform' | 'key'>

/** The same for each attempt at one event: there is one promise of it. */
export const promisePeriod = ({ platform, key }: Key): string => `${platform} ${key}`

/** The event is done and was answered: nothing more is to be said of it. */
export async function takeBackPromise(tx: SchoolTx, of: Key): Promise<void> {
  await tx.db
    .delete(deliveries)
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        eq(deliveries.kind, PROMISE_KIND),
        eq(deliveries.period, promisePeriod(of)),
        eq(deliveries.state, 'pending'),
      ),
    )
}

/** Whether all that an event changes is kept: the mark of it is part of that. */
export async function wasKept(tx: SchoolTx, { platform, key }: Key): Promise<boolean> {
  const marks = await tx.db
    .select({ key: inboundEvents.eventKey })
    .from(inboundEvents)
    .where(
      and(
        eq(inboundEvents.schoolId, tx.schoolId),
        eq(inboundEvents.platform, platform),
        eq(inboundEvents.eventKey, key),
      ),
    )
  return marks.length > 0
}
