import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose'
import { patientServer } from './patient-server.ts'

type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

/** What is different about a token; a claim that is `undefined` is left out. */
export interface TokenWish {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly keyId?: string
  readonly header?: Partial<JWTHeaderParameters>
  /** Signs with another key than the one that `keyId` names. */
  readonly signWith?: SigningKey
}

/** An instant for `exp` and `nbf`. */
export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

export interface FakeOpenId {
  readonly metadataUrl: string
  readonly issuer: string
  /** Every path that was asked for, in order. */
  readonly asked: readonly string[]
  token(wish?: TokenWish): Promise<string>
  /** From now on the metadata cannot be had. */
  breakDown(): void
  comeBack(): void
  close(): Promise<void>
}

/** The keys that the stand-in publishes: what each is endorsed for. */
export const KEYS = {
  teams: ['msteams'],
  webchat: ['webchat'],
} as const

/** Made once for all tests: it is the slowest part. */
const keyPairs = Promise.all(
  Object.entries(KEYS).map(async ([kid, endorsements]) => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
    return { kid, endorsements, privateKey, jwk: await exportJWK(publicKey) }
  }),
)

/**
 * A loopback stand-in for Microsoft's signing service: OpenID metadata, keys with endorsements, and
 * genuine RS256 tokens. botbuilder keeps keys for a day by URL, so every test takes a fresh port.
 */
export async function startFakeOpenId(defaults: {
  readonly appId: string
  readonly serviceUrl: string
  readonly issuer?: string
}): Promise<FakeOpenId> {
  const pairs = await keyPairs
  const issuer = defaults.issuer ?? 'https://api.botframework.com'
  const asked: string[] = []
  let broken = false
  const server = patientServer((request, response) => {
    asked.push(request.url ?? '')
    const origin = `http://${request.headers.host}`
    const answers: Record<string, unknown> = {
      '/openid': {
        issuer,
        jwks_uri: `${origin}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/keys': {
        keys: pairs.map(({ kid, endorsements, jwk }) => ({
          ...jwk,
          kid,
          alg: 'RS256',
          use: 'sig',
          endorsements,
        })),
      },
    }
    const answer = broken ? undefined : answers[request.url ?? '']
    response.writeHead(answer === undefined ? 503 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    metadataUrl: `http://127.0.0.1:${port}/openid`,
    issuer,
    asked,
    breakDown() {
      broken = true
    },
    comeBack() {
      broken = false
    },
    async token({ claims, keyId = 'teams', header, signWith } = {}) {
      const own = pairs.find(({ kid }) => kid === keyId)?.privateKey
      const usual = {
        iss: issuer,
        aud: defaults.appId,
        serviceurl: defaults.serviceUrl,
        iat: inSeconds(0),
        nbf: inSeconds(-5),
        exp: inSeconds(3600),
      }
      const said = Object.entries({ ...usual, ...claims }).filter(
        ([, value]) => value !== undefined,
      )
      return new SignJWT(Object.fromEntries(said))
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId, ...header })
        .sign((signWith ?? own) as SigningKey)
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
