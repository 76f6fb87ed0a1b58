import type { Command } from 'commander'
import { InputError } from '../errors.ts'
import { linkSchool } from '../usecases/people/link-schools.ts'
import type { CliSession, OpenSession } from './cli-session.ts'

/** `link-tenant URN TENANT`: says which Teams tenant or Slack workspace a school is in, where several use one service. */
export function registerLinkTenant(program: Command, open: OpenSession): void {
  program
    .command('link-tenant')
    .argument('<urn>', 'the six digits of a school that is in the database')
    .argument(
      '<tenant>',
      'one of MICROSOFT_APP_TENANT_ID, or the id of a Slack workspace that has Keepstep',
    )
    .description(
      'say which Microsoft 365 tenant or Slack workspace a school is in: it is in no other from then on',
    )
    .action(async (urn: string, given: string) => {
      const session = await open()
      try {
        const { platform, tenant } = findTenant(session, given) ?? {}
        if (platform === undefined || tenant === undefined) {
          throw new InputError(
            'tenant-not-allowed',
            `MICROSOFT_APP_TENANT_ID does not name ${given}, and no Slack workspace of that id has installed Keepstep: do one of the two first.`,
          )
        }
        const link = await linkSchool(session.deps, { platform, tenant, urn }, session.now())
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

/** The tenant in the spelling that its platform uses. */
const findTenant = ({ tenants }: CliSession, given: string) =>
  tenants
    .flatMap((one) => one.tenants.map((tenant) => ({ platform: one.platform, tenant })))
    .find(({ tenant }) => tenant.toLowerCase() === given.toLowerCase())
