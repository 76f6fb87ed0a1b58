import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PlatformRoute } from '../platforms/chat-platform.ts'
import type { BodiesBeingRead } from './bodies-being-read.ts'
import { BODY_LIMIT_BYTES, INTERNAL_PROBLEM, problemOf } from './problems.ts'
import type { Refusals } from './refusals.ts'
import { guardSandbox } from './sandbox/guard.ts'

interface PlatformRoutesOptions {
  readonly routes: readonly PlatformRoute[]
  readonly bodies: BodiesBeingRead
  readonly refusals: Refusals
  /** Nobody is authenticated: only for whoever sits at this machine. */
  readonly onlyLocal: boolean
  /** What is still being done after it was answered; a stop waits for it. */
  readonly underWay: Set<Promise<void>>
}

/**
 * Hands each platform the very request: nothing is parsed, so that it can check a signature on the
 * bytes. What says that it is too large is refused before; what streams without a length is
 * bounded by the platform while it reads.
 */
export function platformRoutes(
  scope: FastifyInstance,
  { routes, bodies, refusals, onlyLocal, underWay }: PlatformRoutesOptions,
  done: () => void,
): void {
  if (onlyLocal) scope.addHook('onRequest', guardSandbox)
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
  for (const { method, path, handle } of routes) {
    scope.route({
      method,
      url: path,
      exposeHeadRoute: false,
      ...(method === 'POST' ? NO_BROWSER : {}),
      handler: async (request, reply) => {
        if (saysTooLarge(request)) return refuse(reply, 413)
        if (await refusals.isShut(request.ip)) return refuse(reply, 429)
        passHeaders(reply)
        reply.hijack()
        bodies.add(request.raw)
        const work = answer(request, reply, handle).finally(() => underWay.delete(work))
        underWay.add(work)
        await work
        if (isRefusal(reply.raw)) await refusals.note(request.ip)
        return reply
      },
    })
  }
  done()
}

/** What a chat platform posts is answered to a program: headers for browsers mean nothing to it. */
const NO_BROWSER = { helmet: false } as const

async function answer(
  request: FastifyRequest,
  { raw }: FastifyReply,
  handle: PlatformRoute['handle'],
): Promise<void> {
  try {
    await handle(request.raw, raw)
  } catch (error) {
    request.log.error({ err: error }, 'a platform route broke')
    apologise(raw)
  }
}

/** The body of a refused request is not read, so its connection cannot carry another one. */
const refuse = (reply: FastifyReply, statusCode: 413 | 429) =>
  reply.code(statusCode).header('connection', 'close').send(problemOf({ statusCode }))

const isRefusal = ({ statusCode }: ServerResponse): boolean => statusCode >= 400 && statusCode < 500

/** What protects a page in a browser protects those that a platform writes by itself. */
function passHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
}

const saysTooLarge = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  Number(headers['content-length'] ?? 0) > BODY_LIMIT_BYTES

function apologise(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(500, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(INTERNAL_PROBLEM))
}
