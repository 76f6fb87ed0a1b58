import { mondayOf, type SchoolDate } from '../../domain/calendar/school-date.ts'
import { insertDeliveries, listDeliveries } from '../../store/deliveries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'

/** Weeks of which something changed, by any of their days. */
export interface DigestChange {
  readonly days: readonly SchoolDate[]
  readonly now: Date
}

/**
 * Brings digests that were posted already up to date where something was logged late, edited or
 * taken back: an update of the posted message, written in the transaction of the change. It rings
 * no bell.
 */
export async function refreshDigests(
  school: SchoolTx,
  { newId }: Pick<Deps, 'newId'>,
  { days, now }: DigestChange,
): Promise<void> {
  if (days.length === 0) return
  const weeks = new Set(days.map(mondayOf))
  const since = new Date(Math.min(...[...weeks].map((monday) => Date.parse(monday))))
  const kinds = ['weekly-digest']
  const posted = await listDeliveries(school, { kinds, states: ['sent'], since })
  const stale = posted.filter(({ period, messageId }) => messageId && weeks.has(period))
  await insertDeliveries(
    school,
    stale.map(({ id, recipient, recipientKind }) => ({
      id: newId(),
      kind: 'refresh',
      period: newId(),
      recipient,
      recipientKind,
      params: { of: id },
      unprompted: false,
      notBefore: now,
      decidedAt: now,
    })),
  )
}
