import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createKeys } from '../../../src/platforms/teams/keys.ts'
import { createTokens, type Tokens } from '../../../src/platforms/teams/tokens.ts'
import { APP_ID } from '../../support/build-activity.ts'
import { type FakeOpenId, inSeconds, startFakeOpenId } from '../../support/fake-openid.ts'

const SERVICE_URL = 'https://smba.trafficmanager.net/uk/'
const open: FakeOpenId[] = []
let openId: FakeOpenId
const start = async () => {
  const fresh = await startFakeOpenId({ appId: APP_ID, serviceUrl: SERVICE_URL })
  open.push(fresh)
  return fresh
}
beforeAll(async () => {
  openId = await start()
})
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()))
})

const tokensOn = ({ metadataUrl, issuer }: FakeOpenId): Tokens =>
  createTokens(
    { credentials: { appId: APP_ID, appPassword: 'x' }, tokenIssuer: issuer },
    createKeys(metadataUrl),
  )
const now = () => new Date()
const later = (seconds: number) => new Date(Date.now() + seconds * 1000)

describe('a token that Teams sends again and again', () => {
  it('is verified once: somebody who presses does not wait for it each time', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const tokens = tokensOn(openId)
    const header = `Bearer ${await openId.token()}`
    for (let times = 0; times < 5; times += 1) {
      expect(await tokens.believe(header, now())).toEqual({
        kind: 'believed',
        serviceUrl: SERVICE_URL,
      })
    }
    expect(verify).toHaveBeenCalledTimes(1)
    verify.mockRestore()
  })

  it('is believed no longer than it lives, however well it is remembered', async () => {
    const tokens = tokensOn(openId)
    const header = `Bearer ${await openId.token({ claims: { exp: inSeconds(600) } })}`
    expect((await tokens.believe(header, now())).kind).toBe('believed')
    expect((await tokens.believe(header, later(890))).kind).toBe('believed')
    expect(await tokens.believe(header, later(910))).toEqual({
      kind: 'refused',
      because: 'expired',
    })
  })

  it('is still another one with a single letter changed', async () => {
    const tokens = tokensOn(openId)
    const token = await openId.token()
    await tokens.believe(`Bearer ${token}`, now())
    const other = token.endsWith('A') ? 'B' : 'A'
    const forged = `Bearer ${token.slice(0, -6)}${other.repeat(6)}`
    expect(await tokens.believe(forged, now())).toEqual({
      kind: 'refused',
      because: 'bad-signature',
    })
  })
})

describe('a refusal', () => {
  it('is never remembered: a token that was refused because keys could not be had is good after', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const down = await start()
    const tokens = tokensOn(down)
    const header = `Bearer ${await down.token()}`
    down.breakDown()
    expect(await tokens.believe(header, now())).toEqual({
      kind: 'refused',
      because: 'keys-unavailable',
    })
    down.comeBack()
    vi.advanceTimersByTime(60_000)
    expect((await tokens.believe(header, now())).kind).toBe('believed')
    vi.useRealTimers()
  })
})

describe('whoever makes up tokens', () => {
  it('cannot have Microsoft asked for its keys each time, whether they can be had or not', async () => {
    const [up, down] = [await start(), await start()]
    down.breakDown()
    for (const one of [up, down]) {
      const tokens = tokensOn(one)
      const { privateKey } = await import('jose').then((jose) => jose.generateKeyPair('RS256'))
      for (let times = 0; times < 50; times += 1) {
        const made = await one.token({ header: { kid: `made-up-${times}` }, signWith: privateKey })
        expect((await tokens.believe(`Bearer ${made}`, now())).kind).toBe('refused')
      }
      expect(one.asked.length).toBeLessThanOrEqual(2)
    }
  })

  it('leaves nothing on standard error', async () => {
    const said = vi.spyOn(console, 'error')
    const tokens = tokensOn(openId)
    const token = await openId.token()
    await tokens.believe(`Bearer ${token.slice(0, -8)}AAAAAAAA`, now())
    await tokens.believe(
      `Bearer ${await openId.token({ claims: { exp: inSeconds(-3600) } })}`,
      now(),
    )
    expect(said).not.toHaveBeenCalled()
    said.mockRestore()
  })

  it('does not make the service forget the genuine ones', async () => {
    const tokens = tokensOn(openId)
    const header = `Bearer ${await openId.token()}`
    await tokens.believe(header, now())
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const forged = header.slice(0, -8)
    for (let times = 0; times < 1_100; times += 1) {
      await tokens.believe(`${forged}${String(times).padStart(8, 'A')}`, now())
    }
    const before = verify.mock.calls.length
    expect((await tokens.believe(header, now())).kind).toBe('believed')
    expect(verify.mock.calls.length).toBe(before)
    verify.mockRestore()
  })
})
