import { decodeJwt, decodeProtectedHeader } from 'jose'

/** What a token for this bot must say. */
export interface ExpectedClaims {
  readonly issuer: string
  readonly appId: string
  /** The service URL exactly as the activity gives it. */
  readonly serviceUrl: string
}

/** Clocks differ; botbuilder allows the same. */
const TOLERANCE_S = 300
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/

/**
 * Why a token cannot be one that Teams made out for this bot, before its signature is checked;
 * undefined where it may be. botbuilder alone would take a token without an expiry, one made out
 * for an emulator, and any service URL where the activity has none.
 */
export function claimsProblem(
  authorization: string | undefined,
  expected: ExpectedClaims,
  now: Date,
): string | undefined {
  const token = BEARER.exec(authorization ?? '')?.[1]
  if (token === undefined) return 'no-token'
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    if (!alg?.startsWith('RS') || !kid) return 'wrong-algorithm'
    return payloadProblem(decodeJwt(token), expected, now.getTime() / 1000)
  } catch {
    return 'not-a-token'
  }
}

function payloadProblem(
  { iss, aud, exp, nbf, serviceurl }: ReturnType<typeof decodeJwt>,
  expected: ExpectedClaims,
  nowS: number,
): string | undefined {
  if (iss !== expected.issuer) return 'wrong-issuer'
  if (aud !== expected.appId) return 'wrong-audience'
  if (typeof exp !== 'number' || exp + TOLERANCE_S < nowS) return 'expired'
  if (nbf !== undefined && nbf - TOLERANCE_S > nowS) return 'not-yet-valid'
  return serviceurl === expected.serviceUrl ? undefined : 'wrong-service-url'
}
