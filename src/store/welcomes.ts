import { sql } from 'drizzle-orm'
import { hot } from './hot.ts'
import { once, type SchoolTx, type Sent } from './tx.ts'

/** A welcome that waits is due now: the person has come by themselves. */
export function bringWelcome(
  tx: SchoolTx,
  { recipient, at }: { readonly recipient: string; readonly at: Date },
): Sent<void> {
  const values = { school: tx.schoolId, recipient, at: at.toISOString() }
  return once(bringStatement.run(tx, values), (brought) => {
    if (brought.length > 0) tx.queue.grew = true
  })
}

const bringStatement = hot<
  { readonly school: string; readonly recipient: string; readonly at: string },
  { id: string }
>(
  'keepstep_bring_welcome',
  ({ school, recipient, at }) => sql`
    update deliveries set not_before = ${at}::timestamptz, params = '{"asked":true}'::jsonb
      where school_id = ${school}::uuid and kind = 'welcome' and recipient = ${recipient}::uuid
        and state in ('pending', 'retry_at')
      returning id::text`,
)
