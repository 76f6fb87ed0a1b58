/**
 * The web server: the platforms' routes, health and metrics, and the sandbox where there is one.
 * It speaks HTTP and decides nothing: what it serves comes with `WebDeps`.
 */
import helmet from '@fastify/helmet'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { DEFAULT_RETENTION, type Retention } from '../domain/oversight/retention.ts'
import type { PlatformRoute } from '../platforms/chat-platform.ts'
import { createBodiesBeingRead } from './bodies-being-read.ts'
import { createConnections } from './connections.ts'
import { type Health, healthRoutes } from './health.ts'
import type { Metrics } from './metrics.ts'
import { calendarRoute } from './pages/calendar.ts'
import type { PagesDoor } from './pages/door.ts'
import { pageFiles } from './pages/files.ts'
import { pageApi } from './pages/routes.ts'
import { pageRoutes } from './pages.ts'
import { platformRoutes } from './platform-routes.ts'
import {
  answerError,
  answerFrameworkError,
  answerNoRequest,
  answerNotFound,
  BODY_LIMIT_BYTES,
} from './problems.ts'
import { createRefusals, NO_REFUSALS } from './refusals.ts'
import type { SandboxDesk } from './sandbox/desk.ts'
import { sandboxRoutes } from './sandbox/routes.ts'

export interface WebDeps {
  /** The routes of every platform that is on. */
  readonly routes: readonly PlatformRoute[]
  /** Whether a platform authenticates nobody: its routes are then for this machine only. */
  readonly onlyLocal?: boolean
  /** Only without Teams and Slack credentials, and on loopback. */
  readonly sandbox?: SandboxDesk
  /** Where the page's files are, if not beside the built server. */
  readonly pageDirectory?: string
  /** The pages of people and schools, and where their files are, if not beside the built server. */
  readonly pages?: PagesDoor
  readonly tabDirectory?: string
  readonly health: Health
  readonly metrics: Pick<Metrics, 'registry' | 'requests'>
  readonly log: FastifyBaseLogger
  /** How long things are kept: the privacy page says it. */
  readonly retention?: Partial<Retention>
  readonly bounds?: Partial<WebBounds>
}

/** What bounds those who have not said who they are, without harm to anybody else. */
export interface WebBounds {
  /** Addresses and ranges of proxies whose word for who asks is taken; nobody's by default. */
  readonly trustedProxies: readonly string[]
  /** Whoever has it may read the metrics from anywhere. */
  readonly metricsToken: string | undefined
  readonly connections: number
  readonly bodiesBeingRead: number
  /** From one address, where proxies say which it is. */
  readonly refusalsPerMinute: number
  /** On closing, how long what is being answered may take. */
  readonly closeWithinMs: number
}

const BOUNDS: WebBounds = {
  trustedProxies: [],
  metricsToken: undefined,
  connections: 2_000,
  bodiesBeingRead: 256,
  refusalsPerMinute: 300,
  closeWithinMs: 4_000,
}

/** A server that is ready to listen; `close()` waits for what is being answered, but not for long. */
export async function createServer(deps: WebDeps): Promise<FastifyInstance> {
  const bounds = { ...BOUNDS, ...deps.bounds }
  const trusted = [...bounds.trustedProxies]
  const connections = createConnections({
    atMost: bounds.connections,
    closeWithinMs: bounds.closeWithinMs,
  })
  const server = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 400 },
    trustProxy: trusted.length > 0 ? trusted : false,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerNoRequest,
    serverFactory: connections.serve,
  })
  const underWay = new Set<Promise<void>>()
  server.addHook('preClose', async () => connections.close())
  server.addHook('onClose', async () => {
    connections.closed()
    await Promise.allSettled(underWay)
  })
  server.setErrorHandler(answerError)
  server.setNotFoundHandler(answerNotFound)
  await server.register(helmet, securityHeaders(deps.sandbox !== undefined))
  measureRequests(server, deps)
  healthRoutes(server, {
    health: deps.health,
    metrics: deps.metrics.registry,
    metricsToken: bounds.metricsToken,
  })
  await server.register(platformRoutes, {
    routes: deps.routes,
    bodies: createBodiesBeingRead(bounds.bodiesBeingRead),
    refusals: trusted.length > 0 ? createRefusals(bounds.refusalsPerMinute) : NO_REFUSALS,
    onlyLocal: deps.onlyLocal ?? false,
    underWay,
  })
  const { sandbox, pageDirectory } = deps
  pageRoutes(server, {
    home: sandbox === undefined,
    retention: { ...DEFAULT_RETENTION, ...deps.retention },
  })
  if (sandbox !== undefined) await server.register(sandboxRoutes, { desk: sandbox, pageDirectory })
  await registerPages(server, deps)
  return server
}

/** The pages that Teams, a link or the sandbox opens: each way in says who somebody is. */
async function registerPages(
  server: FastifyInstance,
  { pages, tabDirectory, sandbox }: WebDeps,
): Promise<void> {
  if (pages === undefined) return
  await server.register(pageFiles, { directory: tabDirectory, inSandbox: sandbox !== undefined })
  await server.register(pageApi, { door: pages })
  await server.register(calendarRoute, { door: pages })
}

/** Only the sandbox shows one of our pages inside another. */
const securityHeaders = (inSandbox: boolean) => ({
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
      ...(inSandbox ? { frameSrc: ["'self'"] } : {}),
    },
  },
})

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
