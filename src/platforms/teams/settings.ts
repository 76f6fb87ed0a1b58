import { given } from '../../domain/given.ts'
import { ConfigError } from '../../errors.ts'
import { configuredServiceUrl, isLoopback, type ServiceUrlRules } from './service-urls.ts'

/** How Teams is switched on. README lists the settings behind these with their meaning. */
export interface TeamsSettings {
  readonly appId?: string
  readonly appPassword?: string
  /** Who may use the bot; the first is the tenant in which the bot is registered. */
  readonly tenantIds: readonly string[]
  /** Further service URLs beside Microsoft's own. */
  readonly serviceUrls: readonly string[]
  /** A stand-in for Microsoft's signing keys, on this machine only. */
  readonly openIdMetadataUrl?: string
  /** The issuer that goes with the stand-in. */
  readonly tokenIssuer?: string
  /** No credentials and no tokens: for the Agents Playground, on a loopback host only. */
  readonly devUnauthenticated: boolean
  /** The address on which the service listens. */
  readonly host: string
}

/** What the adapter works by, once the settings make sense together. */
export interface TeamsRules {
  /** Absent exactly while nobody is authenticated. */
  readonly credentials?: { readonly appId: string; readonly appPassword: string }
  readonly homeTenant: string
  /** Empty exactly while nobody is authenticated: then any tenant may write. */
  readonly tenants: ReadonlySet<string>
  readonly serviceUrls: ServiceUrlRules
  readonly standIn?: { readonly openIdMetadataUrl: string }
  readonly tokenIssuer: string
  /** Where the signing keys are found. */
  readonly openIdMetadataUrl: string
}

/** Who signs the tokens of public Teams. */
export const MICROSOFT_ISSUER = 'https://api.botframework.com'
const MICROSOFT_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration'
/** The one tenant while nobody is authenticated: what a request says of its tenant proves nothing. */
export const DEVELOPMENT_TENANT = 'development'
const EVERY_TENANT = new Set(['common', 'organizations', 'consumers', '*'])

/**
 * Refuses Teams half-configured: botbuilder takes an empty app id as "authenticate nobody", and
 * would then answer to any address that a caller names.
 * @throws ConfigError with a code that begins `teams-` and a sentence that says what to set.
 */
export function checkSettings(settings: TeamsSettings): TeamsRules {
  const credentials = settings.devUnauthenticated
    ? checkUnauthenticated(settings)
    : checkCredentials(settings)
  const standIn = standInOf(settings)
  return {
    ...given({ credentials }),
    homeTenant: settings.tenantIds[0] ?? '',
    tenants: new Set(settings.tenantIds.map((id) => id.toLowerCase())),
    serviceUrls: {
      microsoft: credentials !== undefined,
      anyLoopback: credentials === undefined,
      extra: settings.serviceUrls.map(serviceUrlOf),
    },
    ...given({ standIn }),
    tokenIssuer: settings.tokenIssuer ?? MICROSOFT_ISSUER,
    openIdMetadataUrl: standIn?.openIdMetadataUrl ?? MICROSOFT_METADATA,
  }
}

function checkCredentials({ appId, appPassword, tenantIds }: TeamsSettings) {
  if (!appId) {
    throw refusal(
      'app-id-missing',
      'Set MICROSOFT_APP_ID. Only with TEAMS_DEV_UNAUTHENTICATED=1 on a loopback HOST may Teams start without it.',
    )
  }
  if (!appPassword) {
    throw refusal('app-password-missing', 'Set MICROSOFT_APP_PASSWORD beside MICROSOFT_APP_ID.')
  }
  if (tenantIds.length === 0 || tenantIds.some((id) => EVERY_TENANT.has(id.toLowerCase()))) {
    throw refusal(
      'tenant-missing',
      'Set MICROSOFT_APP_TENANT_ID to the tenant, or tenants with commas, that may use the bot: "common" and the like would let everybody in.',
    )
  }
  return { appId, appPassword }
}

function checkUnauthenticated({ appId, appPassword, host }: TeamsSettings): undefined {
  if (appId || appPassword) {
    throw refusal(
      'unauthenticated-with-credentials',
      'Remove TEAMS_DEV_UNAUTHENTICATED or the MICROSOFT settings: they cannot stand side by side.',
    )
  }
  if (!isLoopback(host)) {
    throw refusal(
      'unauthenticated-not-loopback',
      'Set HOST to 127.0.0.1, or remove TEAMS_DEV_UNAUTHENTICATED: without credentials Teams may only listen on this machine.',
    )
  }
  return undefined
}

function standInOf({ openIdMetadataUrl }: TeamsSettings): TeamsRules['standIn'] {
  if (openIdMetadataUrl === undefined) return undefined
  if (!isLoopback(openIdMetadataUrl)) {
    throw refusal(
      'stand-in-not-loopback',
      'Remove TEAMS_OPENID_METADATA_URL: it is a stand-in for tests and only an address on this machine is accepted.',
    )
  }
  return { openIdMetadataUrl }
}

function serviceUrlOf(given: string): URL {
  const url = configuredServiceUrl(given)
  if (url !== undefined) return url
  throw refusal(
    'service-url-not-allowed',
    'Correct TEAMS_SERVICE_URLS: each must be a plain https address, or http on this machine.',
  )
}

const refusal = (code: string, sentence: string) => new ConfigError(`teams-${code}`, sentence)
