import type { Core } from '../app.ts'
import type { Config, TeamsConfig } from '../config.ts'
import type { Logger } from '../log.ts'
import type { ChatPlatform } from '../platforms/chat-platform.ts'
import { seedSampleSchool } from '../sandbox/sample-school.ts'
import { linkNewSchools } from '../usecases/people/link-schools.ts'
import { saySorryIn } from './say-sorry.ts'
import { teamsTenants } from './teams-tenants.ts'

export interface TeamsWish {
  readonly config: Pick<Config, 'host'>
  readonly teams: TeamsConfig
  readonly log: Logger
  readonly now: () => Date
}

/**
 * Teams on the service's core. Without credentials, for the Agents Playground, it begins with the
 * sample school where there is no other.
 * @throws ConfigError with a code that begins `teams-` where Teams is half configured.
 */
export async function openTeams(
  core: Core,
  { config, teams, log, now }: TeamsWish,
): Promise<ChatPlatform> {
  const { createTeamsPlatform } = await import('../platforms/teams/platform.ts')
  const platform = createTeamsPlatform(
    { ...teams, host: config.host },
    { receive: core.receive, log, sorryFor: saySorryIn('Teams', log) },
  )
  if (teams.devUnauthenticated) await seedSampleSchool(core.deps, now())
  await linkNewSchools(core.deps, teamsTenants(teams))
  return platform
}
