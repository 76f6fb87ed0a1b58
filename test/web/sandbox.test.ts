import { connect } from 'node:net'
import fc from 'fast-check'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/platforms/chat-event.ts'
import type { SandboxDesk } from '../../src/web/sandbox/desk.ts'
import { sandboxRefusal } from '../../src/web/sandbox/guard.ts'
import { aLog, aServer } from '../support/build-server.ts'
import { createFakeDesk, FAKE_PEOPLE } from '../support/fake-desk.ts'
import { aGate } from '../support/gate.ts'

const HOST = '127.0.0.1:3978'
const AMINA = 'amina.hussain@oakfield.example'
let server: FastifyInstance
let desk: SandboxDesk
let received: ChatEvent[]
let lines: string[]
beforeEach(async () => {
  const fake = await createFakeDesk()
  desk = fake.desk
  received = fake.received
  const log = aLog()
  lines = log.lines
  server = await aServer({ sandbox: desk, log: log.log })
})
afterEach(() => server.close())

const get = (url: string) => server.inject({ url, headers: { host: HOST } })
const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    payload: payload as NonNullable<InjectOptions['payload']>,
    headers: { host: HOST, ...headers },
  })
const chatOf = async (email: string) =>
  (await get(`/sandbox/conversations/${encodeURIComponent(`person:${email}`)}`)).json()

describe('GET /sandbox/state', () => {
  it('says who there is, what time it is, and what is about to be sent', async () => {
    const state = (await get('/sandbox/state')).json()
    expect(state).toMatchObject({
      now: '2026-09-21T06:45:00.000Z',
      timeZone: 'Europe/London',
      week: 'Week 3 of autumn 1',
    })
    expect(state.people).toHaveLength(FAKE_PEOPLE.length)
    expect(state.upcoming[0]).toMatchObject({ nudge: 'not-logged-yet', to: AMINA })
  })
})

describe('GET /sandbox/conversations/:address', () => {
  it('shows cards and texts with their message ids', async () => {
    const { messages } = await chatOf(AMINA)
    expect(messages[0]).toMatchObject({ id: 'm-1', card: { type: 'AdaptiveCard' } })
  })

  it('answers 404 where nobody has the address', async () => {
    const none: SandboxDesk = { ...desk, conversation: async () => undefined }
    const other = await aServer({ sandbox: none })
    const answer = await other.inject({
      url: '/sandbox/conversations/person:x@y.example',
      headers: { host: HOST },
    })
    await other.close()
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'no-such-conversation'])
  })
})

describe('POST /sandbox/message', () => {
  it('types as somebody and shows the answer below', async () => {
    const answer = await post('/sandbox/message', { as: AMINA, text: ' help ' })
    expect(answer.statusCode).toBe(200)
    const { messages } = await chatOf(AMINA)
    expect(messages.slice(1)).toMatchObject([
      { from: AMINA, text: 'help' },
      { id: answer.json().messageIds[0] },
    ])
  })

  it.each([
    ['as', { text: 'help' }],
    ['as', { as: 'Amina', text: 'help' }],
    ['text', { as: AMINA }],
    ['text', { as: AMINA, text: '   ' }],
    ['text', { as: AMINA, text: 'x'.repeat(4001) }],
    ['text', { as: AMINA, text: ['help'] }],
    ['admin', { as: AMINA, text: 'help', admin: true }],
  ])('names the field %s where it is wrong', async (field, body) => {
    const answer = await post('/sandbox/message', body)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'invalid-request', field })
    expect(received).toEqual([])
  })

  it.each(['\0', 'half \ud83d'])('takes no text that the store cannot keep (%j)', async (text) => {
    const answer = await post('/sandbox/message', { as: AMINA, text })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request'])
  })
})

describe('POST /sandbox/action', () => {
  const action = (more: object = {}) => ({
    as: AMINA,
    messageId: 'm-1',
    verb: 'log-done',
    data: { v: 1, expectationId: 'e-1' },
    inputs: {},
    ...more,
  })

  it('presses a button and replaces the card in place', async () => {
    expect((await post('/sandbox/action', action())).statusCode).toBe(200)
    const { messages } = await chatOf(AMINA)
    expect(messages).toHaveLength(1)
    expect(JSON.stringify(messages[0])).toContain('Done on Monday 21 September')
  })

  it('hands the product the data and inputs as they came', async () => {
    await post('/sandbox/action', action({ inputs: { note: 'calm & <b>quiet</b>' } }))
    expect(received[0]).toMatchObject({
      data: { v: 1, expectationId: 'e-1' },
      inputs: { note: 'calm & <b>quiet</b>' },
    })
  })

  it('says per input what to put right', async () => {
    const answer = await post('/sandbox/action', action({ verb: 'save-drop-in' }))
    expect(answer.json().errors).toEqual({ outcome: 'Choose how the step is going.' })
  })

  it('needs neither data nor inputs', async () => {
    const { data: _d, inputs: _i, ...bare } = action()
    expect((await post('/sandbox/action', bare)).statusCode).toBe(200)
    expect(received[0]).toMatchObject({ data: {}, inputs: {} })
  })

  it.each([
    ['messageId', 404, { messageId: 'm-99' }],
    ['as', 403, { as: 'ben.carter@oakfield.example' }],
    ['verb', 400, { verb: '' }],
    ['inputs', 400, { inputs: { minutes: 15 } }],
    ['messageId', 400, { messageId: null }],
  ])('names the field %s with status %i', async (field, status, wrong) => {
    const answer = await post('/sandbox/action', action(wrong))
    expect([answer.statusCode, answer.json().field]).toEqual([status, field])
  })
})

