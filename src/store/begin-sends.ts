import { sql } from 'drizzle-orm'
import { HELD } from '../domain/messages/delivery.ts'
import type { ClaimedDelivery } from './delivery-claims.ts'
import { isHeldIn, whileNobodyHolds } from './holds.ts'
import { hot } from './hot.ts'
import type { DispatcherTx } from './tx.ts'

/** A claim whose send begins, and where it goes; with a new lease where it has waited for long. */
export type BeginningSend = Pick<ClaimedDelivery, 'schoolId' | 'id' | 'attempt'> & {
  readonly platform: string
  readonly tenant: string
  readonly renewedUntil?: Date
}

/** Which of its delivery's sends a send is; or that an operator has stopped what goes there. */
export type Begun = number | typeof HELD

// What is written stands in no index but for a new lease, so that nothing but the row is touched.
const beginning = hot<{ readonly claims: string }, { id: string; sends: number | null }>(
  'deliveries_begin',
  (place) => sql`with asked as (
        select c.*, ${isHeldIn({ school: 'c.school_id', platform: 'c.platform', tenant: 'c.tenant' })}
          as held
        from jsonb_to_recordset(${place.claims}::jsonb) as c(school_id uuid, id uuid, attempt int,
          platform text, tenant text, lease_until timestamptz)),
      begun as (
        update deliveries d set begun = true, sends = d.sends + 1,
          lease_until = coalesce(c.lease_until, d.lease_until)
        from asked c
        where d.school_id = c.school_id and d.id = c.id and d.attempt = c.attempt
          and d.state = 'sending' and not d.begun and not c.held
        returning d.id, d.sends)
      select id, sends from begun union all select id, null from asked where held`,
)

/**
 * Marks sends as begun, each on its own, many in one statement: commit it, then send. Whether an
 * operator has stopped them is read in the same moment, so that once `waitForBegins` has waited
 * nothing more begins. Answers by id which send of its delivery each is; one that is left out is
 * somebody else's by now.
 */
export async function beginSends(
  tx: DispatcherTx,
  claims: readonly BeginningSend[],
): Promise<ReadonlyMap<string, Begun>> {
  if (claims.length === 0) return new Map()
  const asked = {
    claims: JSON.stringify(
      claims.map(({ schoolId, renewedUntil, ...claim }) => ({
        ...claim,
        school_id: schoolId,
        lease_until: renewedUntil,
      })),
    ),
  }
  const [, rows] = await Promise.all([whileNobodyHolds(tx), beginning.run(tx, asked)])
  return new Map(rows.map(({ id, sends }) => [id, sends ?? HELD]))
}
