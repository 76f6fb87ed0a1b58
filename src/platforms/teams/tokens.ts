/**
 * Who knocks, impure: a token is looked at before a byte of the body is read. One that was verified
 * is remembered until it expires, because Teams sends the same for an hour; a refusal never is.
 */
import { createHash } from 'node:crypto'
import type { JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'
import { type Claims, claimsIn, timeProblem, tokenIn } from './claims.ts'
import type { TeamsRules } from './settings.ts'
import { signatureProblem } from './token-signature.ts'

/** `serviceUrl` is what the activity must name as well; anything where nobody is authenticated. */
export type Believed =
  | { readonly kind: 'believed'; readonly serviceUrl: unknown }
  | { readonly kind: 'refused'; readonly because: string }

export interface Tokens {
  /** Whether a request with this header is from Teams; `because` is a stable code. Never rejects. */
  believe(authorization: string | undefined, now: Date): Promise<Believed>
}

const KEEP_AT_MOST = 1_000
/** As Microsoft's own tokens live; a longer one is verified again. */
const KEEP_MS = 3_600_000
const ALGORITHMS = ['RS256', 'RS384', 'RS512']

/** Tokens made out for the bot of these rules, signed with these keys. */
export function createTokens(
  { credentials, tokenIssuer: issuer }: Pick<TeamsRules, 'credentials' | 'tokenIssuer'>,
  keys: JWTVerifyGetKey,
): Tokens {
  if (credentials === undefined) return EVERYBODY
  const { appId } = credentials
  const verified = new LRUCache<string, Claims>({ max: KEEP_AT_MOST, ttl: KEEP_MS })
  return {
    async believe(authorization, now) {
      const token = tokenIn(authorization)
      if (token === undefined) return refused('no-token')
      // Whoever reads this process's memory finds no token that is good for anything.
      const key = createHash('sha256').update(token).digest('base64')
      const known = verified.get(key)
      if (known !== undefined) return judged(known, now)
      const claimed = claimsIn(token, { issuer, appId })
      if (claimed.kind === 'refused') return claimed
      const { claims } = claimed
      const answer = judged(claims, now)
      if (answer.kind === 'refused') return answer
      const problem = await signatureProblem(token, { keys, algorithms: ALGORITHMS, now })
      if (problem !== undefined) return refused(problem)
      verified.set(key, claims)
      return answer
    },
  }
}

const EVERYBODY: Tokens = {
  believe: async () => ({ kind: 'believed', serviceUrl: undefined }),
}

function judged(claims: Claims, now: Date): Believed {
  const problem = timeProblem(claims, now)
  return problem === undefined
    ? { kind: 'believed', serviceUrl: claims.serviceUrl }
    : refused(problem)
}

const refused = (because: string): Believed => ({ kind: 'refused', because })
