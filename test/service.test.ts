import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { type Service, startService } from '../src/service.ts'
import { APP_ID, aMessage, anInstall, TENANT } from './support/build-activity.ts'
import { aLog } from './support/build-server.ts'
import { startFakeConnector } from './support/fake-connector.ts'
import { newDatabase } from './support/open-test-store.ts'
import { wordsOn } from './support/teams-client.ts'

const running: Service[] = []
const folders: string[] = []
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop()
})
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** Starts as `npm start` does, with these settings. */
async function start(env: Readonly<Record<string, string>>): Promise<Service> {
  const { prepared } = await newDatabase('embedded')
  const config = readConfig({ PORT: '0', KEEPSTEP_DATA_DIR: 'memory', ...env })
  const service = await startService(config, aLog().log, prepared === undefined ? {} : { prepared })
  running.push(service)
  return service
}

const TEAMS = {
  MICROSOFT_APP_ID: APP_ID,
  MICROSOFT_APP_PASSWORD: 'not-a-real-password',
  MICROSOFT_APP_TENANT_ID: TENANT,
}
const DEV = { TEAMS_DEV_UNAUTHENTICATED: '1' }

const post = (service: Service, activity: unknown, headers: Record<string, string> = {}) =>
  fetch(`${service.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(activity),
  })

describe('the service refuses to start', () => {
  it.each([
    ['with an app id alone', { MICROSOFT_APP_ID: APP_ID }, /APP_PASSWORD is missing.*TENANT_ID/],
    ['without an app id', { ...TEAMS, MICROSOFT_APP_ID: '' }, /MICROSOFT_APP_ID is missing/],
    ['without a secret', { ...TEAMS, MICROSOFT_APP_PASSWORD: '' }, /APP_PASSWORD is missing/],
    ['without a tenant', { ...TEAMS, MICROSOFT_APP_TENANT_ID: '' }, /TENANT_ID is missing/],
    ['for every tenant', { ...TEAMS, MICROSOFT_APP_TENANT_ID: 'common' }, /would let everybody in/],
    [
      'for any tenant among others',
      { ...TEAMS, MICROSOFT_APP_TENANT_ID: `${TENANT},organizations` },
      /everybody/,
    ],
    ['unauthenticated beside credentials', { ...TEAMS, ...DEV }, /cannot stand beside/],
    ['unauthenticated on a public address', { ...DEV, HOST: '0.0.0.0' }, /while HOST is 127/],
    [
      'with a stand-in for Microsoft’s keys elsewhere',
      { ...TEAMS, TEAMS_OPENID_METADATA_URL: 'https://keys.example/openid' },
      /only an address on this machine/,
    ],
    [
      'with a connector over plain http',
      { ...TEAMS, TEAMS_SERVICE_URLS: 'http://connector.example/' },
      /https/,
    ],
    [
      'real Teams with a moved clock',
      { ...TEAMS, KEEPSTEP_NOW: '2026-09-07T06:30:00Z' },
      /moves the clock/,
    ],
  ])('%s', async (_, env, sentence) => {
    await expect(start(env)).rejects.toThrow(sentence)
  })

  it('and lets go of its database then: put right, it starts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keepstep-start-'))
    folders.push(folder)
    const kept = { ...TEAMS, KEEPSTEP_DATA_DIR: folder }
    await expect(start({ ...kept, MICROSOFT_APP_TENANT_ID: 'common' })).rejects.toThrow(/everybody/)
    const service = await start(kept)
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
  })
})

describe('the service on Teams', () => {
  it('answers nobody without a token, says only that, and shows no sandbox', async () => {
    const service = await start(TEAMS)
    const answer = await post(service, aMessage('https://smba.trafficmanager.net/uk/', 'help'))
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({ error: 'unauthorised' })
    expect((await fetch(`${service.url}/sandbox/state`)).status).toBe(404)
    expect((await fetch(`${service.url}/privacy`)).status).toBe(200)
    expect(await (await fetch(`${service.url}/`)).text()).toContain('<h1>Keepstep</h1>')
  })

  it('has no Teams endpoint where Teams is not configured', async () => {
    const service = await start({})
    expect((await post(service, {})).status).toBe(404)
  })
})

describe('the service in the Agents Playground', () => {
  it('needs no app id on this machine alone, and begins with the sample school', async () => {
    const service = await start({ ...DEV, KEEPSTEP_NOW: '2026-09-14T06:44:00Z' })
    const connector = await startFakeConnector({ token: undefined })
    const priya = {
      id: '29:priya',
      aadObjectId: '11111111-2222-4333-8444-555555555555',
      email: 'p.raman@larkfield.example',
    }
    connector.addConversation('a:1priya', [priya], 'whatever-the-client-says')
    const chat = {
      from: { id: priya.id, name: 'Priya', aadObjectId: priya.aadObjectId },
      conversation: { id: 'a:1priya', conversationType: 'personal', tenantId: 'whatever' },
      channelData: { tenant: { id: 'whatever-else' } },
    }
    expect((await post(service, anInstall(connector.serviceUrl, chat))).status).toBe(200)
    await service.runDue()
    const texts = () =>
      connector.messages('a:1priya').map(({ activity }) => wordsOn(activity.attachments).join('\n'))
    expect(texts()).toEqual([expect.stringContaining('Welcome to Keepstep, Priya Raman')])
    await post(service, aMessage(connector.serviceUrl, 'my week', chat))
    expect(texts().at(-1)).toContain('Week 3 of autumn 1')
    await connector.close()
  })

  it('still writes to nowhere but this machine', async () => {
    const service = await start(DEV)
    const answer = await post(service, aMessage('https://evil.example/', 'help'))
    expect(answer.status).toBe(401)
  })
})
