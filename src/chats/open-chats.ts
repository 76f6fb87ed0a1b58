import { type Core, createCore } from '../app.ts'
import { createRunningClock, realClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Logger } from '../log.ts'
import type { ChatPlatform } from '../platforms/chat-platform.ts'
import { type OpenedSlack, openSlack } from './open-slack.ts'
import { openTeams } from './open-teams.ts'
import type { OpenedChats, ServiceParts } from './opened-chats.ts'

/** The service on the chats that are configured, with each platform's code loaded only there. */
export async function openChats(
  config: Config,
  log: Logger,
  { clock = clockOf(config), prepared, ...told }: ServiceParts,
): Promise<OpenedChats> {
  const core = await createCore({ config: { ...config, prepared }, log, clock, ...told })
  try {
    const { platforms, slack } = await openEach(core, { config, log, now: clock.now })
    for (const platform of platforms) core.connect(platform)
    return {
      core: { ...core, stop: () => stopBoth(core, slack) },
      web: { routes: platforms.flatMap(({ routes }) => routes) },
      now: clock.now,
      start() {
        core.schedule.start()
        core.worker.start(clock.now)
        slack?.start()
      },
    }
  } catch (error) {
    await core.stop()
    throw error
  }
}

async function openEach(
  core: Core,
  { config, log, now }: { readonly config: Config; readonly log: Logger; readonly now: () => Date },
): Promise<{ readonly platforms: ChatPlatform[]; readonly slack: OpenedSlack | undefined }> {
  const { teams } = config
  const onTeams = teams && (await openTeams(core, { config, teams, log, now }))
  const slack = config.slack && (await openSlack(core, { config, slack: config.slack, log }))
  const platforms = [onTeams, slack?.platform].filter((one) => one !== undefined)
  return { platforms, slack }
}

/** What still runs in Slack needs the core until it is done. */
async function stopBoth(core: Core, slack: OpenedSlack | undefined): Promise<void> {
  await slack?.stop()
  await core.stop()
}

/** Real chats have the real time; only a development client may begin on another day. */
const clockOf = ({ startAt }: Config) =>
  startAt === undefined ? realClock : createRunningClock(startAt)
