import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PlatformRoute } from '../platforms/chat-platform.ts'
import { BODY_LIMIT_BYTES, INTERNAL_PROBLEM, problemOf } from './problems.ts'

interface PlatformRoutesOptions {
  readonly routes: readonly PlatformRoute[]
  /** From one address. */
  readonly requestsPerMinute: number
}

/**
 * Hands each platform the very request: nothing is parsed, so that it can check a signature on the
 * bytes. What says that it is too large is refused before; what streams without a length is
 * bounded by the platform while it reads.
 */
export function platformRoutes(
  scope: FastifyInstance,
  { routes, requestsPerMinute }: PlatformRoutesOptions,
  done: () => void,
): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
  for (const { method, path, handle } of routes) {
    scope.route({
      method,
      url: path,
      exposeHeadRoute: false,
      config: { rateLimit: { max: requestsPerMinute } },
      handler: async (request, reply) => {
        if (saysTooLarge(request)) return reply.code(413).send(problemOf({ statusCode: 413 }))
        reply.hijack()
        try {
          await handle(request.raw, reply.raw)
        } catch (error) {
          request.log.error({ err: error }, 'a platform route broke')
          apologise(reply.raw)
        }
        return reply
      },
    })
  }
  done()
}

const saysTooLarge = (request: FastifyRequest): boolean =>
  Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES

function apologise(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(500, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(INTERNAL_PROBLEM))
}
