import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSeal } from '../../../src/chats/sealed-text.ts'
import { slackInstallationsOn } from '../../../src/chats/slack-installations-on-store.ts'
import { addressOf } from '../../../src/platforms/slack/addresses.ts'
import {
  createSlackPlatform,
  type SlackInstallations,
  type SlackPlatform,
} from '../../../src/platforms/slack/platform.ts'
import { aCard } from '../../support/build-card.ts'
import { type FakeSlack, SIGNING_SECRET, signed, startFakeSlack } from '../../support/fake-slack.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { serve } from '../../support/slack-bench.ts'

const seal = createSeal('0f'.repeat(32))
const store = await openTestStore()
const installations = slackInstallationsOn(store, seal)
const HOUR = 3_600_000

let slack: FakeSlack
let now = new Date()
beforeEach(async () => {
  slack = await startFakeSlack()
  now = new Date()
})
afterEach(() => slack.close())

const aPlatform = (kept: SlackInstallations = installations): SlackPlatform =>
  createSlackPlatform(
    {
      signingSecret: SIGNING_SECRET,
      clientId: 'client-id',
      clientSecret: 'client-secret',
      apiUrl: slack.apiUrl,
    },
    {
      receive: async () => ({ messages: [] }),
      sorryFor: () => aCard(),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      now: () => now,
      installations: kept,
    },
  )

/** A workspace that has just installed Keepstep with tokens that live twelve hours. */
async function install(platform: SlackPlatform, team: string, expiresIn = 43_200): Promise<void> {
  slack.people.push({ user: `U${team}`, email: `a@${team}.example`, team })
  const server = await serve(platform.routes)
  const page = await fetch(`${server.url}/slack/install`)
  const cookie = (page.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
  slack.codes.set('c', { team, installer: 'U1', expiresIn })
  const back = `${server.url}/slack/oauth_redirect?code=c&state=${cookie.split('=')[1]}`
  expect((await fetch(back, { headers: { cookie } })).status).toBe(200)
  await server.close()
}
const send = (platform: SlackPlatform, team: string) =>
  platform.send(addressOf(team, `D${team}`), aCard(), 'd-1')

describe('somebody who pretends to install it without end', () => {
  it('does not use up what Slack lets Keepstep ask for', async () => {
    const server = await serve(aPlatform().routes)
    const knock = async (one: number) => {
      const page = await fetch(`${server.url}/slack/install`)
      const cookie = (page.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
      const state = cookie.split('=')[1]
      const back = `${server.url}/slack/oauth_redirect?code=made-up-${one}&state=${state}`
      return (await fetch(back, { headers: { cookie } })).status
    }
    let others = (): void => undefined
    const until = new Promise<void>((resolve) => {
      others = resolve
    })
    for (let held = 0; held < 4; held += 1) slack.next('oauth.v2.access', { kind: 'held', until })
    let answered = 0
    const knocks = Array.from({ length: 30 }, async (_, one) => {
      const status = await knock(one)
      answered += 1
      if (answered === 26) others()
      return status
    })
    const statuses = await Promise.all(knocks)
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(20)
    expect(slack.calls.filter(({ method }) => method === 'oauth.v2.access').length).toBeLessThan(11)
    await server.close()
  })
})

describe('a workspace that installed Keepstep', () => {
  it('is written to with its own token, and no other workspace is', async () => {
    const platform = aPlatform()
    await install(platform, 'T1')
    await install(platform, 'T2')
    expect((await send(platform, 'T1')).kind).toBe('sent')
    expect((await send(platform, 'T2')).kind).toBe('sent')
    expect(
      slack.calls.filter(({ method }) => method === 'chat.postMessage').map(({ token }) => token),
    ).toEqual(['xoxb-T1-0', 'xoxb-T2-0'])
    expect(await send(platform, 'T3')).toEqual({ kind: 'unreachable', code: 'not-installed' })
  })

  it('has its token renewed before a scheduled send, once, however many send at that moment', async () => {
    const platform = aPlatform()
    await install(platform, 'T4')
    now = new Date(now.getTime() + 11.8 * HOUR)
    const processes = [platform, aPlatform(), aPlatform()]
    const outcomes = await Promise.all(
      processes.flatMap((one) => [send(one, 'T4'), send(one, 'T4')]),
    )
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(6).fill('sent'))
    expect(slack.refreshes).toBe(1)
    expect((await installations.load('T4'))?.botToken).toBe('xoxe.xoxb-T4-1')
  })

  it('waits for the process that is renewing where its own token is over', async () => {
    const platform = aPlatform()
    await install(platform, 'T5')
    now = new Date(now.getTime() + 13 * HOUR)
    const outcomes = await Promise.all([platform, aPlatform()].map((one) => send(one, 'T5')))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent'])
    expect(slack.refreshes).toBe(1)
  })

  it('still sends with the old token where Slack cannot renew it just now', async () => {
    const platform = aPlatform()
    await install(platform, 'T6')
    now = new Date(now.getTime() + 11.8 * HOUR)
    slack.next('oauth.v2.access', { kind: 'status', status: 500 })
    expect((await send(platform, 'T6')).kind).toBe('sent')
  })

  it.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { bot: ['U1'] } }],
  ])('is forgotten at %s, also when both come and come twice', async (_, event) => {
    const platform = aPlatform()
    await install(platform, 'T7')
    const server = await serve(platform.routes)
    for (const id of ['Ev1', 'Ev2']) {
      const body = JSON.stringify({ type: 'event_callback', team_id: 'T7', event_id: id, event })
      await fetch(`${server.url}/slack/events`, { method: 'POST', body, headers: signed(body) })
    }
    await server.settled()
    expect(await installations.load('T7')).toBeUndefined()
    expect(await send(platform, 'T7')).toEqual({ kind: 'unreachable', code: 'not-installed' })
    await server.close()
  })

  it('that revoked the token without saying so cannot be reached', async () => {
    const platform = aPlatform()
    await install(platform, 'T8')
    slack.revoke('T8')
    expect(await send(platform, 'T8')).toEqual({ kind: 'unreachable', code: 'token-revoked' })
  })
})

describe('a token at rest', () => {
  it('is read with the key alone', async () => {
    const sealed = seal.seal('xoxb-secret', 'T1/bot')
    expect(sealed).not.toContain('xoxb')
    expect(seal.open(sealed, 'T1/bot')).toBe('xoxb-secret')
    const problem = expect.objectContaining({ code: 'encryption-key-changed' })
    expect(() => createSeal('1f'.repeat(32)).open(sealed, 'T1/bot')).toThrow(problem)
    expect(() => seal.open(sealed, 'T2/bot')).toThrow(problem)
    expect(() => seal.open(`${sealed.slice(0, -2)}AA`, 'T1/bot')).toThrow(problem)
    expect(() => seal.open('nonsense', 'T1/bot')).toThrow(problem)
  })

  it('is never sealed twice in the same way', () => {
    expect(seal.seal('x', 'T1/bot')).not.toBe(seal.seal('x', 'T1/bot'))
  })
})
