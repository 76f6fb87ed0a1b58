import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import { type Service, startService } from '../src/service.ts'
import type { TestEngine } from './support/lent-databases.ts'
import { newDatabase } from './support/open-test-store.ts'
import { ownTime } from './support/own-time.ts'

const SETTINGS = {
  ...{ PORT: '0', KEEPSTEP_DATA_DIR: 'memory', LOG_LEVEL: 'silent' },
  KEEPSTEP_SANDBOX: '1',
}

/** Starts the service on a free port, does `work` with it and stops it, however that went. */
async function withService(
  engine: TestEngine,
  work: (service: Service) => Promise<void>,
): Promise<void> {
  const config = { ...readConfig(SETTINGS), ...(await newDatabase(engine)) }
  const service = await startService(config, createLog(config))
  try {
    await work(service)
  } finally {
    await service.stop()
  }
}

const get = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, body: await response.text() }
}

describe('the service', () => {
  it('starts on a free port and says so, is alive and ready, with its page and its figures', async () => {
    await withService('embedded', async ({ url }) => {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/)
      expect(await get(`${url}/healthz`)).toMatchObject({ status: 200 })
      expect(await get(`${url}/readyz`)).toMatchObject({ status: 200 })
      const metrics = await get(`${url}/metrics`)
      expect(metrics.status).toBe(200)
      expect(metrics.body).toMatch(/^keepstep_/m)
      const state = await get(`${url}/sandbox/state`)
      expect(JSON.parse(state.body)).toMatchObject({ school: 'Larkfield Academy' })
    })
  })

  it('answers over HTTP as it does in the chat: what is typed comes back as a card', async () => {
    await withService('postgres', async ({ url }) => {
      const as = 'a.yusuf@larkfield.example'
      const typed = await fetch(`${url}/sandbox/message`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as, text: 'my week' }),
      })
      expect(typed.status).toBe(200)
      const chat = await get(`${url}/sandbox/conversations/${encodeURIComponent(`person:${as}`)}`)
      expect(chat.body).toContain('My week')
    })
  })

  it('stops within ten seconds, also while it is being asked things, and listens no more', async () => {
    const config = { ...readConfig(SETTINGS), ...(await newDatabase('postgres')) }
    const { url, stop } = await startService(config, createLog(config))
    const asked = Array.from({ length: 20 }, () =>
      get(`${url}/sandbox/state`).catch(() => 'cut off'),
    )
    const taken = ownTime()
    await stop()
    expect(taken.ms()).toBeLessThan(10_000)
    await Promise.all(asked)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })

  it.each([
    ['says nothing', ''],
    [
      'stops in the middle of what they say',
      'POST /sandbox/message HTTP/1.1\r\nHost: 127.0.0.1\r\n',
    ],
  ])('stops within seconds although somebody is connected who %s', async (_, words) => {
    const config = { ...readConfig(SETTINGS), ...(await newDatabase('embedded')) }
    const { url, stop } = await startService(config, createLog(config))
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    await once(socket, 'connect')
    // Whoever is cut off may hear it as a reset.
    socket.on('error', () => undefined)
    socket.write(words)
    const taken = ownTime()
    await stop()
    expect(taken.ms()).toBeLessThan(7_000)
    socket.destroy()
  })

  it('does not start with settings that cannot be right', () => {
    expect(() => readConfig({ ...SETTINGS, SLACK_BOT_TOKEN: 'x' })).toThrow('SLACK_SIGNING_SECRET')
  })

  it('does not start on a database that cannot be reached, and says which setting to check', async () => {
    const config = readConfig({
      ...SETTINGS,
      DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
    })
    await expect(startService(config, createLog(config))).rejects.toMatchObject({
      name: 'StoreError',
      code: expect.stringMatching(/^[a-z-]+$/),
    })
  })
})
