import { decodeJwt, decodeProtectedHeader } from 'jose'

/** What a token for this bot must say. */
export interface ExpectedClaims {
  readonly issuer: string
  readonly appId: string
}

/** What a token says beside whom it is from and for. */
export interface Claims {
  /** The address that answers go to, exactly as the token gives it. */
  readonly serviceUrl: unknown
  /** Seconds since 1970. */
  readonly expires: number
  readonly notBefore: number | undefined
}

export type Claimed =
  | { readonly kind: 'claims'; readonly claims: Claims }
  | { readonly kind: 'refused'; readonly because: string }

/** Clocks differ; botbuilder allows the same. */
export const TOLERANCE_S = 300
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/

/** The token in a header; undefined where there is none. */
export const tokenIn = (authorization: string | undefined): string | undefined =>
  BEARER.exec(authorization ?? '')?.[1]

/**
 * What a token claims, or why it cannot be one that Teams made out for this bot: before its
 * signature is checked. botbuilder alone would take a token without an expiry, one made out for an
 * emulator, and any service URL where the activity has none.
 */
export function claimsIn(token: string, { issuer, appId }: ExpectedClaims): Claimed {
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    if (!alg?.startsWith('RS') || !kid) return refused('wrong-algorithm')
    const { iss, aud, exp, nbf, serviceurl: serviceUrl } = decodeJwt(token)
    if (iss !== issuer) return refused('wrong-issuer')
    if (aud !== appId) return refused('wrong-audience')
    if (typeof exp !== 'number') return refused('expired')
    return { kind: 'claims', claims: { serviceUrl, expires: exp, notBefore: nbf } }
  } catch {
    return refused('not-a-token')
  }
}

/** Why a token is not good at this moment; undefined where it is. */
export function timeProblem({ expires, notBefore }: Claims, now: Date): string | undefined {
  const nowS = now.getTime() / 1000
  if (expires + TOLERANCE_S < nowS) return 'expired'
  return notBefore !== undefined && notBefore - TOLERANCE_S > nowS ? 'not-yet-valid' : undefined
}

const refused = (because: string): Claimed => ({ kind: 'refused', because })
