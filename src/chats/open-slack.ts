import { type Core, faultOf } from '../app.ts'
import type { Config, SlackConfig } from '../config.ts'
import { given } from '../domain/given.ts'
import { SLACK } from '../platforms/slack/addresses.ts'
import type { SlackPlatform } from '../platforms/slack/platform.ts'
import { listSlackTeams } from '../store/slack-installations.ts'
import { linkNewSchools } from '../usecases/people/link-schools.ts'
import { inviteToSlack, type Unknown } from './invite-to-slack.ts'
import { saySorryIn } from './say-sorry.ts'
import { createSeal } from './sealed-text.ts'
import type { ChatLog } from './seldom-log.ts'
import { slackInstallationsOn } from './slack-installations-on-store.ts'

export interface SlackWish {
  readonly config: Pick<Config, 'publicUrl' | 'encryptionKey'>
  readonly slack: SlackConfig
  readonly log: ChatLog
  /** What signatures and tokens go by, whatever the service takes for today. */
  readonly realNow: () => Date
}

/** Slack on the service's core, and its way of running: connections, and first words to people. */
export interface OpenedSlack {
  readonly platform: SlackPlatform
  start(): void
  stop(): Promise<void>
}

/** Rosters may be imported, and workspaces linked, while the service runs. */
const LOOK_AGAIN_MS = 5 * 60_000

export async function openSlack(
  core: Core,
  { config, slack, log, realNow }: SlackWish,
): Promise<OpenedSlack> {
  const { createSlackPlatform } = await import('../platforms/slack/platform.ts')
  const { encryptionKey, publicUrl } = config
  const platform = createSlackPlatform(
    { ...slack, ...given({ publicUrl }) },
    {
      receive: core.receive,
      room: core.worker.room,
      keepPromise: core.keepPromise,
      log,
      sorryFor: saySorryIn('Slack', log),
      now: realNow,
      onInstalled: async () => inviting.now(),
      pageLink: (from) => core.deps.pageLink?.(from, 'week')?.url,
      ...(encryptionKey === undefined
        ? {}
        : { installations: slackInstallationsOn(core.store, createSeal(encryptionKey)) }),
    },
  )
  const inviting = createInviting(core, platform, log)
  return {
    platform,
    start() {
      platform.start().catch((error) => {
        log.error(
          { err: faultOf(error) },
          'Socket Mode could not be started: check SLACK_APP_TOKEN',
        )
      })
      inviting.now()
    },
    async stop() {
      await inviting.stop()
      await platform.stop()
    },
  }
}

/** Links schools where there is one workspace, and says hello to whoever is new: now, and again. */
function createInviting(core: Core, platform: SlackPlatform, log: ChatLog) {
  const unknown: Unknown = new Map()
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<void> = Promise.resolve()
  const round = async () => {
    const team = await platform.ownTeam()
    if (team !== undefined) await linkNewSchools(core.deps, { platform: SLACK, tenants: [team] })
    const teams = team === undefined ? await core.store.shared(listSlackTeams) : [team]
    for (const one of teams)
      await inviteToSlack(core.deps, platform, { team: one, unknown, signal })
    core.worker.wake()
  }
  const now = () => {
    running = running
      .then(() => (signal.aborted ? undefined : round()))
      .catch((error) => {
        log.error(
          { err: faultOf(error) },
          'people could not be met in Slack; the next round tries again',
        )
      })
  }
  const timer = setInterval(now, LOOK_AGAIN_MS).unref()
  return {
    now,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await running
    },
  }
}
