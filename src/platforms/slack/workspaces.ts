/** Tokens and clients of each workspace, impure. */

import { given } from '../../domain/given.ts'
import type { SlackInstallation } from './installations.ts'
import { rotated } from './rotation.ts'
import { attempt, createClient, type WebClient } from './web-api.ts'
import type { WorkspaceDeps } from './workspace-deps.ts'

/**
 * Two clients for each workspace: a pause that Slack asks for while the digests go out must not
 * keep a form from opening within its three seconds.
 */
export interface WorkspaceClients {
  readonly interactive: WebClient
  readonly outbound: WebClient
}

export interface Workspaces {
  /** Undefined where the workspace has not installed Keepstep, or has removed it. */
  clientsOf(team: string): Promise<WorkspaceClients | undefined>
  /** The same, asked anew: another process may have renewed the token, or the app was installed again. */
  clientsAnew(team: string): Promise<WorkspaceClients | undefined>
  /** The workspace of the bot token; undefined where there are many, or Slack cannot be reached. */
  ownTeam(): Promise<string | undefined>
  forget(team: string): Promise<void>
}

const INTERACTIVE_TIMEOUT_MS = 2500
/** A slow answer is still an answer: without it somebody has to look whether the message arrived. */
const OUTBOUND_TIMEOUT_MS = 18_000
/** A removed installation of another process is noticed after so long at most. */
const REMEMBER_MS = 60_000

/** One workspace by its bot token, or as many as have installed Keepstep. */
export function createWorkspaces(deps: WorkspaceDeps): Workspaces {
  const { botToken } = deps.settings
  return botToken === undefined ? installed(deps) : single(deps, botToken)
}

function clientsFor({ settings }: WorkspaceDeps, token: string): WorkspaceClients {
  const { apiUrl } = settings
  const wish = { token, ...given({ apiUrl }) }
  return {
    interactive: createClient({ ...wish, timeoutMs: INTERACTIVE_TIMEOUT_MS }),
    outbound: createClient({ ...wish, timeoutMs: OUTBOUND_TIMEOUT_MS }),
  }
}

function single(deps: WorkspaceDeps, botToken: string): Workspaces {
  const clients = clientsFor(deps, botToken)
  let team: Promise<string | undefined> | undefined
  /** Asked once; asked again where Slack could not be reached. */
  const ownTeam = async () => {
    team ??= attempt(() => clients.outbound.auth.test()).then((answer) => {
      if (answer.kind === 'answered') return answer.value.team_id
      deps.log.error({ failure: answer.failure }, 'Slack does not take SLACK_BOT_TOKEN')
      team = undefined
      return undefined
    })
    return team
  }
  return {
    clientsOf: async (asked) => ((await ownTeam()) === asked ? clients : undefined),
    clientsAnew: async (asked) => ((await ownTeam()) === asked ? clients : undefined),
    ownTeam,
    forget: async () => undefined,
  }
}

interface Known {
  readonly installation: SlackInstallation | undefined
  readonly clients: WorkspaceClients | undefined
  readonly until: number
}

function installed(deps: WorkspaceDeps): Workspaces {
  const known = new Map<string, Promise<Known>>()
  const look = async (team: string, before?: Known): Promise<Known> => {
    const loaded = await deps.installations?.load(team)
    const installation = loaded && (await rotated(deps, loaded))
    const until = deps.now().getTime() + REMEMBER_MS
    if (installation === undefined) return { installation, clients: undefined, until }
    const same = before?.installation?.botToken === installation.botToken
    const clients = same ? before?.clients : clientsFor(deps, installation.botToken)
    return { installation, clients, until }
  }
  const find = async (team: string): Promise<Known> => {
    const kept = known.get(team)
    const before = await kept
    if (before !== undefined && before.until > deps.now().getTime()) return before
    if (known.get(team) !== kept) return find(team)
    const looking = look(team, before)
    known.set(team, looking)
    looking.catch(() => known.delete(team))
    return looking
  }
  return {
    clientsOf: async (team) => (await find(team)).clients,
    async clientsAnew(team) {
      const before = await known.get(team)
      if (before !== undefined) known.set(team, Promise.resolve({ ...before, until: 0 }))
      return (await find(team)).clients
    },
    ownTeam: async () => undefined,
    async forget(team) {
      await deps.installations?.forget(team)
      known.delete(team)
    },
  }
}
