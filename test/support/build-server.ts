import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { createMetrics } from '../../src/web/metrics.ts'
import { createServer, type WebDeps } from '../../src/web/server.ts'

/** What the server logged, a line an event. */
export const aLog = () => {
  const lines: string[] = []
  const log = pino(
    { level: 'trace', base: null },
    { write: (line: string) => void lines.push(line) },
  )
  return { log, lines }
}

/** A web server that serves nothing but what the test asks for. Close it. */
export const aServer = (wish: Partial<WebDeps> = {}) =>
  createServer({
    routes: [],
    health: { ready: async () => ({ kind: 'ready' }) },
    metrics: createMetrics(async () => ({ oldestWaitingSeconds: 0, byState: {}, holds: 0 })),
    log: aLog().log,
    pageDirectory: fileURLToPath(new URL('../../src/web/sandbox/page', import.meta.url)),
    ...wish,
  })
