/**
 * botbuilder behind a seam: the adapter whose clients carry what goes out, and the tokens that they
 * carry. Only this file knows that the SDK is botbuilder.
 */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import type { TeamsRules } from './settings.ts'

/** Microsoft's own names for the two ends of a token. */
const OAUTH_SCOPE = 'https://api.botframework.com'
const LOGIN_URL = 'https://login.microsoftonline.com/botframework.com'

/** A fresh or cached access token for what goes out; undefined where nobody is authenticated. */
export type GetToken = () => Promise<string | undefined>

export interface Bot {
  /** A client for an allowed service URL. It puts no token on what it sends: whoever sends has one (`getToken`). */
  connect(serviceUrl: string): Promise<ConnectorClient>
  readonly getToken: GetToken
}

export type ConnectorClient = Awaited<ReturnType<TeamsAdapter['clientFor']>>

class TeamsAdapter extends CloudAdapter {
  clientFor(appId: string | undefined, serviceUrl: string) {
    const identity = this.createClaimsIdentity(appId ?? '')
    return this.botFrameworkAuthentication
      .createConnectorFactory(identity)
      .create(serviceUrl, OAUTH_SCOPE)
  }
}

/** The bot as the rules describe it. */
export function createBot(rules: TeamsRules): Bot {
  const appId = rules.credentials?.appId
  const adapter = new TeamsAdapter(authenticationFor(rules))
  return {
    getToken: tokensFor(rules),
    connect: (serviceUrl) => adapter.clientFor(appId, serviceUrl),
  }
}

function authenticationFor({ credentials, standIn, tokenIssuer }: TeamsRules) {
  const appId = credentials?.appId
  const standIns = standIn && {
    ToBotFromChannelOpenIdMetadataUrl: standIn.openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: tokenIssuer,
    ToBotFromEmulatorOpenIdMetadataUrl: standIn.openIdMetadataUrl,
    ToChannelFromBotOAuthScope: OAUTH_SCOPE,
    ToChannelFromBotLoginUrl: LOGIN_URL,
    OAuthUrl: OAUTH_SCOPE,
  }
  return new ConfigurationBotFrameworkAuthentication(standIns ?? {}, {
    isValidAppId: async (given = '') => given === appId,
    isAuthenticationDisabled: async () => appId === undefined,
    // A token is fetched, and can fail, before anything is on its way, so there is none to fetch here.
    createCredentials: async () => ({ signRequest: async (request) => request }),
  })
}

interface TokenSource {
  getToken(): Promise<string>
}

/** MSAL keeps the token until shortly before it expires. The stand-in has a token of its own. */
function tokensFor({ credentials, standIn, homeTenant }: TeamsRules): GetToken {
  if (credentials === undefined) return async () => undefined
  if (standIn !== undefined) return async () => 'loopback-stand-in'
  const { appId, appPassword } = credentials
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppTenantId: homeTenant,
  })
  let source: Promise<TokenSource> | undefined
  return async () => {
    source ??= factory.createCredentials(
      appId,
      OAUTH_SCOPE,
      LOGIN_URL,
      true,
    ) as unknown as Promise<TokenSource>
    return (await source).getToken()
  }
}
