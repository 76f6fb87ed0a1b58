import type { Command } from 'commander'
import { InputError } from '../errors.ts'
import { linkSchool } from '../usecases/link-schools.ts'
import type { OpenSession } from './cli-session.ts'

/** `link-tenant URN TENANT`: says which Teams tenant a school is in, where several use one service. */
export function registerLinkTenant(program: Command, open: OpenSession): void {
  program
    .command('link-tenant')
    .argument('<urn>', 'the six digits of a school that is in the database')
    .argument('<tenant>', 'one of MICROSOFT_APP_TENANT_ID')
    .description('say which Microsoft 365 tenant a school is in: it is in no other from then on')
    .action(async (urn: string, given: string) => {
      const session = await open()
      const tenant = given.toLowerCase()
      try {
        const allowed = session.tenants.find(({ tenants }) => tenants.includes(tenant))
        if (allowed === undefined) {
          throw new InputError(
            'tenant-not-allowed',
            `MICROSOFT_APP_TENANT_ID does not name ${tenant}: add it there first.`,
          )
        }
        const { platform } = allowed
        const link = await linkSchool(session.deps, { platform, tenant, urn })
        if (link.kind === 'unknown-school') {
          throw new InputError('school-unknown', `No school has the URN ${urn}: import its roster.`)
        }
        const { name } = link.school
        program.configureOutput().writeOut?.(`${name} (${urn}) is in the tenant ${tenant}.\n`)
      } finally {
        await session.close()
      }
    })
}
