/**
 * Who looks at a page inside Teams, impure: the token that `getAuthToken` gives to a tab, checked for
 * issuer, audience, tenant, scope, signature and expiry. Unlike a bot's, it names its person.
 */
import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { ChatSender } from '../chat-event.ts'
import { TEAMS } from './addresses.ts'
import { timeProblem, tokenIn } from './claims.ts'
import { createKeys } from './keys.ts'
import { checkSettings, type TeamsSettings } from './settings.ts'
import { TAB_SCOPE } from './tab-registration.ts'
import { signatureProblem } from './token-signature.ts'

/** Whom a token names, or why it is not believed: `because` is a stable code for the log alone. */
export type TabBelieved =
  | { readonly kind: 'believed'; readonly from: ChatSender }
  | { readonly kind: 'refused'; readonly because: string }

export interface TabTokens {
  /** Never rejects. */
  believe(authorization: string | undefined, now: Date): Promise<TabBelieved>
}

/** For whom tokens must be made out, and of which tenants. */
export interface TabRules {
  readonly appId: string
  readonly tenants: ReadonlySet<string>
  /** The host of the Application ID URI, where the service has a public address. */
  readonly publicHost?: string | undefined
}

const TAB_METADATA =
  'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration'

const KEEP_AT_MOST = 5_000
const KEEP_MS = 3_600_000
const ALGORITHMS = ['RS256']

const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  tid: z.guid(),
  oid: z.guid(),
  scp: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  preferred_username: z.string().max(320).optional(),
  upn: z.string().max(320).optional(),
  /** Who else vouches for a guest. */
  idp: z.string().optional(),
  acct: z.number().optional(),
})
type TabClaims = z.infer<typeof claims>

/** Application ID URIs as Microsoft's documents write them, for a tab alone and for one with a bot. */
const audiencesOf = ({ appId, publicHost }: TabRules): readonly string[] => [
  appId,
  `api://${appId}`,
  ...(publicHost === undefined
    ? []
    : [`api://${publicHost}/${appId}`, `api://${publicHost}/botid-${appId}`]),
]

/** Tokens of these rules, signed with these keys. One that was verified is remembered by its hash. */
export function createTabTokens(rules: TabRules, keys: JWTVerifyGetKey): TabTokens {
  const audiences = new Set(audiencesOf(rules).map((one) => one.toLowerCase()))
  const verified = new LRUCache<string, TabClaims>({ max: KEEP_AT_MOST, ttl: KEEP_MS })
  const problemOf = (of: TabClaims): string | undefined => {
    const tenant = of.tid.toLowerCase()
    if (!rules.tenants.has(tenant)) return 'tenant-not-allowed'
    if (!issuersOf(tenant).includes(of.iss.toLowerCase())) return 'wrong-issuer'
    if (!audiences.has(of.aud.toLowerCase())) return 'wrong-audience'
    return of.scp.split(' ').includes(TAB_SCOPE) ? undefined : 'wrong-scope'
  }
  return {
    async believe(authorization, now) {
      const token = tokenIn(authorization)
      if (token === undefined) return refused('no-token')
      const key = createHash('sha256').update(token).digest('base64')
      const known = verified.get(key)
      const claimed = known ?? claimsIn(token)
      if (claimed === undefined) return refused('not-a-token')
      const unsigned = async () =>
        known === undefined
          ? await signatureProblem(token, { keys, algorithms: ALGORITHMS, now })
          : undefined
      const problem = problemOf(claimed) ?? timeOf(claimed, now) ?? (await unsigned())
      if (problem !== undefined) return refused(problem)
      verified.set(key, claimed)
      return { kind: 'believed', from: senderOf(claimed) }
    },
  }
}

const timeOf = ({ exp, nbf }: TabClaims, now: Date): string | undefined =>
  timeProblem({ serviceUrl: undefined, expires: exp, notBefore: nbf }, now)

/** As the settings say; undefined where nobody is authenticated, and so nobody can be believed. */
export function tabTokensFor(
  settings: TeamsSettings,
  publicHost: string | undefined,
): TabTokens | undefined {
  const { credentials, tenants, standIn } = checkSettings(settings)
  if (credentials === undefined) return undefined
  const keys = createKeys(standIn?.openIdMetadataUrl ?? TAB_METADATA)
  return createTabTokens({ appId: credentials.appId, tenants, publicHost }, keys)
}

const issuersOf = (tenant: string): readonly string[] => [
  `https://login.microsoftonline.com/${tenant}/v2.0`,
  `https://sts.windows.net/${tenant}/`,
]

function claimsIn(token: string): TabClaims | undefined {
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    if (!ALGORITHMS.includes(alg ?? '') || !kid) return undefined
    const said: JWTPayload = decodeJwt(token)
    return claims.safeParse(said).data
  } catch {
    return undefined
  }
}

/**
 * The same account that writes in the chat. The sign-in name finds a person in the roster only for
 * members of the tenant: a guest's is chosen by whoever looks after another one. The `email` claim is
 * never taken: anybody may write what they like there.
 */
function senderOf({ tid, oid, preferred_username, upn, idp, acct, iss }: TabClaims): ChatSender {
  const email = (preferred_username ?? upn)?.trim().toLowerCase()
  const isGuest = acct === 1 || (idp !== undefined && idp !== iss && !idp.includes(tid))
  const from = { platform: TEAMS, tenant: tid.toLowerCase(), userId: oid.toLowerCase() }
  const isUsable = !isGuest && email?.includes('@') === true && !/\p{Cc}|#ext#/u.test(email)
  return isUsable ? { ...from, email } : from
}

const refused = (because: string): TabBelieved => ({ kind: 'refused', because })
