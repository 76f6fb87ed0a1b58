import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Socket } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  AMINA,
  APP_ID,
  aMessage,
  anInstall,
  anInvoke,
  aTeamsPerson,
  BOT,
  inChannel,
  TENANT,
} from '../../support/build-activity.ts'
import { inSeconds } from '../../support/fake-openid.ts'
import { type HttpAnswer, startTeamsBench, type TeamsBench } from '../../support/teams-bench.ts'

/**
 * Whoever finds the address of the bot can post to it. Each case is one way of trying to be
 * somebody else; none reaches the product, none ends in a 5xx, and nobody is rung back.
 */
const BEN = aTeamsPerson('ben')
/** Somebody who joined a meeting by a link: Teams names no Entra id. */
const ANON = { ...aTeamsPerson('anon'), aadObjectId: '' }
const ISSUER = 'https://api.botframework.com'
const text = new TextEncoder()

let bench: TeamsBench
let good: string
const canary = createServer((_, response) => response.end('{}'))
let canaryUrl: string
let connected: (string | number)[] = []

beforeAll(async () => {
  bench = await startTeamsBench()
  bench.connector.addConversation(BEN.conversation, [BEN], TENANT)
  bench.connector.addConversation(ANON.conversation, [ANON], TENANT)
  good = await bench.openId.token()
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
  canaryUrl = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/`
  const connect = Socket.prototype.connect
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (
    this: Socket,
    ...args: unknown[]
  ) {
    const [wish] = args.flat() as [{ host?: string; port?: number } | number]
    connected.push(typeof wish === 'object' ? `${wish.host}:${wish.port}` : wish)
    return connect.apply(this, args as never)
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  canary.close()
  await bench.close()
})

const message = (over: Record<string, unknown> = {}) =>
  aMessage(bench.connector.serviceUrl, 'done self-study', over)
const send = (body: unknown, authorization?: string): Promise<HttpAnswer> =>
  bench.postRaw(typeof body === 'string' ? body : JSON.stringify(body), {
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
  })
const withToken = (token: string | Promise<string>) => async () =>
  send(message(), `Bearer ${await token}`)
const withClaims = (claims: Record<string, unknown>) => () => bench.post(message(), { claims })
const withActivity =
  (over: Record<string, unknown>, claims: Record<string, unknown> = {}) =>
  () =>
    bench.post(message(over), { claims })
const from = (over: Record<string, unknown>) => ({
  from: { id: AMINA.id, aadObjectId: AMINA.aadObjectId, ...over },
})
const conversation = (over: Record<string, unknown>) => ({
  conversation: { id: AMINA.conversation, conversationType: 'personal', tenantId: TENANT, ...over },
})
const install = (over: Record<string, unknown> = {}) => anInstall(bench.connector.serviceUrl, over)
const nowhere = () => conversation({ id: 'a:1nowhere' })
const claimsOf = () => ({
  iss: ISSUER,
  aud: APP_ID,
  serviceurl: bench.connector.serviceUrl,
  exp: inSeconds(3600),
})
/** A token that is right in all but how it is signed. */
const signedBy = async (alg: string, key: Parameters<SignJWT['sign']>[0], header = {}) =>
  new SignJWT(claimsOf()).setProtectedHeader({ alg, kid: 'teams', ...header }).sign(key)
const ownPair = (alg: string) => generateKeyPair(alg, { extractable: true })
/** Claims the evil address in the token too: then only the allow-list can tell. */
const evil = (serviceUrl: string) => () =>
  withActivity({ serviceUrl }, { serviceurl: serviceUrl })()

const cases: Record<string, () => Promise<HttpAnswer>> = {
  'no token at all': () => send(message()),
  'an empty token': () => send(message(), 'Bearer '),
  'another scheme': () => send(message(), `Basic ${good}`),
  'the scheme in small letters': () => send(message(), `bearer ${good}`),
  'two tokens': () => send(message(), `Bearer ${good} ${good}`),
  'something that is no token': () => send(message(), 'Bearer not-a-token'),
  'a token of two parts': () => send(message(), `Bearer ${good.split('.').slice(0, 2).join('.')}`),
  'a token without its signature': () =>
    send(message(), `Bearer ${good.split('.').slice(0, 2).join('.')}.`),
  'a token with another signature': () => send(message(), `Bearer ${good.slice(0, -8)}AAAAAAAA`),
  'a token whose claims were changed': async () => {
    const [head, , signature] = good.split('.')
    const claims = Buffer.from(JSON.stringify({ ...claimsOf(), exp: inSeconds(99_999) })).toString(
      'base64url',
    )
    return send(message(), `Bearer ${head}.${claims}.${signature}`)
  },
  'a token that says it needs no signature': () =>
    withToken(new UnsecuredJWT(claimsOf()).encode())(),
  'the published key used as a password': async () => {
    const { publicKey } = await ownPair('RS256')
    return withToken(signedBy('HS256', text.encode(await exportSPKI(publicKey))))()
  },
  'our own password used as the key': () =>
    withToken(signedBy('HS256', text.encode('not-a-real-password-not-a-real-password')))(),
  'an elliptic curve': async () =>
    withToken(signedBy('ES256', (await ownPair('ES256')).privateKey))(),
  'another kind of RSA': async () =>
    withToken(signedBy('PS256', (await ownPair('PS256')).privateKey))(),
  'somebody else’s key under a known name': async () =>
    withToken(signedBy('RS256', (await ownPair('RS256')).privateKey))(),
  'a key that nobody published': async () =>
    withToken(signedBy('RS256', (await ownPair('RS256')).privateKey, { kid: 'mine' }))(),
  'no name for the key': async () =>
    withToken(signedBy('RS256', (await ownPair('RS256')).privateKey, { kid: '' }))(),
  'a key that comes with the token': async () => {
    const { publicKey, privateKey } = await ownPair('RS256')
    return withToken(signedBy('RS256', privateKey, { jwk: await exportJWK(publicKey) }))()
  },
  'an address where the key could be had': async () =>
    withToken(
      signedBy('RS256', (await ownPair('RS256')).privateKey, {
        kid: 'x',
        jku: `${canaryUrl}keys`,
        x5u: canaryUrl,
      }),
    )(),
  'a key that is only endorsed for another channel': () =>
    bench.post(message(), { keyId: 'webchat' }),
  'a token that expired an hour ago': withClaims({ exp: inSeconds(-3600) }),
  'a token that never expires': withClaims({ exp: undefined }),
  'an expiry in words': withClaims({ exp: undefined, expires: 'never' }),
  'a token that is not valid yet': withClaims({ nbf: inSeconds(3600) }),
  'a token for another bot': withClaims({ aud: '11111111-2222-4333-8444-555555555555' }),
  'a token for nobody': withClaims({ aud: undefined }),
  'a token for several bots, ours among them': withClaims({ aud: [APP_ID, 'another'] }),
  'another issuer': withClaims({ iss: 'https://sts.example.org' }),
  'no issuer': withClaims({ iss: undefined }),
  'an issuer with a stroke at its end': withClaims({ iss: `${ISSUER}/` }),
  'a token made out for the emulator': withClaims({
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    appid: APP_ID,
    ver: '1.0',
  }),
  'a token made out for a skill': withClaims({
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    appid: 'another-bot',
    ver: '1.0',
  }),
  'a token for another service URL': withClaims({
    serviceurl: 'https://smba.trafficmanager.net/uk/',
  }),
  'a token for no service URL': withClaims({ serviceurl: undefined }),
  'no service URL, which botbuilder would let through': withActivity({ serviceUrl: undefined }),
  'an empty service URL, which botbuilder would let through': withActivity({ serviceUrl: '' }),
  'a service URL that is no text': withActivity({ serviceUrl: { href: 'x' } }),
  'a foreign service URL': withActivity({ serviceUrl: 'https://evil.example/' }),
  'a foreign service URL that the token names too': () => evil('https://evil.example/')(),
  'another port of this machine': () => evil(canaryUrl)(),
  'a host that only begins like Microsoft’s': () =>
    evil('https://smba.trafficmanager.net.evil.example/')(),
  'a host that only ends like Microsoft’s': () => evil('https://evil-smba.trafficmanager.net/')(),
  'Microsoft’s host as a user name': () => evil('https://smba.trafficmanager.net@evil.example/')(),
  'Microsoft’s host without encryption': () => evil('http://smba.trafficmanager.net/uk/')(),
  'the metadata service of a cloud': () => evil('http://169.254.169.254/latest/')(),
  'a file': () => evil('file:///etc/passwd')(),
  'a folder that only begins like ours': () =>
    evil(`${bench.connector.serviceUrl.slice(0, -1)}-of-mine/`)(),
  'no channel': withActivity({ channelId: undefined }),
  'another channel': withActivity({ channelId: 'webchat' }),
  'the emulator’s channel': withActivity({ channelId: 'emulator' }),
  'a channel with keys of its own': withActivity({ channelId: 'AseChannel' }),
  'the channel in capitals': withActivity({ channelId: 'MSTEAMS' }),
  'a tenant that may not use the bot': () =>
    withActivity({
      ...conversation({ tenantId: 'another-tenant' }),
      channelData: { tenant: { id: 'another-tenant' } },
    })(),
  'no tenant': () => withActivity({ ...conversation({ tenantId: undefined }), channelData: {} })(),
  'two tenants, one of them ours': () =>
    withActivity({ channelData: { tenant: { id: 'another-tenant' } } })(),
  'somebody else’s Entra id': () => withActivity(from({ aadObjectId: BEN.aadObjectId }))(),
  'somebody else altogether in this chat': () => withActivity(from(BEN as never))(),
  'a member that nobody knows': () => withActivity(from({ id: '29:1stranger' }))(),
  'no Entra id': () => withActivity(from({ aadObjectId: undefined }))(),
  'another bot': () => withActivity({ from: { id: '28:another-bot', role: 'bot' } })(),
  nobody: () => withActivity({ from: undefined })(),
  'somebody else’s chat': () => withActivity(conversation({ id: BEN.conversation }))(),
  'a person of the channel by another name': () =>
    withActivity({ ...inChannel(), ...from({ aadObjectId: BEN.aadObjectId }) })(),
  'a button pressed by another': () =>
    bench.post(
      anInvoke(
        bench.connector.serviceUrl,
        { verb: 'log-done' },
        from({ aadObjectId: BEN.aadObjectId }),
      ),
    ),
  'a chat that does not exist, in somebody else’s name': () =>
    bench.post(message({ ...from({ aadObjectId: BEN.aadObjectId }), ...nowhere() })),
  'an install in a chat that does not exist, in somebody else’s name': () =>
    bench.post(install({ ...from({ aadObjectId: BEN.aadObjectId }), ...nowhere() })),
  'an uninstall in a chat that does not exist, in somebody else’s name': () =>
    bench.post(
      install({ ...from({ aadObjectId: BEN.aadObjectId }), ...nowhere(), action: 'remove' }),
    ),
  'a chat in which the bot is not': () => {
    const not = { kind: 'status', status: 403, code: 'BotNotInConversationRoster' } as const
    bench.connector.nextMembers(not, not)
    return bench.post(message({ ...from({ id: '29:1other' }), ...nowhere() }))
  },
  'a chat whose id Teams cannot read': () => {
    const unreadable = { kind: 'status', status: 400, code: 'BadArgument' } as const
    bench.connector.nextMembers(unreadable, unreadable)
    return bench.post(message({ ...from({ id: '29:1other' }), ...nowhere() }))
  },
  'somebody else’s name while Teams is too busy to say who it is': () => {
    const busy = { kind: 'status', status: 429, retryAfter: '1' } as const
    bench.connector.nextMembers(busy)
    return bench.post(message(from({ aadObjectId: BEN.aadObjectId })))
  },
  'somebody else’s name while Teams is down': () => {
    bench.connector.nextMembers({ kind: 'status', status: 503 })
    return bench.post(message(from({ aadObjectId: BEN.aadObjectId })))
  },
  'an install in a chat of one’s own, in somebody else’s name': () =>
    bench.post(install(from({ aadObjectId: BEN.aadObjectId }))),
  'an install with somebody else’s Entra id as the id in Teams': () =>
    bench.post(install({ from: { id: BEN.aadObjectId } })),
  'a bot added with somebody else’s Entra id as the id in Teams': () =>
    bench.post(
      install({
        from: { id: BEN.aadObjectId },
        type: 'conversationUpdate',
        membersAdded: [{ id: BOT }],
      }),
    ),
  'somebody else’s name for a member of whom Teams names no Entra id': () =>
    bench.post(
      message({
        ...from({ id: ANON.id, aadObjectId: BEN.aadObjectId }),
        ...conversation({ id: ANON.conversation }),
      }),
    ),
  'a body that is no JSON': () => send('{"type":', `Bearer ${good}`),
  'a list of activities': () => send([message()], `Bearer ${good}`),
  nothing: () => send('null', `Bearer ${good}`),
  'a number': () => send('7', `Bearer ${good}`),
  'a body of 300 kilobytes': () => send(message({ text: 'x'.repeat(300_000) }), `Bearer ${good}`),
  'a body nested a hundred thousand deep': () =>
    send(
      `{"channelId":"msteams","serviceUrl":"${bench.connector.serviceUrl}","type":"message","value":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      `Bearer ${good}`,
    ),
}

describe('nobody but Teams is believed', () => {
  it('knows at least 40 ways of trying', () => {
    expect(Object.keys(cases).length).toBeGreaterThanOrEqual(40)
  })

  it('believes the genuine token and person, so that the refusals below mean something', async () => {
    expect((await send(message(), `Bearer ${good}`)).status).toBe(200)
    expect(bench.received.at(-1)).toMatchObject({ kind: 'text', from: { email: AMINA.email } })
  })

  it.each(Object.entries(cases))('refuses %s', async (_, attempt) => {
    const before = bench.received.length
    connected = []
    const { status, body } = await attempt()
    await bench.settled()
    expect(bench.received).toHaveLength(before)
    expect([200, 400, 401, 413]).toContain(status)
    if (status === 401) expect(body).toEqual({ error: 'unauthorised' })
    if (status === 200) expect(body).toBeUndefined()
    const allowed = [bench.url, bench.openId.metadataUrl, bench.connector.serviceUrl].map(
      (url) => new URL(url).port,
    )
    expect(connected.filter((to) => !allowed.includes(String(to).split(':').at(-1) ?? ''))).toEqual(
      [],
    )
  })

  it('would see a connection to anywhere else', async () => {
    connected = []
    await fetch(canaryUrl)
    expect(connected.some((to) => canaryUrl.includes(String(to).split(':').at(-1) ?? '?'))).toBe(
      true,
    )
  })

  it('says 401, and never why, where the signing keys cannot be had', async () => {
    const alone = await startTeamsBench()
    alone.openId.breakDown()
    const answer = await alone.post(aMessage(alone.connector.serviceUrl, 'done'))
    expect(answer).toEqual({ status: 401, body: { error: 'unauthorised' } })
    await alone.close()
  })

  it('gives a replay the id of the first, so that it has one effect', async () => {
    const again = message()
    await bench.post(again)
    await bench.post(again)
    const [first, second] = bench.received.slice(-2)
    expect(first?.id).toBe(second?.id)
  })

  it('logs why it refused as a code, and nothing of what was sent', () => {
    const reasons = new Set(bench.logged.map(({ because }) => because))
    expect([...reasons]).toEqual(
      expect.arrayContaining([
        'no-token',
        'expired',
        'bad-signature',
        'wrong-issuer',
        'service-url-not-allowed',
        'tenant-not-allowed',
        'sender-not-in-conversation',
      ]),
    )
    expect(JSON.stringify(bench.logged)).not.toMatch(/amina|ben@|self-study|eyJ/)
  })
})
