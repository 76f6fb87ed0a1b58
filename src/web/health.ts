import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Registry } from 'prom-client'
import { cameThroughProxy, isFromThisMachine } from './whence.ts'

/** Whether this process can do its work now: `because` is a stable code such as 'draining'. */
export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'not-ready'; readonly because: string }

export interface Health {
  /** Database reachable, migrations done, not shutting down. A rejection counts as not ready. */
  ready(): Promise<Readiness>
}

export interface HealthWish {
  readonly health: Health
  readonly metrics: Registry
  /** Whoever has it may read the metrics from anywhere; without one they are for this machine. */
  readonly metricsToken?: string | undefined
}

const PATIENCE_MS = 2000
/** However many ask, the database is asked once in so long. */
const KEEP_MS = 1000

/** `/healthz` (the process is alive), `/readyz` (it can work) and `/metrics` (for Prometheus). */
export function healthRoutes(
  server: FastifyInstance,
  { health, metrics, metricsToken }: HealthWish,
): void {
  const look = keptFor(KEEP_MS, () => readinessOf(health))
  server.get('/healthz', () => ({ status: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    const readiness = await look()
    if (readiness.kind === 'ready') return { status: 'ready' }
    return reply.code(503).send({ code: readiness.because, message: 'Not ready: try again soon.' })
  })
  server.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, metricsToken)) return reply.code(403).send(METRICS_PRIVATE)
    const text = await metrics.metrics()
    return reply.type(metrics.contentType).send(text)
  })
}

const METRICS_PRIVATE = {
  code: 'metrics-private',
  message: 'Ask on the machine that runs the service, or with the token that was set for it.',
}

const BEARER = 'Bearer '

function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return isFromThisMachine(request.raw) && !cameThroughProxy(request.raw)
  const { authorization = '' } = request.headers
  if (!authorization.startsWith(BEARER)) return false
  return timingSafeEqual(digestOf(authorization.slice(BEARER.length)), digestOf(token))
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The answer of a moment ago, or a new one; those who ask meanwhile wait for the same. */
function keptFor<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  let until = 0
  return () => {
    if (kept === undefined || performance.now() >= until) {
      until = Number.POSITIVE_INFINITY
      kept = ask().finally(() => {
        until = performance.now() + ms
      })
    }
    return kept
  }
}

async function readinessOf(health: Health): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'not-ready', because: 'no-answer' }), PATIENCE_MS)
  })
  try {
    return await Promise.race([health.ready(), tooLong])
  } catch {
    return { kind: 'not-ready', because: 'check-broke' }
  } finally {
    clearTimeout(timer)
  }
}
