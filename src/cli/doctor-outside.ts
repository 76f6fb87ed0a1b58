import { connect } from 'node:tls'
import type { Config, SlackConfig, TeamsConfig } from '../config.ts'
import { type Finding, ok, problem } from './finding.ts'

/** Where Microsoft gives out tokens and publishes the keys of its bots. */
const LOGIN = 'https://login.microsoftonline.com'
const BOT_KEYS = 'https://login.botframework.com/v1/.well-known/openidconfiguration'
const CONNECTOR = 'https://smba.trafficmanager.net/'
const SLACK_API = 'https://slack.com/api/'

const PATIENCE_MS = 5_000
/** Tokens and signatures are refused where clocks are further apart: Slack's after five minutes. */
const CLOCK_APART_MS = 30_000
/** Time enough to renew a certificate in office hours. */
const CERTIFICATE_DAYS = 21
const DAY_MS = 86_400_000

/** What is looked at outside: the platforms that are configured, and the service's own address. */
export async function outsideFindings(
  config: Config,
  { loginUrl = LOGIN }: { readonly loginUrl?: string } = {},
): Promise<Finding[]> {
  const { teams, slack, publicUrl } = config
  const found = await Promise.all([
    teams === undefined || teams.devUnauthenticated ? [] : teamsFindings(teams, loginUrl),
    slack === undefined ? [] : slackFindings(slack),
    publicUrl === undefined ? [] : [certificateFinding(new URL(publicUrl))],
  ])
  return await Promise.all(found.flat())
}

async function teamsFindings(teams: TeamsConfig, loginUrl: string): Promise<Finding[]> {
  return await Promise.all([
    reached('Microsoft’s keys', teams.openIdMetadataUrl ?? BOT_KEYS),
    ...(teams.openIdMetadataUrl === undefined
      ? [reached('the connector of Teams', CONNECTOR)]
      : []),
    teamsToken(teams, loginUrl),
  ])
}

async function slackFindings({ apiUrl = SLACK_API, botToken }: SlackConfig): Promise<Finding[]> {
  const base = apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`
  return await Promise.all([
    reached('Slack', `${base}api.test`),
    ...(botToken === undefined ? [] : [slackToken(base, botToken)]),
  ])
}

/** Any answer will do: what is refused was reached. Its clock is compared with ours. */
async function reached(what: string, url: string): Promise<Finding> {
  const { host } = new URL(url)
  try {
    const sentMs = Date.now()
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await response.body?.cancel()
    const apartMs = Math.abs(Date.parse(response.headers.get('date') ?? '') - sentMs)
    // The header has whole seconds, and the answer took its time.
    return apartMs > CLOCK_APART_MS
      ? problem(
          `The clock here and that of ${what} (${host}) are ${Math.round(apartMs / 1000)} seconds apart: set the clock by NTP, or tokens are refused.`,
        )
      : ok(`${capital(what)} can be reached (${host}).`)
  } catch (error) {
    return problem(`${capital(what)} cannot be reached (${host}): ${sayFault(error)}`)
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const CERTIFICATE_FAULT = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|TLS/

function sayFault(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } }
  const code = cause?.code ?? name ?? 'unknown'
  if (code === 'TimeoutError')
    return 'no answer in five seconds. Look at the firewall and the proxy.'
  if (CERTIFICATE_FAULT.test(code)) {
    return `its certificate is not trusted (${code}). Where a proxy opens the connection, give its certificate in NODE_EXTRA_CA_CERTS.`
  }
  return `${code}. Look at DNS, the firewall and the proxy.`
}

/** Asks for a token as a send would; it is given back to nobody. */
async function teamsToken(teams: TeamsConfig, loginUrl: string): Promise<Finding> {
  const [tenant = 'botframework.com'] = teams.tenantIds
  try {
    const response = await fetch(`${loginUrl}/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: teams.appId ?? '',
        client_secret: teams.appPassword ?? '',
        scope: 'https://api.botframework.com/.default',
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) return ok('Microsoft takes the application’s secret.')
    const { error_codes: codes = [] } = (await response.json()) as { error_codes?: number[] }
    return problem(
      codes.includes(SECRET_EXPIRED)
        ? 'The application’s secret has expired: make a new one in the Entra admin centre and set MICROSOFT_APP_PASSWORD.'
        : `Microsoft does not take the application’s secret (${codes.join(', ') || response.status}): check the three MICROSOFT settings.`,
    )
  } catch (error) {
    return problem(`Microsoft gives no token (${new URL(loginUrl).host}): ${sayFault(error)}`)
  }
}

/** AADSTS7000222 */
const SECRET_EXPIRED = 7000222

async function slackToken(base: string, token: string): Promise<Finding> {
  try {
    const response = await fetch(`${base}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const { ok: isTaken, error = `status ${response.status}` } = (await response.json()) as {
      ok?: boolean
      error?: string
    }
    return isTaken === true
      ? ok('Slack takes the bot token.')
      : problem(
          `Slack does not take the bot token (${error}): reinstall the app in the workspace and set SLACK_BOT_TOKEN.`,
        )
  } catch (error) {
    return problem(`Slack does not say whether it takes the bot token: ${sayFault(error)}`)
  }
}

/** The certificate that people's chats see at the service's own address. */
function certificateFinding({ hostname, port }: URL): Promise<Finding> {
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port || '443'),
      servername: hostname,
      rejectUnauthorized: false,
      timeout: PATIENCE_MS,
    })
    const say = (finding: Finding): void => {
      resolve(finding)
      socket.destroy()
    }
    socket.once('secureConnect', () => {
      const until = new Date(socket.getPeerCertificate().valid_to)
      say(sayCertificate(hostname, until, socket.authorizationError))
    })
    socket.once('timeout', () => say(problem(`${hostname} does not answer: is the proxy up?`)))
    socket.once('error', (error: Error & { code?: string }) =>
      say(
        problem(`${hostname} cannot be reached from here (${error.code ?? error.name}): is it up?`),
      ),
    )
  })
}

/** What to do about a certificate, by when it ends and why it would not be trusted. */
export function sayCertificate(host: string, until: Date, refusal: unknown): Finding {
  const days = Math.floor((until.getTime() - Date.now()) / DAY_MS)
  if (days < 0) return problem(`The certificate of ${host} has expired: renew it now.`)
  if (refusal) {
    return problem(
      `The certificate of ${host} is not one that Microsoft and Slack trust (${refusal}).`,
    )
  }
  return days < CERTIFICATE_DAYS
    ? problem(`The certificate of ${host} ends in ${days} days: renew it.`)
    : ok(`The certificate of ${host} is good for ${days} days.`)
}
