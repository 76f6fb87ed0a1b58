import { onceForEachText } from '../../domain/once-each.ts'

/** Which addresses Keepstep may be told to write to: Microsoft's connector and what is configured. */
export interface ServiceUrlRules {
  /** Microsoft's own hosts; never while Teams runs without credentials. */
  readonly microsoft: boolean
  /** Any port of this machine; only while Teams runs without credentials. */
  readonly anyLoopback: boolean
  /** Further addresses: https anywhere, or http on this machine. Everything below each is allowed. */
  readonly extra: readonly URL[]
}

/**
 * Microsoft's hosts. `smba.trafficmanager.net` serves the public cloud and is named in full, because
 * anybody may register another name below `trafficmanager.net`.
 */
const MICROSOFT = /^(smba\.trafficmanager\.net|([a-z0-9-]+\.)+botframework\.com)$/
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
const PRINTABLE = /^[\x21-\x5b\x5d-\x7e]{1,512}$/

/** Whether the URL or bare host name stays on this machine. */
export const isLoopback = (hostOrUrl: string): boolean => {
  const parsed = parse(hostOrUrl.includes('://') ? hostOrUrl : `http://${bracketed(hostOrUrl)}`)
  return parsed !== undefined && LOOPBACK.has(parsed.hostname)
}

/**
 * The address in its one canonical spelling if Keepstep may write to it, else undefined. Asked
 * when an event comes in and again before each request, because a caller names this address.
 */
export function allowedServiceUrl(rules: ServiceUrlRules, given: unknown): string | undefined {
  const url = typeof given === 'string' ? parse(given) : undefined
  if (url === undefined || url.username || url.password || url.search || url.hash) return undefined
  return isMicrosoft(rules, url) || isExtra(rules, url) || isOwnMachine(rules, url)
    ? url.href
    : undefined
}

/** A configured address as the allow-list holds it; undefined where it may not be configured. */
export function configuredServiceUrl(given: string): URL | undefined {
  const url = parse(given)
  if (url === undefined || url.username || url.password || url.search || url.hash) return undefined
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
  return safe ? url : undefined
}

const isMicrosoft = (rules: ServiceUrlRules, url: URL): boolean =>
  rules.microsoft && url.protocol === 'https:' && url.port === '' && MICROSOFT.test(url.hostname)

const isExtra = (rules: ServiceUrlRules, url: URL): boolean =>
  rules.extra.some((one) => one.origin === url.origin && folder(url).startsWith(folder(one)))

const isOwnMachine = (rules: ServiceUrlRules, url: URL): boolean =>
  rules.anyLoopback && url.protocol === 'http:' && LOOPBACK.has(url.hostname)

const folder = (url: URL): string =>
  url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`

const bracketed = (host: string): string =>
  host.includes(':') && !host.startsWith('[') ? `[${host}]` : host

/** As many as a service hears of in a while: Teams has one for a region. */
const MOST_KNOWN = 32

const parsed = onceForEachText(MOST_KNOWN, (given) =>
  URL.canParse(given) ? new URL(given) : undefined,
)

/** Only plain printable text: the parser would drop tabs and line breaks, and turn backslashes. */
const parse = (given: string): URL | undefined =>
  PRINTABLE.test(given) ? parsed(given) : undefined
