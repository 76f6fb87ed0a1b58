import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PlatformRoute } from '../../src/platforms/chat-platform.ts'
import type { WebDeps } from '../../src/web/server.ts'
import { aLog, aServer } from '../support/build-server.ts'
import { createFakeDesk } from '../support/fake-desk.ts'
import { aGate } from '../support/gate.ts'
import { ownTime } from '../support/own-time.ts'

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

  it('is not reached by anybody from outside where nobody is authenticated', async () => {
    const url = await listen({ routes: [echo], onlyLocal: true })
    const post = (headers: Record<string, string>) =>
      fetch(`${url}/api/messages`, { method: 'POST', body: '{}', headers })
    expect((await post({})).status).toBe(200)
    expect((await post({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(403)
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
  })
})

/** Refuses everybody but who knows the word. */
const guarded: PlatformRoute = {
  ...echo,
  handle: async (request, response) => {
    response.writeHead(request.headers.authorization === 'genuine' ? 200 : 401).end()
  },
}

describe('somebody who knocks without end', () => {
  const knock = (url: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/messages`, { method: 'POST', headers }).then(({ status }) => status)
  const genuine = { authorization: 'genuine' }

  it('shuts nobody out who comes from the same address, as everybody does behind a proxy', async () => {
    const url = await listen({ routes: [guarded] })
    for (let round = 0; round < 100; round += 1) {
      const statuses = await Promise.all(Array.from({ length: 100 }, () => knock(url)))
      expect(new Set(statuses)).toEqual(new Set([401]))
    }
    expect(await knock(url, genuine)).toBe(200)
  })

  it('is shut out alone, where the proxy is trusted to say who it is', async () => {
    const bounds = { trustedProxies: ['127.0.0.1'], refusalsPerMinute: 20 }
    const url = await listen({ routes: [guarded], bounds })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const statuses: number[] = []
    for (let times = 0; times < 22; times += 1) {
      statuses.push(await knock(url, from('203.0.113.9')))
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429])
    expect(await knock(url, { ...genuine, ...from('198.51.100.7') })).toBe(200)
  })

  it('cannot get out of it by making up where they come from', async () => {
    const bounds = { trustedProxies: ['127.0.0.1'], refusalsPerMinute: 5 }
    const url = await listen({ routes: [guarded], bounds })
    const statuses: number[] = []
    for (let times = 0; times < 8; times += 1) {
      // The proxy writes the true address behind whatever was there.
      const headers = { 'x-forwarded-for': `192.0.2.${times}, 203.0.113.9` }
      statuses.push(await knock(url, headers))
    }
    expect(statuses.at(-1)).toBe(429)
  })

  it('never counts what is genuine, however much it is', async () => {
    const bounds = { trustedProxies: ['127.0.0.1'], refusalsPerMinute: 5 }
    const url = await listen({ routes: [guarded], bounds })
    const headers = { ...genuine, 'x-forwarded-for': '52.112.0.1' }
    const statuses = await Promise.all(Array.from({ length: 50 }, () => knock(url, headers)))
    expect(new Set(statuses)).toEqual(new Set([200]))
  })
})

/** A connection on which these words are said, and then nothing. */
const silent = async (url: string, words = ''): Promise<Socket> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  if (words !== '') socket.write(words)
  socket.on('error', () => undefined).resume()
  return socket
}
const SLOW_BODY = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"half":'

describe('somebody who sends slowly', () => {
  it('makes room for a press, however many bodies they have begun', async () => {
    const url = await listen({ routes: [echo], bounds: { bodiesBeingRead: 20 } })
    const slow = await Promise.all(Array.from({ length: 60 }, () => silent(url, SLOW_BODY)))
    await vi.waitFor(() => expect(slow.filter(({ closed }) => closed)).toHaveLength(40), 20_000)
    const answer = await fetch(`${url}/api/messages`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(200)
    for (const socket of slow) socket.destroy()
  })

  it('makes room for a press, however many connections they have opened', async () => {
    const url = await listen({ routes: [echo], bounds: { connections: 20 } })
    const idle = await Promise.all(Array.from({ length: 60 }, () => silent(url)))
    const answer = await fetch(`${url}/api/messages`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(200)
    await vi.waitFor(
      () => expect(idle.filter(({ closed }) => !closed).length).toBeLessThan(21),
      20_000,
    )
    for (const socket of idle) socket.destroy()
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

describe('readiness', () => {
  it('is looked at once, however many ask: they must not use up the database', async () => {
    let looks = 0
    const ready = async () => {
      looks += 1
      return { kind: 'ready' } as const
    }
    const server = await serve({ health: { ready } })
    const answers = await Promise.all(Array.from({ length: 50 }, () => server.inject('/readyz')))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(50).fill(200))
    expect(looks).toBe(1)
  })
})

describe('metrics', () => {
  it('are for this machine, and not for whoever comes through a proxy on it', async () => {
    const server = await serve()
    expect((await server.inject('/metrics')).statusCode).toBe(200)
    const passedOn = await server.inject({
      url: '/metrics',
      headers: { 'x-forwarded-for': '203.0.113.9' },
    })
    expect([passedOn.statusCode, passedOn.json().code]).toEqual([403, 'metrics-private'])
    const elsewhere = await server.inject({ url: '/metrics', remoteAddress: '10.0.0.7' })
    expect(elsewhere.statusCode).toBe(403)
  })

  it('are for whoever has the token, where there is one, and then for nobody else', async () => {
    const token = 'a-token-for-prometheus'
    const server = await serve({ bounds: { metricsToken: token } })
    const ask = (authorization: string, remoteAddress = '10.0.0.7') =>
      server.inject({ url: '/metrics', remoteAddress, headers: { authorization } })
    expect((await ask(`Bearer ${token}`)).statusCode).toBe(200)
    for (const wrong of ['', 'Bearer ', `Bearer ${token}x`, token, 'Basic x']) {
      expect((await ask(wrong)).statusCode).toBe(403)
    }
    expect((await server.inject('/metrics')).statusCode).toBe(403)
  })

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

describe('an address that no page of ours has', () => {
  it.each([
    ['longer than any', `/sandbox/conversations/person:${'amina'.repeat(200)}@oakfield.example`],
    ['much longer', `/${'amina/'.repeat(1_000)}`],
    ['that nobody could read', '/sandbox/conversations/%E0%A4%A'],
    ['with a NUL in it', '/privacy/%00'],
  ])('is answered in our words, and never with what was asked: %s', async (_, path) => {
    const { desk } = await createFakeDesk()
    for (const wish of [{}, { sandbox: desk }]) {
      const url = await listen(wish)
      const answer = await fetch(url + path)
      const text = await answer.text()
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(Object.keys(JSON.parse(text)).sort()).toEqual(['code', 'message'])
      expect(text).not.toMatch(/amina|FST_|param|url component/)
    }
  })

  it('is answered in our words where even its headers are too long', async () => {
    const url = await listen()
    const answer = await fetch(`${url}/${'amina'.repeat(4_000)}`)
    expect(answer.status).toBe(431)
    expect(await answer.json()).toEqual({
      code: 'headers-too-large',
      message: 'Send fewer or shorter headers.',
    })
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

  it.each([
    ['said nothing', ''],
    ['said half of what they want', 'POST /api/messages HTT'],
    ['sent half of a body', SLOW_BODY],
  ])('does not wait for somebody who %s', async (_, words) => {
    const server = await serve({ routes: [echo], bounds: { closeWithinMs: 500 } })
    const socket = await silent(await server.listen({ host: '127.0.0.1', port: 0 }), words)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const taken = ownTime()
    await server.close()
    expect(taken.ms()).toBeLessThan(2_000)
    socket.destroy()
  })

  it('cuts what takes too long to answer, and then waits for what goes on behind it', async () => {
    const begun = aGate()
    const finish = aGate()
    const handle = (): Promise<void> => {
      begun.open()
      return finish.opened
    }
    const endless: PlatformRoute = { ...echo, handle }
    const server = await serve({ routes: [endless], bounds: { closeWithinMs: 300 } })
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    const cut = fetch(`${url}/api/messages`, { method: 'POST' }).catch(() => 'cut')
    await begun.opened
    let isClosed = false
    const closing = server.close().then(() => {
      isClosed = true
    })
    expect(await cut).toBe('cut')
    expect(isClosed).toBe(false)
    finish.open()
    await closing
  })
})
