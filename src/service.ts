import type { AddressInfo } from 'node:net'
import { createCore } from './app.ts'
import { realClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import { openSandbox } from './sandbox/open-sandbox.ts'
import { deliveryFigures } from './store/delivery-figures.ts'
import type { Readiness } from './web/health.ts'
import { createMetrics } from './web/metrics.ts'
import { createServer, type WebDeps } from './web/server.ts'

/** The running service. */
export interface Service {
  /** 'http://127.0.0.1:3978' */
  readonly url: string
  /** Takes no more requests, finishes what was begun, and lets go of the database. */
  stop(): Promise<void>
}

/** Starts the service as the settings say: with the sandbox where no real chat is configured. */
export async function startService(config: Config, log: Logger): Promise<Service> {
  const isSandbox = config.teams === undefined && config.slack === undefined
  const opened = isSandbox ? await openSandbox(config, log) : await openChats(config, log)
  const { core } = opened
  let draining = false
  const ready = async (): Promise<Readiness> => {
    if (draining) return { kind: 'not-ready', because: 'draining' }
    await core.store.ping()
    return { kind: 'ready' }
  }
  const metrics = createMetrics(async () => {
    const { counts, oldestDueAt } = await core.store.withDispatcher(deliveryFigures)
    const waited = oldestDueAt === undefined ? 0 : opened.now().getTime() - oldestDueAt.getTime()
    return { oldestWaitingSeconds: Math.max(0, waited / 1000), byState: counts }
  })
  const server = await createServer({ ...opened.web, health: { ready }, metrics, log })
  await server.listen({ host: config.host, port: config.port })
  opened.start()
  const { port } = server.server.address() as AddressInfo
  return {
    url: `http://${config.host}:${port}`,
    async stop() {
      draining = true
      await server.close()
      await core.stop()
    },
  }
}

/** What a way of chatting brings to the service. */
export interface OpenedChats {
  readonly core: Awaited<ReturnType<typeof createCore>>
  readonly web: Pick<WebDeps, 'routes' | 'sandbox'>
  readonly now: () => Date
  /** Begins to run by the clock, where there is a real one. */
  readonly start: () => void
}

async function openChats(config: Config, log: Logger): Promise<OpenedChats> {
  const core = await createCore({ config, log })
  return {
    core,
    web: { routes: [] },
    now: realClock.now,
    start() {
      core.schedule.start()
      core.worker.start(realClock.now)
    },
  }
}
