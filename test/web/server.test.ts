import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import type { PlatformRoute } from '../../src/platforms/chat-platform.ts'
import type { WebDeps } from '../../src/web/server.ts'
import { aGate, aLog, aServer } from '../support/build-server.ts'

const open: FastifyInstance[] = []
const serve = async (wish: Partial<WebDeps> = {}) => {
  const server = await aServer(wish)
  open.push(server)
  return server
}
const listen = async (wish: Partial<WebDeps> = {}) =>
  (await serve(wish)).listen({ host: '127.0.0.1', port: 0 })
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Answers with the digest of the very bytes that came. */
const echo: PlatformRoute = {
  method: 'POST',
  path: '/api/messages',
  handle: async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    response.end(digestOf(Buffer.concat(chunks)))
  },
}

describe("a platform's route", () => {
  it.each([
    ['application/json', '{ "text":  "spaces kept" , "n": 1.0 }'],
    ['application/json', 'not json at all'],
    ['application/x-www-form-urlencoded', 'payload=%7B%7D&x=1'],
    ['text/plain', 'words'],
  ])('gets the very bytes of a body of %s', async (type, body) => {
    const url = await listen({ routes: [echo] })
    const answer = await fetch(`${url}/api/messages`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })
    expect(await answer.text()).toBe(digestOf(Buffer.from(body)))
  })

  it('gets a body that streams without a length', async () => {
    const url = await listen({ routes: [echo] })
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('{"a":'))
        controller.enqueue(Buffer.from('1}'))
        controller.close()
      },
    })
    const answer = await fetch(`${url}/api/messages`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    } as RequestInit)
    expect(await answer.text()).toBe(digestOf(Buffer.from('{"a":1}')))
  })

  it('never sees a body that says it is over 256 KB', async () => {
    let calls = 0
    const route: PlatformRoute = {
      ...echo,
      handle: async (_request, response) => {
        calls += 1
        response.end()
      },
    }
    const url = await listen({ routes: [route] })
    const answer = await fetch(`${url}/api/messages`, {
      method: 'POST',
      body: 'x'.repeat(256 * 1024 + 1),
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'body-too-large' })
    expect(calls).toBe(0)
  })

  it('that breaks answers 500 as JSON, without the reason', async () => {
    const { log, lines } = aLog()
    const route: PlatformRoute = {
      ...echo,
      handle: () => Promise.reject(new Error('secret reason')),
    }
    const url = await listen({ routes: [route], log })
    const answer = await fetch(`${url}/api/messages`, { method: 'POST' })
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
    expect(lines.join()).toContain('secret reason')
  })

  it('is closed for a minute to an address that asks too often', async () => {
    const url = await listen({ routes: [echo], requestsPerMinute: 3 })
    const statuses: number[] = []
    for (let i = 0; i < 4; i++) {
      const answer = await fetch(`${url}/api/messages`, { method: 'POST', body: 'x' })
      statuses.push(answer.status)
      if (answer.status === 429) {
        expect(await answer.json()).toMatchObject({ code: 'too-many-requests' })
      }
    }
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})

describe('health', () => {
  it('is alive as soon as it listens', async () => {
    const answer = await (await serve()).inject('/healthz')
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }])
  })

  it('is ready when its parts are', async () => {
    const answer = await (await serve()).inject('/readyz')
    expect(answer.statusCode).toBe(200)
  })

  it.each([
    ['draining', async () => ({ kind: 'not-ready', because: 'draining' }) as const],
    ['check-broke', () => Promise.reject(new Error('no database'))],
    ['no-answer', () => new Promise<never>(() => undefined)],
  ])('answers 503 with the code %s where it is not', async (code, ready) => {
    const answer = await (await serve({ health: { ready } })).inject('/readyz')
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ code })
  })
})

describe('metrics', () => {
  it('count requests by the pattern of the route, never by the address that was asked', async () => {
    const server = await serve({ routes: [echo] })
    await server.inject('/healthz')
    await server.inject('/who/amina@oakfield.example')
    const { payload } = await server.inject('/metrics')
    expect(payload).toContain('route="/healthz",status="200"')
    expect(payload).not.toContain('amina')
  })
})

describe('what goes wrong is told as JSON with a code', () => {
  it.each(['/nowhere', '/sandbox/state', '/sandbox/clock'])(
    'nothing is at %s without a sandbox',
    async (url) => {
      const answer = await (await serve()).inject(url)
      expect(answer.statusCode).toBe(404)
      expect(answer.json()).toEqual({
        code: 'not-found',
        message: 'There is nothing at this address.',
      })
    },
  )

  it('a request that is no HTTP leaves the server standing', async () => {
    const url = new URL(await listen())
    await new Promise<void>((resolve) => {
      const socket = connect(Number(url.port), '127.0.0.1', () =>
        socket.write('\0\0nonsense\r\n\r\n'),
      )
      socket.on('data', () => undefined)
      socket.on('close', () => resolve())
      socket.on('error', () => resolve())
    })
    expect((await fetch(`${url.href}healthz`)).status).toBe(200)
  })
})

describe('headers and logs', () => {
  it('allow nothing but files of our own', async () => {
    const { headers } = await (await serve()).inject('/healthz')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it('never hold what was asked: not the address, not the body', async () => {
    const { log, lines } = aLog()
    const server = await serve({ log, routes: [echo] })
    await server.inject('/canary@oakfield.example?q=canary')
    await server.inject({ method: 'POST', url: '/healthz', payload: { canary: 1 } })
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join()).not.toContain('canary')
  })
})

describe('closing', () => {
  it('waits for what is being answered', async () => {
    const [asked, finish] = [aGate(), aGate()]
    const slow: PlatformRoute = {
      method: 'POST',
      path: '/slack/events',
      handle: async (_request, response) => {
        asked.open()
        await finish.opened
        response.end('done')
      },
    }
    const server = await serve({ routes: [slow] })
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    const answer = fetch(`${url}/slack/events`, { method: 'POST' })
    await asked.opened
    const closing = server.close()
    finish.open()
    expect(await (await answer).text()).toBe('done')
    await closing
  })
})
