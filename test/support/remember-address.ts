import type { ChatAddress } from '../../src/domain/messages/address.ts'
import { addresses } from '../../src/store/schema/out.ts'
import type { SchoolTx } from '../../src/store/tx.ts'

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