describe('POST /sandbox/clock', () => {
  it.each(['next-morning', 'next-friday', 'end-of-term', 'next-send'])('goes to %s', async (to) => {
    const answer = await post('/sandbox/clock', { to })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ now: desk.now().toISOString(), sent: 1 })
  })

  it('goes to an instant, with any offset', async () => {
    const answer = await post('/sandbox/clock', { to: '2026-09-22T09:00:00+01:00' })
    expect(answer.json().now).toBe('2026-09-22T08:00:00.000Z')
  })

  it.each([
    ['clock-goes-back', '2026-09-21T06:44:59Z'],
    ['clock-too-far', '2027-10-27T06:45:01Z'],
    ['invalid-request', 'tomorrow'],
    ['invalid-request', '2026-09-22'],
    ['invalid-request', '2026-02-30T09:00:00Z'],
    ['invalid-request', ''],
    ['invalid-request', 17],
    ['invalid-request', undefined],
  ])('refuses with %s: %s', async (code, to) => {
    const before = desk.now()
    const answer = await post('/sandbox/clock', { to })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code, field: 'to' })
    expect(desk.now()).toEqual(before)
  })

  it('goes 400 days ahead, to the second', async () => {
    const answer = await post('/sandbox/clock', { to: '2027-10-26T06:45:00Z' })
    expect(answer.statusCode).toBe(200)
  })

  it('moves once at a time', async () => {
    const [asked, arrival] = [aGate(), aGate()]
    const slow: SandboxDesk = {
      ...desk,
      advanceTo: async (to) => {
        asked.open()
        await arrival.opened
        return desk.advanceTo(to)
      },
    }
    const other = await aServer({ sandbox: slow })
    const url = await other.listen({ host: '127.0.0.1', port: 0 })
    const move = () =>
      fetch(`${url}/sandbox/clock`, {
        method: 'POST',
        body: JSON.stringify({ to: 'next-morning' }),
        headers: { 'content-type': 'application/json' },
      })
    const first = move()
    await asked.opened
    const second = await move()
    expect([second.status, (await second.json()).code]).toEqual([409, 'clock-is-moving'])
    arrival.open()
    expect((await first).status).toBe(200)
    await other.close()
  })

  it('says that there is no such moment where the calendar has none', async () => {
    const other = await aServer({
      sandbox: { ...desk, advanceTo: async () => ({ kind: 'refused', because: 'no-such-time' }) },
    })
    const answer = await other.inject({
      method: 'POST',
      url: '/sandbox/clock',
      payload: { to: 'end-of-term' },
      headers: { host: HOST },
    })
    await other.close()
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'no-such-time'])
  })
})

