import { and, desc, eq, sql } from 'drizzle-orm'
import type { ChatAddress, PersonAddress } from '../domain/messages/address.ts'
import { hot } from './hot.ts'
import { addresses } from './schema/out.ts'
import { isOneOfIfGiven, rowsOf, type SchoolTx, type Sent } from './tx.ts'

/** Addresses of everyone, or of the given people; the one last heard from comes first. */
export async function listAddresses(
  tx: SchoolTx,
  personIds?: readonly string[],
): Promise<PersonAddress[]> {
  const rows = await tx.db
    .select()
    .from(addresses)
    .where(and(eq(addresses.schoolId, tx.schoolId), isOneOfIfGiven(addresses.personId, personIds)))
    .orderBy(desc(addresses.seenAt), desc(addresses.platform))
  return rows.map(toPersonAddress)
}

/** The address in a row. */
export const toPersonAddress = ({
  personId,
  platform,
  tenant,
  conversation,
  ...row
}: typeof addresses.$inferSelect): PersonAddress => ({
  personId,
  address: {
    platform,
    tenant,
    conversation,
    kind: 'personal',
    ...(row.reference === null ? {} : { reference: row.reference }),
  },
  state: row.state,
  ...(row.reason === null ? {} : { reason: row.reason }),
  seenAt: row.seenAt,
})

/** Messages to this conversation do not get through, for the platform's `reason`. */
export const markUnreachable = (
  tx: SchoolTx,
  { platform, tenant, conversation }: ChatAddress,
  reason: string,
): Sent<unknown> =>
  unreachableStatement.run(tx, { school: tx.schoolId, platform, tenant, conversation, reason })

const unreachableStatement = hot<{
  readonly school: string
  readonly platform: string
  readonly tenant: string
  readonly conversation: string
  readonly reason: string
}>(
  'keepstep_unreachable',
  ({ school, platform, tenant, conversation, reason }) => sql`
    update addresses set state = 'unreachable', reason = ${reason}
      where school_id = ${school}::uuid and platform = ${platform} and tenant = ${tenant}
        and conversation = ${conversation}`,
)

/** How many people who are here cannot be written to: never met in a chat, or refused in each. */
export async function peopleOutOfReach(
  tx: SchoolTx,
): Promise<{ readonly unmet: number; readonly refused: number }> {
  const [row] = await rowsOf<{ unmet: number; refused: number }>(
    tx.db,
    sql`select count(*) filter (where known = 0)::int as unmet,
        count(*) filter (where known > 0 and reachable = 0)::int as refused
      from (select count(a.person_id) as known,
          count(a.person_id) filter (where a.state = 'reachable') as reachable
        from people p left join addresses a on a.school_id = p.school_id and a.person_id = p.id
        where p.school_id = ${tx.schoolId}::uuid and p.left_on is null
        group by p.id) as each`,
  )
  return { unmet: row?.unmet ?? 0, refused: row?.refused ?? 0 }
}
