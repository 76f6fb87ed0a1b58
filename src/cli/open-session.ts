import { createDeps } from '../app.ts'
import { teamsTenants } from '../chats/teams-tenants.ts'
import { createVirtualClock, realClock } from '../clock.ts'
import { type Config, hasNoChat } from '../config.ts'
import { channelAddress } from '../platforms/sandbox/addresses.ts'
import { SLACK } from '../platforms/slack/addresses.ts'
import { keepClock } from '../sandbox/kept-clock.ts'
import { realChatIn } from '../sandbox/real-chat-in.ts'
import { openStore, type Store } from '../store/database.ts'
import { listSlackTeams } from '../store/slack-installations.ts'
import type { CliSession } from './cli-session.ts'

/**
 * Opens the database that the settings name. In the sandbox `now` is where its clock stands, so
 * that a command and the page speak of the same day.
 */
export async function openSession(config: Config): Promise<CliSession> {
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir })
  const isSandbox = await isForSandbox(config, store)
  const { teams } = config
  const workspaces = config.slack?.clientId ? await store.shared(listSlackTeams) : []
  const tenants = [
    ...(teams === undefined ? [] : [teamsTenants(teams)]),
    ...(workspaces.length === 0 ? [] : [{ platform: SLACK, tenants: workspaces }]),
  ]
  const common = { deps: createDeps(store, config), tenants, close: () => store.close() }
  if (!isSandbox) return { ...common, now: realClock.now }
  const clock = createVirtualClock(config.startAt ?? new Date(0))
  await keepClock(store, clock)
  const stood = clock.now().getTime() > 0 ? clock.now : realClock.now
  return { ...common, now: stood, channelAddress }
}

/** A command needs no credentials of a chat: without them, a real database is none of the sandbox's. */
async function isForSandbox(config: Config, store: Store): Promise<boolean> {
  if (!hasNoChat(config)) return false
  if (config.sandboxOnDatabase) return true
  return config.databaseUrl === undefined && (await realChatIn(store)) === undefined
}
