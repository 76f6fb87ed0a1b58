/** The keys that Teams signs with, impure: fetched in bounded time, and kept. */
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { PlatformError } from '../../errors.ts'
import { CHANNEL } from './activity.ts'

/** botbuilder keeps keys as long; a key that is not among them is asked for at once. */
const KEEP_MS = 24 * 3_600_000
/** Somebody who makes up names of keys causes no more than one request in so long. */
const COOL_DOWN_MS = 60_000
const TIMEOUT_MS = 3_000
/** After a failed request none is made for so long: a service that is down is not knocked at by everybody. */
const REST_MS = 5_000

const metadata = z.object({ jwks_uri: z.url() })
const keySet = z.object({
  keys: z.array(z.looseObject({ endorsements: z.array(z.string()).nullish() })),
})

/** Keys by the address of Microsoft's OpenID metadata: only those that are endorsed for Teams. */
export function createKeys(openIdMetadataUrl: string): JWTVerifyGetKey {
  let restUntil = 0
  return createRemoteJWKSet(new URL(openIdMetadataUrl), {
    cacheMaxAge: KEEP_MS,
    cooldownDuration: COOL_DOWN_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: async (url, options) => {
      if (performance.now() < restUntil) throw unavailable()
      try {
        const { jwks_uri: keysUrl } = metadata.parse(await jsonAt(url, options))
        const { keys } = keySet.parse(await jsonAt(keysUrl, options))
        return Response.json({ keys: keys.filter(isForTeams) })
      } catch (cause) {
        restUntil = performance.now() + REST_MS
        throw unavailable(cause)
      }
    },
  })
}

/** A key without endorsements is for every channel, as botbuilder has it. */
const isForTeams = ({ endorsements }: { readonly endorsements?: string[] | null | undefined }) =>
  !endorsements?.length || endorsements.includes(CHANNEL)

async function jsonAt(url: string, options: RequestInit): Promise<unknown> {
  const response = await fetch(url, options)
  if (!response.ok) throw new Error(`status ${response.status}`)
  return await response.json()
}

const unavailable = (cause?: unknown) =>
  new PlatformError(
    'teams-keys-unavailable',
    'Microsoft’s signing keys cannot be had. Allow https to login.botframework.com.',
    { cause },
  )
