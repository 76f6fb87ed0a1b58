/**
 * The web server: the platforms' routes, health and metrics, and the sandbox where there is one.
 * It speaks HTTP and decides nothing: what it serves comes with `WebDeps`.
 */
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { PlatformRoute } from '../platforms/chat-platform.ts'
import { type Health, healthRoutes } from './health.ts'
import type { Metrics } from './metrics.ts'
import { pageRoutes } from './pages.ts'
import { platformRoutes } from './platform-routes.ts'
import { answerError, answerNotFound, BODY_LIMIT_BYTES, problemOf } from './problems.ts'
import type { SandboxDesk } from './sandbox/desk.ts'
import { sandboxRoutes } from './sandbox/routes.ts'

export interface WebDeps {
  /** The routes of every platform that is on. */
  readonly routes: readonly PlatformRoute[]
  /** Only without Teams and Slack credentials, and on loopback. */
  readonly sandbox?: SandboxDesk
  /** Where the page's files are, if not beside the built server. */
  readonly pageDirectory?: string
  readonly health: Health
  readonly metrics: Pick<Metrics, 'registry' | 'requests'>
  readonly log: FastifyBaseLogger
  /** From one address, on the platforms' routes. Default 12,000. */
  readonly requestsPerMinute?: number
}

const REQUEST_TIMEOUT_MS = 15_000

/** A server that is ready to listen; `close()` waits for the requests that are being answered. */
export async function createServer(deps: WebDeps): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 400 },
  })
  server.setErrorHandler(answerError)
  server.setNotFoundHandler(answerNotFound)
  await server.register(helmet, SECURITY_HEADERS)
  measureRequests(server, deps)
  await server.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => ({ statusCode: 429, ...problemOf({ statusCode: 429 }) }),
  })
  healthRoutes(server, { health: deps.health, metrics: deps.metrics.registry })
  await server.register(platformRoutes, {
    routes: deps.routes,
    requestsPerMinute: deps.requestsPerMinute ?? 12_000,
  })
  const { sandbox, pageDirectory } = deps
  pageRoutes(server, { home: sandbox === undefined })
  if (sandbox !== undefined) await server.register(sandboxRoutes, { desk: sandbox, pageDirectory })
  return server
}

const SECURITY_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
}

/** Times every request by its route's pattern: an address may hold an email and is never kept. */
function measureRequests(server: FastifyInstance, { metrics }: WebDeps): void {
  server.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    }
    metrics.requests.observe(labels, reply.elapsedTime / 1000)
    request.log.debug({ ...labels, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
}
