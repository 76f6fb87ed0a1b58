import { and, desc, eq } from 'drizzle-orm'
import type { ChatAddress, PersonAddress } from '../domain/messages/address.ts'
import { addresses } from './schema/out.ts'
import { isOneOfIfGiven, type SchoolTx } from './tx.ts'

/** They were met here: from now on reachable, with the newest reference. */
export async function rememberAddress(
  tx: SchoolTx,
  personId: string,
  met: { readonly address: ChatAddress; readonly at: Date },
): Promise<void> {
  const { platform, tenant, conversation, reference } = met.address
  const row = {
    schoolId: tx.schoolId,
    personId,
    platform,
    tenant,
    conversation,
    reference: reference ?? null,
    state: 'reachable' as const,
    reason: null,
    seenAt: met.at,
  }
  await tx.db
    .insert(addresses)
    .values(row)
    .onConflictDoUpdate({
      target: [addresses.schoolId, addresses.personId, addresses.platform, addresses.tenant],
      set: row,
    })
}

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
export async function markUnreachable(
  tx: SchoolTx,
  { platform, tenant, conversation }: ChatAddress,
  reason: string,
): Promise<void> {
  await tx.db
    .update(addresses)
    .set({ state: 'unreachable', reason })
    .where(
      and(
        eq(addresses.schoolId, tx.schoolId),
        eq(addresses.platform, platform),
        eq(addresses.tenant, tenant),
        eq(addresses.conversation, conversation),
      ),
    )
}
