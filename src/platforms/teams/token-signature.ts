import { type JWTVerifyGetKey, jwtVerify } from 'jose'
import { PlatformError } from '../../errors.ts'
import { TOLERANCE_S } from './claims.ts'

/** What a signature is checked with. */
export interface SignatureCheck {
  readonly keys: JWTVerifyGetKey
  readonly algorithms: readonly string[]
  readonly now: Date
}

/** Why the signature of a token does not stand; undefined where it does. */
export async function signatureProblem(
  token: string,
  { keys, algorithms, now }: SignatureCheck,
): Promise<'keys-unavailable' | 'bad-signature' | undefined> {
  try {
    await jwtVerify(token, keys, {
      algorithms: [...algorithms],
      clockTolerance: TOLERANCE_S,
      currentDate: now,
    })
    return undefined
  } catch (error) {
    return error instanceof PlatformError ? 'keys-unavailable' : 'bad-signature'
  }
}
