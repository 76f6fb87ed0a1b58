import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { createKeys } from '../../../src/platforms/teams/keys.ts'
import { createTabTokens, type TabTokens } from '../../../src/platforms/teams/tab-tokens.ts'
import { APP_ID, TENANT } from '../../support/build-activity.ts'
import { type FakeOpenId, inSeconds, startFakeOpenId } from '../../support/fake-openid.ts'
import { whenFileEnds } from '../../support/when-file-ends.ts'

const OID = 'A1b2c3d4-0000-4000-8000-00000000000a'
const OTHER = '9c1f6f0a-0d2b-4b7e-8f5d-2a9f6f0b7c99'
const ISSUER = `https://login.microsoftonline.com/${TENANT}/v2.0`
const CLAIMS = {
  iss: ISSUER,
  aud: APP_ID,
  tid: TENANT,
  oid: OID,
  scp: 'access_as_user',
  preferred_username: 'Amina@Larkfield.example',
  serviceurl: undefined,
}

let openId: FakeOpenId
let tokens: TabTokens

beforeAll(async () => {
  openId = await startFakeOpenId({ appId: APP_ID, serviceUrl: 'https://none.example' })
  whenFileEnds(() => openId.close())
  tokens = createTabTokens(
    { appId: APP_ID, tenants: new Set([TENANT]), publicHost: 'keepstep.example' },
    createKeys(openId.metadataUrl),
  )
})

const believe = async (token: string) => await tokens.believe(`Bearer ${token}`, new Date())
const aToken = (claims: Record<string, unknown> = {}, more: object = {}) =>
  openId.token({ claims: { ...CLAIMS, ...claims }, ...more })

describe('a token that Teams gives to a tab', () => {
  it('names the account that writes in the chat, and the sign-in name of a member', async () => {
    expect(await believe(await aToken())).toEqual({
      kind: 'believed',
      from: {
        platform: 'teams',
        tenant: TENANT,
        userId: OID.toLowerCase(),
        email: 'amina@larkfield.example',
      },
    })
  })

  it.each([
    ['the Application ID URI', { aud: `api://keepstep.example/${APP_ID}` }],
    ['that of an app with a bot', { aud: `api://keepstep.example/botid-${APP_ID}` }],
    ['the older kind of issuer', { iss: `https://sts.windows.net/${TENANT}/` }],
  ])('is taken with %s', async (_, claims) => {
    expect((await believe(await aToken(claims))).kind).toBe('believed')
  })

  it.each([
    [
      'another tenant',
      { tid: OTHER, iss: `https://login.microsoftonline.com/${OTHER}/v2.0` },
      'tenant-not-allowed',
    ],
    [
      'an issuer of another tenant',
      { iss: `https://login.microsoftonline.com/${OTHER}/v2.0` },
      'wrong-issuer',
    ],
    ['a tenant that its issuer does not have', { tid: OTHER }, 'tenant-not-allowed'],
    ['an issuer that is made up', { iss: 'https://login.example/v2.0' }, 'wrong-issuer'],
    ['another app', { aud: OTHER }, 'wrong-audience'],
    ['the URI of another host', { aud: `api://evil.example/${APP_ID}` }, 'wrong-audience'],
    ['a bot’s issuer', { iss: 'https://api.botframework.com' }, 'wrong-issuer'],
    ['no scope', { scp: undefined }, 'not-a-token'],
    ['another scope', { scp: 'User.Read' }, 'wrong-scope'],
    ['nobody in it', { oid: undefined }, 'not-a-token'],
    ['no expiry', { exp: undefined }, 'not-a-token'],
    ['an expiry that is past', { exp: inSeconds(-301) }, 'expired'],
    ['a beginning that is to come', { nbf: inSeconds(400) }, 'not-yet-valid'],
  ])('is refused with %s', async (_, claims, because) => {
    expect(await believe(await aToken(claims))).toEqual({ kind: 'refused', because })
  })

  it('is refused once it has expired, though it was believed before', async () => {
    const token = await aToken({ exp: inSeconds(60) })
    expect((await believe(token)).kind).toBe('believed')
    const later = new Date(Date.now() + 400_000)
    expect(await tokens.believe(`Bearer ${token}`, later)).toEqual({
      kind: 'refused',
      because: 'expired',
    })
  })

  it('is refused where somebody else signed it, or nobody', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const secret = new TextEncoder().encode('as if the public key were a secret')
    const claims = { ...CLAIMS, exp: inSeconds(60) }
    const forged = [
      await aToken({}, { signWith: privateKey }),
      await aToken({}, { keyId: 'webchat' }),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'teams' }).sign(secret),
      new UnsecuredJWT(claims).encode(),
      'a.b.c',
      '',
    ]
    for (const token of forged) expect((await believe(token)).kind).toBe('refused')
    expect((await tokens.believe(undefined, new Date())).kind).toBe('refused')
  })

  it('finds a guest by no name: whoever looks after another tenant chooses it', async () => {
    for (const claims of [
      { acct: 1 },
      { idp: `https://sts.windows.net/${OTHER}/` },
      { preferred_username: 'amina_larkfield.example#EXT#@evil.example' },
      { preferred_username: undefined, email: 'amina@larkfield.example' },
    ]) {
      const believed = await believe(await aToken(claims))
      expect(believed.kind === 'believed' && believed.from.email).toBe(undefined)
    }
  })

  it('is not believed while the keys cannot be had', async () => {
    const other = createTabTokens(
      { appId: APP_ID, tenants: new Set([TENANT]) },
      createKeys('http://127.0.0.1:9/openid'),
    )
    expect(await other.believe(`Bearer ${await aToken()}`, new Date())).toEqual({
      kind: 'refused',
      because: 'keys-unavailable',
    })
  })
})
