import type { TeamsConfig } from '../config.ts'
import { TEAMS } from '../platforms/teams/addresses.ts'
import { DEVELOPMENT_TENANT } from '../platforms/teams/settings.ts'
import type { AllowedTenants } from '../usecases/people/link-schools.ts'

/** The tenants that may use Keepstep on Teams, as activities name them. */
export const teamsTenants = ({ devUnauthenticated, tenantIds }: TeamsConfig): AllowedTenants => ({
  platform: TEAMS,
  tenants: devUnauthenticated ? [DEVELOPMENT_TENANT] : tenantIds.map((id) => id.toLowerCase()),
})
