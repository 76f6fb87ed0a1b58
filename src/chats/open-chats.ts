import { type Core, createCore } from '../app.ts'
import { type Clock, createFollowingClock, createRunningClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { given } from '../domain/given.ts'
import type { ChatAddress } from '../domain/messages/address.ts'
import type { Logger } from '../log.ts'
import type { ChatPlatform } from '../platforms/chat-platform.ts'
import { SLACK } from '../platforms/slack/addresses.ts'
import { checkNobodyReal } from '../sandbox/sandbox-refusal.ts'
import { render } from '../templates.ts'
import { tooMuchAtOnce } from '../usecases/not-answered.ts'
import { type FairUse, fairUse } from '../web/fair-use.ts'
import type { WaysIn } from '../web/pages/ways-in.ts'
import { createCalendarLinks } from './calendar-links.ts'
import { followDatabase } from './database-clock.ts'
import { openPages } from './open-pages.ts'
import { type OpenedSlack, openSlack } from './open-slack.ts'
import { openTeams, teamsWayIn } from './open-teams.ts'
import type { OpenedChats, ServiceParts } from './opened-chats.ts'
import { pageLinksOf } from './page-links.ts'
import { createPagePasses } from './page-passes.ts'
import { noteSecretsOf } from './secrets-in-use.ts'
import { type ChatLog, seldom } from './seldom-log.ts'

/** The service on the chats that are configured, with each platform's code loaded only there. */
export async function openChats(
  config: Config,
  log: Logger,
  { clock: wished, ...told }: ServiceParts,
): Promise<OpenedChats> {
  if (config.teams?.devUnauthenticated) checkNobodyReal(config)
  // Signatures and tokens live in real time, whatever the service takes for today.
  const real = createFollowingClock()
  const clock = wished ?? clockOf(config, real)
  const chatLog = seldom(log)
  const calendars = calendarLinksOf(config)
  const ways = { ...(await waysIn(config, chatLog, real.now)), ...given({ calendars }) }
  const core = await createCore({
    config,
    log,
    clock,
    ...given({ calendarLink: calendars?.linkFor }),
    pageLink: pageLinksOf(config, ways.passes, clock.now),
    ...told,
  })
  const following = followDatabase(real, core.store, log)
  try {
    await following.begun
    const fair = { ...core, receive: fairUse(core.receive, FAIR_USE) }
    const { platforms, slack } = await openEach(fair, {
      config,
      log: chatLog,
      now: clock.now,
      realNow: real.now,
    })
    for (const platform of platforms) core.connect(platform)
    return {
      core,
      web: {
        routes: platforms.flatMap(({ routes }) => routes),
        onlyLocal: config.teams?.devUnauthenticated === true,
        pages: openPages(core, { ways, now: clock.now, onChanged: core.worker.wake }),
      },
      now: clock.now,
      start() {
        // How old a secret is, only somebody who has seen it before can tell: see doctor.
        void noteSecretsOf(core.store, config, clock.now()).catch((error: unknown) =>
          log.warn({ err: error }, 'the age of the secrets was not noted'),
        )
        core.schedule.start()
        core.worker.start(clock.now)
        slack?.start()
      },
      async finish() {
        following.stop()
        await Promise.all([core.schedule.stop(), core.worker.stop(), slack?.stop()])
      },
    }
  } catch (error) {
    following.stop()
    await core.stop()
    throw error
  }
}

/** Calendars have an address where the service has one, and a secret that all instances share. */
function calendarLinksOf({ teams, slack, encryptionKey, publicUrl }: Config) {
  const secret = encryptionKey ?? slack?.signingSecret ?? teams?.appPassword
  if (publicUrl === undefined || secret === undefined || secret === '') return undefined
  return createCalendarLinks(secret, new URL(publicUrl).origin)
}

/** Tokens of Teams, and links where a chat can hand them out. */
async function waysIn(config: Config, log: ChatLog, realNow: () => Date): Promise<WaysIn> {
  const { teams, slack, encryptionKey } = config
  const { chats, ...inTeams } =
    teams === undefined ? {} : await teamsWayIn({ config, teams, log, realNow })
  return {
    ...inTeams,
    chats: { ...chats, ...(slack === undefined ? {} : { [SLACK]: slackChat }) },
    ...(slack === undefined
      ? {}
      : { passes: createPagePasses(encryptionKey ?? slack.signingSecret) }),
  }
}

/** Slack opens the conversation in whatever it is used with. */
const slackChat = (chat: ChatAddress | undefined): string | undefined =>
  chat &&
  `https://slack.com/app_redirect?${new URLSearchParams({ channel: chat.conversation, team: chat.tenant })}`

async function openEach(
  core: Core,
  {
    config,
    log,
    now,
    realNow,
  }: {
    readonly config: Config
    readonly log: ChatLog
    readonly now: () => Date
    /** What signatures and tokens go by, whatever the service takes for today. */
    readonly realNow: () => Date
  },
): Promise<{ readonly platforms: ChatPlatform[]; readonly slack: OpenedSlack | undefined }> {
  const { teams } = config
  const onTeams = teams && (await openTeams(core, { config, teams, log, now, realNow }))
  const slack =
    config.slack && (await openSlack(core, { config, slack: config.slack, log, realNow }))
  const platforms = [onTeams, slack?.platform].filter((one) => one !== undefined)
  return { platforms, slack }
}

/** More than anybody presses, and than a trust in which everybody presses at once. */
const FAIR_USE: FairUse = {
  perPersonAMinute: 120,
  perTenantAMinute: 12_000,
  sayWait: () => render(tooMuchAtOnce),
}

/** Real chats have the real time; only a development client may begin on another day. */
const clockOf = ({ startAt }: Config, real: Clock): Clock =>
  startAt === undefined ? real : createRunningClock(startAt, real)
