import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { sendOnce, WireFault } from '../../src/platforms/send-once.ts'

const open: { close(): unknown }[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function serve(answer: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(answer)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}
const ask = (url: string, its: Partial<Parameters<typeof sendOnce>[0]> = {}) =>
  sendOnce({
    url,
    method: 'POST',
    headers: { 'x-one': '1' },
    body: '{"a":"é"}',
    timeoutMs: 2_000,
    ...its,
  })
const faultOf = (url: string, its?: Parameters<typeof ask>[1]) =>
  ask(url, its).then(
    () => undefined,
    (error: unknown) => error as WireFault,
  )

describe('one request', () => {
  it('carries its headers and its whole body, and brings the whole answer back', async () => {
    const { url } = await serve(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      response.writeHead(201, { 'retry-after': '7' })
      response.end(`${request.method} ${request.headers['x-one']} ${Buffer.concat(chunks)}`)
    })
    expect(await ask(url)).toMatchObject({
      status: 201,
      headers: { 'retry-after': '7' },
      body: 'POST 1 {"a":"é"}',
    })
  })

  it('goes over one connection as long as that is kept', async () => {
    const sockets = new Set<unknown>()
    const { url, server } = await serve((_, response) => void response.end('ok'))
    server.on('connection', (socket) => sockets.add(socket))
    for (let i = 0; i < 5; i += 1) await ask(url)
    expect(sockets.size).toBe(1)
  })

  it('follows nothing and repeats nothing', async () => {
    let requests = 0
    const { url } = await serve((_, response) => {
      requests += 1
      response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end()
    })
    expect((await ask(url)).status).toBe(307)
    expect(requests).toBe(1)
  })

  it.each<[string, RequestListener]>([
    ['before the answer', (request) => void request.socket.destroy()],
    [
      'in the middle of it',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('{')
        setTimeout(() => request.socket.destroy(), 20)
      },
    ],
  ])('may have arrived where the connection ends %s', async (_when, answer) => {
    let requests = 0
    const { url } = await serve((request, response) => {
      requests += 1
      answer(request, response)
    })
    const fault = await faultOf(url)
    expect(fault).toBeInstanceOf(WireFault)
    expect(fault?.neverLeft).toBe(false)
    expect(requests).toBe(1)
  })

  it('may have arrived where no answer comes in time', async () => {
    const { url } = await serve(() => undefined)
    const fault = await faultOf(url, { timeoutMs: 100 })
    expect([fault?.code, fault?.neverLeft]).toEqual(['TIMEOUT', false])
  })

  it('has certainly not left where nobody listens', async () => {
    const { url, server } = await serve(() => undefined)
    await new Promise((resolve) => server.close(resolve))
    const fault = await faultOf(url)
    expect([fault?.code, fault?.neverLeft]).toEqual(['ECONNREFUSED', true])
  })

  it('has certainly not left where no secure connection came about', async () => {
    const silent = createTcpServer(() => undefined)
    open.push(silent)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const fault = await faultOf(`https://127.0.0.1:${port}/`, { timeoutMs: 150 })
    expect([fault?.code, fault?.neverLeft]).toEqual(['TIMEOUT', true])
  })

  it('does not leave late: not even where its process stood still while it was connecting', async () => {
    let requests = 0
    const { url } = await serve((_, response) => {
      requests += 1
      response.end()
    })
    const asking = faultOf(url, { timeoutMs: 100 })
    // Stands still like a stopped process: timers cannot fire, the connection waits to be noticed.
    const until = performance.now() + 300
    while (performance.now() < until);
    const fault = await asking
    expect([fault?.code, fault?.neverLeft]).toEqual(['TIMEOUT', true])
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(requests).toBe(0)
  })
})
