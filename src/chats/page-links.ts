/** Where a person's page opens from their chat: in a tab of Teams, or in a browser by a link of their own. */
import type { PagePlace } from '../cards/page-place.ts'
import type { Config } from '../config.ts'
import { SLACK } from '../platforms/slack/addresses.ts'
import { TEAMS } from '../platforms/teams/addresses.ts'
import { type PageLinkOf, pageLinksIn } from '../platforms/teams/page-links.ts'
import type { Deps, PageLink } from '../usecases/deps.ts'
import type { PagePasses } from '../web/pages/ways-in.ts'

/** Links to tabs; undefined where Teams is not set up, or its pages cannot be reached. */
export const teamsPageLinks = ({
  teams,
  publicUrl,
}: Pick<Config, 'teams' | 'publicUrl'>): PageLinkOf | undefined =>
  teams?.appId === undefined || publicUrl === undefined
    ? undefined
    : pageLinksIn(teams.catalogAppId ?? teams.appId, publicUrl)

/** How each chat leads to somebody's own page. */
export function pageLinksOf(
  config: Pick<Config, 'teams' | 'publicUrl'>,
  passes: PagePasses | undefined,
  now: () => Date,
): NonNullable<Deps['pageLink']> {
  const inTeams = teamsPageLinks(config)
  const { publicUrl } = config
  return (from, to) => {
    if (from.platform === TEAMS) return inTeams && { url: inTeams(to) }
    if (from.platform !== SLACK || passes === undefined || publicUrl === undefined) return undefined
    return {
      // What stands behind the hash is sent to no server, and so stands in no log.
      url: `${new URL(publicUrl).origin}${pathOf(to)}#link=${passes.link(from, now())}`,
      onceWithinMinutes: passes.linkMs / 60_000,
    }
  }
}

/** In the sandbox whoever sits at this machine is whoever they say: their page opens beside the chats. */
export const sandboxPageLink = (email: string, to: PagePlace): PageLink => ({
  url: pathOf(to, { as: email }),
})

const pathOf = (to: PagePlace, query: Readonly<Record<string, string>> = {}): string => {
  const page = to === 'school' ? '/tab/school' : '/tab/'
  const place = to === 'school' || to === 'week' ? {} : { to }
  const search = new URLSearchParams({ ...query, ...place }).toString()
  return search === '' ? page : `${page}?${search}`
}
