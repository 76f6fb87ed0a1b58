import type { Core } from '../app.ts'
import type { Config, TeamsConfig } from '../config.ts'
import { given } from '../domain/given.ts'
import type { ChatPlatform } from '../platforms/chat-platform.ts'
import { TEAMS } from '../platforms/teams/addresses.ts'
import { realChatIn } from '../sandbox/real-chat-in.ts'
import { seedSampleSchool } from '../sandbox/sample-school.ts'
import { checkNeverReal } from '../sandbox/sandbox-refusal.ts'
import { linkNewSchools } from '../usecases/people/link-schools.ts'
import type { WaysIn } from '../web/pages/ways-in.ts'
import { teamsPageLinks } from './page-links.ts'
import { saySorryIn } from './say-sorry.ts'
import type { ChatLog } from './seldom-log.ts'
import { teamsTenants } from './teams-tenants.ts'

export interface TeamsWish {
  readonly config: Config
  readonly teams: TeamsConfig
  readonly log: ChatLog
  readonly now: () => Date
  /** What tokens go by, whatever the service takes for today. */
  readonly realNow: () => Date
}

/**
 * Teams on the service's core. Without credentials, for the Agents Playground, it begins with the
 * sample school where there is no other.
 * @throws ConfigError with a code that begins `teams-` where Teams is half configured, and
 *   `sandbox-refused` where it would go without credentials on real people's data.
 */
export async function openTeams(
  core: Core,
  { config, teams, log, now, realNow }: TeamsWish,
): Promise<ChatPlatform> {
  const { createTeamsPlatform } = await import('../platforms/teams/platform.ts')
  const platform = createTeamsPlatform(
    { ...teams, host: config.host },
    {
      receive: core.receive,
      room: core.worker.room,
      keepPromise: core.keepPromise,
      log,
      now: realNow,
      sorryFor: saySorryIn('Teams', log),
      ...given({ pageLinkOf: teamsPageLinks(config) }),
    },
  )
  if (teams.devUnauthenticated) {
    checkNeverReal(config, await realChatIn(core.store))
    await seedSampleSchool(core.deps, now())
  }
  await linkNewSchools(core.deps, teamsTenants(teams))
  return platform
}

/** How tabs in Teams say who looks at them; none where nobody is authenticated. */
export async function teamsWayIn({
  config,
  teams,
  log,
  realNow,
}: Omit<TeamsWish, 'now'>): Promise<Pick<WaysIn, 'byToken' | 'chats'>> {
  const { tabTokensFor } = await import('../platforms/teams/tab-tokens.ts')
  const { publicUrl } = config
  const host = publicUrl === undefined ? undefined : new URL(publicUrl).host
  const tokens = tabTokensFor({ ...teams, host: config.host }, host)
  if (tokens === undefined) return {}
  return {
    chats: { [TEAMS]: () => `https://teams.microsoft.com/l/chat/0/0?users=28:${teams.appId}` },
    async byToken(authorization) {
      const believed = await tokens.believe(authorization, realNow())
      if (believed.kind === 'believed') return believed.from
      log.warn({ because: believed.because }, 'refused a token of a page in Teams')
      return undefined
    },
  }
}
