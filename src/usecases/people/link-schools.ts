import type { School } from '../../domain/people.ts'
import { rememberTenant } from '../../store/directory.ts'
import { recordDone } from '../../store/school-changes.ts'
import { findSchoolByUrn } from '../../store/schools.ts'
import { moveToTenant, schoolsWithoutTenant } from '../../store/tenants.ts'
import type { Deps } from '../deps.ts'

/** The tenants of a platform that may use this service. */
export interface AllowedTenants {
  readonly platform: string
  readonly tenants: readonly string[]
}

/**
 * Where one tenant alone may use the service, each school that is in none yet is in that one: a
 * school on its own, or all the schools of a trust. Where several may, nobody but the administrator
 * knows which school is whose (`linkSchool`): a guess would let people of one trust into another.
 */
export async function linkNewSchools(
  { store }: Pick<Deps, 'store'>,
  { platform, tenants }: AllowedTenants,
): Promise<void> {
  const [only, ...others] = tenants
  if (only === undefined || others.length > 0) return
  const ids = await store.shared((tx) => schoolsWithoutTenant(tx, platform))
  for (const id of ids) await store.withSchool(id, (tx) => rememberTenant(tx, platform, only))
}

/** Which school is in which tenant. */
export interface LinkSchool {
  readonly platform: string
  readonly tenant: string
  readonly urn: string
}

export type SchoolLink =
  | { readonly kind: 'linked'; readonly school: School }
  | { readonly kind: 'unknown-school' }

/** The administrator says which tenant a school is in; it is in no other from then on. */
export async function linkSchool(
  { store, newId }: Pick<Deps, 'store' | 'newId'>,
  { platform, tenant, urn }: LinkSchool,
  now: Date,
): Promise<SchoolLink> {
  const school = await store.shared((tx) => findSchoolByUrn(tx, urn))
  if (school === undefined) return { kind: 'unknown-school' }
  await store.withSchool(school.id, async (tx) => {
    await moveToTenant(tx, platform, tenant)
    await recordDone(tx, { id: newId(), kind: 'tenant-link', source: 'command', at: now })
  })
  return { kind: 'linked', school }
}