describe('the sandbox is for whoever sits at this machine', () => {
  it.each(['keepstep.example', 'localhost.evil.example', '127.0.0.1.nip.io:3978', '0.0.0.0'])(
    'refuses the host name %j, which may be rebound',
    async (host) => {
      for (const url of ['/', '/sandbox/state', '/sandbox/page/index.html']) {
        const answer = await server.inject({ url, headers: { host } })
        expect([answer.statusCode, answer.json().code]).toEqual([403, 'not-on-this-machine'])
      }
    },
  )

  it.each(['localhost:3978', 'LOCALHOST', '[::1]:3978', '127.0.0.1'])(
    'opens at %s',
    async (host) => {
      expect((await server.inject({ url: '/sandbox/state', headers: { host } })).statusCode).toBe(
        200,
      )
    },
  )

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'http://127.0.0.1:9999' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('refuses a post from another page: %j', async (headers) => {
    const answer = await post('/sandbox/message', { as: AMINA, text: 'help' }, headers)
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'other-origin'])
    expect(received).toEqual([])
  })

  it('takes a post from its own page, and from a program that sends no origin', async () => {
    const own = { origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' }
    const body = { as: AMINA, text: 'help' }
    expect((await post('/sandbox/message', body, own)).statusCode).toBe(200)
    expect((await post('/sandbox/message', body)).statusCode).toBe(200)
  })

  it('takes no form post: a page elsewhere could send one without asking', async () => {
    const answer = await post('/sandbox/message', 'as=a&text=b', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'json-expected'])
  })

  it('refuses a peer from another machine whatever it says', () => {
    const asked = { isLocal: false, isForwarded: false, host: 'localhost', method: 'GET' }
    expect(sandboxRefusal(asked)?.code).toBe('not-on-this-machine')
  })

  it.each([
    ...['forwarded', 'via', 'x-forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'],
    ...[
      'x-forwarded-proto',
      'x-client-ip',
      'true-client-ip',
      'cf-connecting-ip',
      'x-original-host',
    ],
  ])(
    'refuses somebody from outside who comes through a proxy on this machine: %s',
    async (name) => {
      const headers = { host: HOST, [name]: '203.0.113.9' }
      for (const url of ['/', '/sandbox/state']) {
        const answer = await server.inject({ url, headers })
        expect([answer.statusCode, answer.json().code]).toEqual([403, 'passed-on'])
      }
      const answer = await post('/sandbox/message', { as: AMINA, text: 'help' }, { [name]: 'x' })
      expect(answer.statusCode).toBe(403)
      expect(received).toEqual([])
    },
  )

  it('refuses a proxy that adds no header: it speaks as no browser does', async () => {
    const url = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(url.port), '127.0.0.1', () =>
        socket.write(`GET /sandbox/state HTTP/1.0\r\nHost: ${url.host}\r\n\r\n`),
      )
      let all = ''
      socket.on('data', (chunk) => {
        all += chunk
      })
      socket.on('close', () => resolve(all)).on('error', reject)
    })
    expect(said).toMatch(/^HTTP\/1\.1 403 /)
    expect(said).toContain('passed-on')
  })

  it('lets no page of another origin look, either', async () => {
    const headers = { host: HOST, origin: 'https://evil.example' }
    const answer = await server.inject({ url: '/sandbox/state', headers })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'other-origin'])
  })
})

describe('bodies that no page would send', () => {
  it.each(['/sandbox/message', '/sandbox/action', '/sandbox/clock'])(
    'are refused with a code at %s, whatever they are',
    async (url) => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (body) => {
          const answer = await post(url, JSON.stringify(body), {
            'content-type': 'application/json',
          })
          expect(answer.statusCode).toBe(400)
          expect(answer.json().code).toBe('invalid-request')
        }),
        { numRuns: 300 },
      )
    },
  )

  it.each(['{', '{"as":', '{"__proto__": {"x": 1}}', ''])(
    'that are no JSON: %j',
    async (payload) => {
      const answer = await post('/sandbox/message', payload, { 'content-type': 'application/json' })
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request'])
    },
  )

  it('are not read where they are over 256 KB', async () => {
    const answer = await post('/sandbox/message', { as: AMINA, text: 'x'.repeat(300_000) })
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'body-too-large'])
  })
})

describe('a fault of ours', () => {
  it('is 500 with a code and no reason, and the log names nobody', async () => {
    const other = await aServer({
      sandbox: { ...desk, message: () => Promise.reject(new Error('the reason')) },
    })
    const answer = await other.inject({
      method: 'POST',
      url: '/sandbox/message',
      payload: { as: AMINA, text: 'help' },
      headers: { host: HOST },
    })
    await other.close()
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal-error'])
    expect(answer.payload).not.toContain('the reason')
  })

  it('and no request leaves an email in the log', async () => {
    await chatOf(AMINA)
    await post('/sandbox/message', { as: AMINA, text: 'canary words' })
    expect(lines.join()).toContain('/sandbox/conversations/:address')
    expect(lines.join()).not.toMatch(/oakfield|canary/)
  })
})

describe("the page's files", () => {
  it('are the page at the root, checked for a newer one each time', async () => {
    const answer = await get('/')
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.payload).toContain('<title>Keepstep')
  })

  it('bring the renderer of cards from its package, kept for a day', async () => {
    const answer = await get('/sandbox/renderer/adaptivecards.min.js')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toContain('max-age=86400')
  })

  it.each([
    '/sandbox/page/main.ts',
    '/sandbox/page/../routes.ts',
    '/sandbox/page/%2e%2e/routes.ts',
    '/sandbox/renderer/adaptivecards.js',
    '/sandbox/page/',
  ])('hold nothing else: %s', async (url) => {
    expect((await get(url)).statusCode).toBe(404)
  })
})
