import { and, eq } from 'drizzle-orm'
import type { DeliveryState } from '../../src/domain/messages/delivery.ts'
import { listDeliveries } from '../../src/store/deliveries.ts'
import { deliveries } from '../../src/store/schema/out.ts'
import type { SchoolTx } from '../../src/store/tx.ts'
import type { School } from './school-in-memory.ts'

/** What a send leaves behind whose answer was lost where nobody can look, or one that failed. */
export const loseDelivery = async (
  tx: SchoolTx,
  id: string,
  its: {
    readonly state?: DeliveryState
    readonly reason?: string
    readonly settledAt?: Date
  } = {},
): Promise<unknown> =>
  await tx.db
    .update(deliveries)
    .set({ state: 'needs_review', reason: 'may not have arrived: ask', messageId: null, ...its })
    .where(and(eq(deliveries.schoolId, tx.schoolId), eq(deliveries.id, id)))

/** The newest message of that kind to somebody, by their first name, may not have arrived. Answers its id. */
export async function loseMessage(
  school: School,
  who: string,
  {
    kind,
    ...its
  }: { readonly kind: string; readonly state?: DeliveryState; readonly reason?: string },
): Promise<string> {
  const recipients = [await school.personIdOf(who)]
  return await school.in(async (tx) => {
    const message = (await listDeliveries(tx, { recipients, kinds: [kind] })).at(-1)
    if (message === undefined) throw new Error(`${who} was sent no ${kind}.`)
    await loseDelivery(tx, message.id, its)
    return message.id
  })
}
