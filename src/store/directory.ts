import { and, eq, sql } from 'drizzle-orm'
import { identities, personDirectory, tenants } from './schema/shared-tables.ts'
import { inChunks, isOneOf, type SchoolTx, type SharedTx } from './tx.ts'

/** Somebody at one school, found without knowing the school. */
export interface PersonAtSchool {
  readonly schoolId: string
  readonly personId: string
}

/** A chat account, as a platform's verified envelope names it. */
export interface ChatAccount {
  readonly platform: string
  readonly tenant: string
  readonly userId: string
}

/** Everyone with this email: more than one where somebody works at several schools. */
export const findByEmail = (tx: SharedTx, email: string): Promise<PersonAtSchool[]> =>
  tx.db
    .select({ schoolId: personDirectory.schoolId, personId: personDirectory.personId })
    .from(personDirectory)
    .where(eq(personDirectory.email, email.toLowerCase()))

/** From now on this chat account is known to be this person of the school. */
export async function rememberAccount(
  tx: SchoolTx,
  account: ChatAccount,
  personId: string,
): Promise<void> {
  const { platform, tenant, userId } = account
  await tx.db
    .insert(identities)
    .values({ platform, tenant, userId, schoolId: tx.schoolId, personId })
    .onConflictDoUpdate({
      target: [identities.platform, identities.tenant, identities.userId, identities.schoolId],
      set: { personId },
    })
}

/** The chat accounts that are known to be this person's. */
export const listAccounts = (tx: SchoolTx, personId: string): Promise<ChatAccount[]> =>
  tx.db
    .select({
      platform: identities.platform,
      tenant: identities.tenant,
      userId: identities.userId,
    })
    .from(identities)
    .where(and(eq(identities.schoolId, tx.schoolId), eq(identities.personId, personId)))

/** The schools that are in a Teams tenant or a Slack workspace: a trust may share one. */
export async function schoolsOfTenant(
  tx: SharedTx,
  platform: string,
  tenant: string,
): Promise<string[]> {
  const rows = await tx.db
    .select({ schoolId: tenants.schoolId })
    .from(tenants)
    .where(and(eq(tenants.platform, platform), eq(tenants.tenant, tenant)))
  return rows.map(({ schoolId }) => schoolId)
}

/** The tenants and workspaces of this id, in the spelling in which schools are linked to them. */
export const findTenants = (
  tx: SharedTx,
  tenant: string,
): Promise<{ platform: string; tenant: string }[]> =>
  tx.db
    .selectDistinct({ platform: tenants.platform, tenant: tenants.tenant })
    .from(tenants)
    .where(eq(sql`lower(${tenants.tenant})`, tenant.toLowerCase()))

/** The school was met in this tenant or workspace. */
export async function rememberTenant(
  tx: SchoolTx,
  platform: string,
  tenant: string,
): Promise<void> {
  await tx.db
    .insert(tenants)
    .values({ platform, tenant, schoolId: tx.schoolId })
    .onConflictDoNothing()
}

/** Makes people findable by email. Only `people.ts` calls it, so that the two never part. */
export async function putInDirectory(
  tx: SchoolTx,
  them: readonly { readonly id: string; readonly email: string }[],
): Promise<void> {
  const rows = them.map(({ id, email }) => ({ email, schoolId: tx.schoolId, personId: id }))
  await inChunks(rows, (chunk) =>
    tx.db.insert(personDirectory).values(chunk).returning({ email: personDirectory.email }),
  )
}

/** The reverse; `accounts` also forgets their chat accounts. */
export async function takeOutOfDirectory(
  tx: SchoolTx,
  ids: readonly string[],
  also: { readonly accounts?: boolean } = {},
): Promise<void> {
  await tx.db
    .delete(personDirectory)
    .where(and(eq(personDirectory.schoolId, tx.schoolId), isOneOf(personDirectory.personId, ids)))
  if (!also.accounts) return
  await tx.db
    .delete(identities)
    .where(and(eq(identities.schoolId, tx.schoolId), isOneOf(identities.personId, ids)))
}
