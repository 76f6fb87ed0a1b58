import { SLACK } from '../platforms/slack/addresses.ts'
import { TEAMS } from '../platforms/teams/addresses.ts'
import { DEVELOPMENT_TENANT } from '../platforms/teams/settings.ts'
import type { Store } from '../store/database.ts'
import { listSchools } from '../store/schools.ts'
import { listSlackTeams } from '../store/slack-installations.ts'
import { tenantsOfSchool } from '../store/tenants.ts'

/** The chat on which real people of this database were met; undefined where nobody can be real. */
export async function realChatIn(store: Store): Promise<string | undefined> {
  if ((await store.shared(listSlackTeams)).length > 0) return 'Slack'
  const schools = await store.shared(listSchools)
  const chats = await Promise.all(
    schools.map(({ id }) =>
      store.withSchool(id, async (school) => {
        const teams = await tenantsOfSchool(school, TEAMS)
        if (teams.some((tenant) => tenant !== DEVELOPMENT_TENANT)) return 'Teams'
        return (await tenantsOfSchool(school, SLACK)).length > 0 ? 'Slack' : undefined
      }),
    ),
  )
  return chats.find((chat) => chat !== undefined)
}
