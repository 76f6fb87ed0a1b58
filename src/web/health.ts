import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'

/** Whether this process can do its work now: `because` is a stable code such as 'draining'. */
export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'not-ready'; readonly because: string }

export interface Health {
  /** Database reachable, migrations done, not shutting down. A rejection counts as not ready. */
  ready(): Promise<Readiness>
}

const PATIENCE_MS = 2000

/** `/healthz` (the process is alive), `/readyz` (it can work) and `/metrics` (for Prometheus). */
export function healthRoutes(
  server: FastifyInstance,
  { health, metrics }: { readonly health: Health; readonly metrics: Registry },
): void {
  server.get('/healthz', () => ({ status: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    const readiness = await readinessOf(health)
    if (readiness.kind === 'ready') return { status: 'ready' }
    return reply.code(503).send({ code: readiness.because, message: 'Not ready: try again soon.' })
  })
  server.get('/metrics', async (_request, reply) => {
    const text = await metrics.metrics()
    return reply.type(metrics.contentType).send(text)
  })
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
