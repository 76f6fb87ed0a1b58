/** Tokens that expire are renewed before they do, by one process at a time, impure. */

import { setTimeout as wait } from 'node:timers/promises'
import { given } from '../../domain/given.ts'
import type { SlackInstallation } from './installations.ts'
import { attempt, createClient } from './web-api.ts'
import type { WorkspaceDeps } from './workspace-deps.ts'

/** Slack's tokens live twelve hours and may be renewed two hours before their end. */
const RENEW_BEFORE_MS = 30 * 60_000
const LEASE_MS = 15_000
const LOOK_AGAIN_MS = 250
const LOOKS = 20

/**
 * The installation with a token that still lives. A refresh token works once: whoever holds the
 * claim renews, everybody else waits for the result. Scheduled sends come through here as well.
 */
export async function rotated(
  deps: WorkspaceDeps,
  installation: SlackInstallation,
): Promise<SlackInstallation | undefined> {
  const { installations, now } = deps
  if (installations === undefined || !isEnding(installation, now())) return installation
  const { team } = installation
  for (let look = 0; look < LOOKS; look += 1) {
    const looked = await lookAt(deps, team)
    if (looked.kind === 'known') return looked.installation
    await wait(LOOK_AGAIN_MS)
  }
  return installation
}

type Looked =
  | { readonly kind: 'known'; readonly installation: SlackInstallation | undefined }
  | { readonly kind: 'renewed-elsewhere' }

async function lookAt(deps: WorkspaceDeps, team: string): Promise<Looked> {
  const { installations, now } = deps
  const until = new Date(now().getTime() + LEASE_MS)
  const mine = await installations?.claimRotation(team, now(), until)
  const latest = await installations?.load(team)
  if (latest === undefined || !isEnding(latest, now())) {
    return { kind: 'known', installation: latest }
  }
  if (mine) return { kind: 'known', installation: (await renew(deps, latest)) ?? latest }
  return isOver(latest, now())
    ? { kind: 'renewed-elsewhere' }
    : { kind: 'known', installation: latest }
}

const isEnding = ({ refreshToken, expiresAt }: SlackInstallation, now: Date): boolean =>
  refreshToken !== undefined &&
  expiresAt !== undefined &&
  expiresAt.getTime() - now.getTime() < RENEW_BEFORE_MS

const isOver = ({ expiresAt }: SlackInstallation, now: Date): boolean =>
  expiresAt !== undefined && expiresAt <= now

async function renew(
  { settings, installations, now, log }: WorkspaceDeps,
  { team, refreshToken = '' }: SlackInstallation,
): Promise<SlackInstallation | undefined> {
  const { clientId = '', clientSecret = '', apiUrl } = settings
  const client = createClient({ timeoutMs: 5000, ...given({ apiUrl }) })
  const answer = await attempt(() =>
    client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    }),
  )
  if (answer.kind === 'failed' || answer.value.access_token === undefined) {
    const failure = answer.kind === 'failed' ? answer.failure : {}
    log.error({ team, failure }, 'a token of Slack could not be renewed: install Keepstep again')
    return undefined
  }
  const { access_token: botToken, refresh_token: next, expires_in: seconds } = answer.value
  const renewed = {
    team,
    botToken,
    refreshToken: next ?? refreshToken,
    ...(seconds === undefined ? {} : { expiresAt: new Date(now().getTime() + seconds * 1000) }),
  }
  await installations?.save(renewed)
  return renewed
}
