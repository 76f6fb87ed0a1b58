import { inboundEvents } from './schema/shared-tables.ts'
import type { SchoolTx, SharedTx } from './tx.ts'

/** An event as its platform names it: the same for every redelivery. */
export interface InboundEvent {
  readonly platform: string
  readonly eventKey: string
  readonly at: Date
}

/**
 * Call it first in the transaction that has the effect: `seen` means that the effect stands and
 * nothing is to be done. Of two at once the second waits for the first to commit or roll back.
 */
export async function rememberInbound(
  tx: SchoolTx | SharedTx,
  { platform, eventKey, at }: InboundEvent,
): Promise<'new' | 'seen'> {
  const added = await tx.db
    .insert(inboundEvents)
    .values({ platform, eventKey, receivedAt: at })
    .onConflictDoNothing()
    .returning({ eventKey: inboundEvents.eventKey })
  return added.length > 0 ? 'new' : 'seen'
}
