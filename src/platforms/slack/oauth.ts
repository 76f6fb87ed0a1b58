/** Installing Keepstep in a workspace, impure: a page, Slack's consent, and the way back. */

import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { given } from '../../domain/given.ts'
import type { PlatformRoute } from '../chat-platform.ts'
import {
  BUSY,
  FAILED,
  installedPage,
  installPage,
  NOT_ONE_WORKSPACE,
  page,
  STALE,
} from './install-pages.ts'
import type { SlackInstallations } from './installations.ts'
import type { SlackLog } from './log.ts'
import { SCOPES } from './scopes.ts'
import type { SlackSettings } from './settings.ts'
import { attempt, createClient } from './web-api.ts'
import type { Workspaces } from './workspaces.ts'

export interface OAuthDeps {
  readonly settings: SlackSettings
  readonly installations?: SlackInstallations
  readonly workspaces: Workspaces
  readonly log: SlackLog
  readonly now: () => Date
  readonly onInstalled?: () => Promise<void>
}

const COOKIE = 'keepstep-slack-state'
const STATE_LIVES_SECONDS = 600

/** Only where Keepstep is for many workspaces. */
export function oauthRoutes(deps: OAuthDeps): PlatformRoute[] {
  const { clientId, clientSecret, botToken } = deps.settings
  if (!clientId || !clientSecret || botToken || !deps.installations) return []
  const exchanging = new Set<string>()
  return [
    { method: 'GET', path: '/slack/install', handle: async (_, res) => install(deps, res) },
    {
      method: 'GET',
      path: '/slack/oauth_redirect',
      handle: (req, res) => comeBack({ ...deps, exchanging }, req, res),
    },
  ]
}

/** The way back belongs to the browser that set out: its cookie and Slack's `state` are the same. */
function install({ settings }: OAuthDeps, response: ServerResponse): void {
  const state = randomBytes(24).toString('base64url')
  const { clientId = '', publicUrl, apiUrl } = settings
  const url = new URL('/oauth/v2/authorize', apiUrl ?? 'https://slack.com')
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('scope', SCOPES.join(','))
  url.searchParams.set('state', state)
  if (publicUrl) url.searchParams.set('redirect_uri', redirectUri(publicUrl))
  const secure = publicUrl?.startsWith('https://') ? '; Secure' : ''
  response.setHeader(
    'set-cookie',
    `${COOKIE}=${state}; HttpOnly; SameSite=Lax; Path=/slack; Max-Age=${STATE_LIVES_SECONDS}${secure}`,
  )
  show(response, 200, installPage(url.href))
}

const redirectUri = (publicUrl: string): string => new URL('/slack/oauth_redirect', publicUrl).href

/** Anybody may set out: they must not use up what Slack lets the app ask for. */
const EXCHANGES_AT_ONCE = 4

async function comeBack(
  deps: OAuthDeps & { readonly exchanging: Set<string> },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { exchanging } = deps
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const code = searchParams.get('code')
  response.setHeader('set-cookie', `${COOKIE}=; HttpOnly; SameSite=Lax; Path=/slack; Max-Age=0`)
  if (!isSame(searchParams.get('state'), cookieIn(request))) return show(response, 400, STALE)
  if (code === null || code.length > 500) return show(response, 400, FAILED)
  if (exchanging.size >= EXCHANGES_AT_ONCE) return show(response, 503, BUSY)
  exchanging.add(code)
  try {
    show(response, ...(await exchange(deps, code)))
  } catch (error) {
    deps.log.error(
      { type: error instanceof Error ? error.name : 'unknown' },
      'installing broke off',
    )
    show(response, 502, FAILED)
  } finally {
    exchanging.delete(code)
  }
}

async function exchange(deps: OAuthDeps, code: string): Promise<[status: number, html: string]> {
  const { clientId = '', clientSecret = '', apiUrl, publicUrl } = deps.settings
  const client = createClient({ timeoutMs: 5000, ...given({ apiUrl }) })
  const answer = await attempt(() =>
    client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      code,
      ...(publicUrl ? { redirect_uri: redirectUri(publicUrl) } : {}),
    }),
  )
  if (answer.kind === 'failed') {
    deps.log.warn({ failure: answer.failure }, 'Slack did not take the code of an installation')
    return [400, FAILED]
  }
  const { team, access_token: botToken, is_enterprise_install: isWhole, ...rest } = answer.value
  if (!team?.id || !botToken || isWhole) return [400, NOT_ONE_WORKSPACE]
  await keep(deps, {
    team: team.id,
    botToken,
    refreshToken: rest.refresh_token,
    seconds: rest.expires_in,
  })
  deps.log.info({ team: team.id }, 'Keepstep was installed in a Slack workspace')
  await deps.onInstalled?.()
  return [200, installedPage(team.id)]
}

async function keep(
  { installations, workspaces, now }: OAuthDeps,
  given: {
    readonly team: string
    readonly botToken: string
    readonly refreshToken: string | undefined
    readonly seconds: number | undefined
  },
): Promise<void> {
  const { team, botToken, refreshToken, seconds } = given
  await workspaces.forget(team)
  await installations?.save({
    team,
    botToken,
    ...(refreshToken ? { refreshToken } : {}),
    ...(seconds ? { expiresAt: new Date(now().getTime() + seconds * 1000) } : {}),
  })
}

function isSame(state: string | null, cookie: string | undefined): boolean {
  if (!state || !cookie || state.length !== cookie.length) return false
  const [one, other] = [Buffer.from(state), Buffer.from(cookie)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function cookieIn({ headers }: IncomingMessage): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1]
}

function show(response: ServerResponse, status: number, html: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  response.writeHead(status)
  response.end(page(html))
}
