import { and, eq, isNull, ne } from 'drizzle-orm'
import { addresses, channels } from './schema/out.ts'
import { schools } from './schema/schools.ts'
import { identities, tenants } from './schema/shared-tables.ts'
import type { SchoolTx, SharedTx } from './tx.ts'

/** Schools that were never linked to a tenant of this platform. */
export async function schoolsWithoutTenant(tx: SharedTx, platform: string): Promise<string[]> {
  const rows = await tx.db
    .select({ id: schools.id })
    .from(schools)
    .leftJoin(tenants, and(eq(tenants.schoolId, schools.id), eq(tenants.platform, platform)))
    .where(isNull(tenants.schoolId))
  return rows.map(({ id }) => id)
}

/** The tenants of this platform that the school is linked to. */
export async function tenantsOfSchool(tx: SchoolTx, platform: string): Promise<string[]> {
  const rows = await tx.db
    .select({ tenant: tenants.tenant })
    .from(tenants)
    .where(and(eq(tenants.platform, platform), eq(tenants.schoolId, tx.schoolId)))
  return rows.map(({ tenant }) => tenant)
}

/**
 * From now on the school is in this tenant and in no other of the platform: accounts elsewhere are
 * nobody here any more, and nothing more is sent to chats and channels there.
 */
export async function moveToTenant(tx: SchoolTx, platform: string, tenant: string): Promise<void> {
  const { schoolId } = tx
  await tx.db
    .delete(tenants)
    .where(
      and(
        eq(tenants.schoolId, schoolId),
        eq(tenants.platform, platform),
        ne(tenants.tenant, tenant),
      ),
    )
  await tx.db.insert(tenants).values({ platform, tenant, schoolId }).onConflictDoNothing()
  await tx.db
    .delete(identities)
    .where(
      and(
        eq(identities.schoolId, schoolId),
        eq(identities.platform, platform),
        ne(identities.tenant, tenant),
      ),
    )
  for (const places of [addresses, channels]) {
    await tx.db
      .update(places)
      .set({ state: 'unreachable', reason: 'another-tenant' })
      .where(
        and(
          eq(places.schoolId, schoolId),
          eq(places.platform, platform),
          ne(places.tenant, tenant),
        ),
      )
  }
}
