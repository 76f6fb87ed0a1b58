import type { AddressInfo } from 'node:net'
import type { Core, CoreOptions } from './app.ts'
import { openChats } from './chats/open-chats.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { deliveryMetrics } from './delivery/delivery-metrics.ts'
import type { Logger } from './log.ts'
import { openSandbox } from './sandbox/open-sandbox.ts'
import type { Readiness } from './web/health.ts'
import { createMetrics } from './web/metrics.ts'
import { createServer, type WebDeps } from './web/server.ts'

/** The running service. */
export interface Service {
  /** 'http://127.0.0.1:3978' */
  readonly url: string
  /** Does at once what is due by the clock, instead of within the minute. */
  runDue(): Promise<void>
  /** Takes no more requests, finishes what was begun, and lets go of the database. */
  stop(): Promise<void>
}

/** What a service is told to take instead of its own. */
export interface ServiceWish {
  /** Instead of the real time, on real chats too. */
  readonly clock?: Clock
  /** A prepared embedded database, which begins sooner. */
  readonly prepared?: Blob
}

/** What the service hands to whatever chats are opened. */
export type ServiceParts = Pick<CoreOptions, 'onAttempt' | 'onLag' | 'clock'> &
  Pick<ServiceWish, 'prepared'>

/** What a way of chatting brings to the service. */
export interface OpenedChats {
  readonly core: Core
  readonly web: Pick<WebDeps, 'routes' | 'sandbox'>
  readonly now: () => Date
  /** Begins to run by the clock, where there is a real one. */
  readonly start: () => void
}

/** Starts the service as the settings say: with the sandbox where no real chat is configured. */
export async function startService(
  config: Config,
  log: Logger,
  wish: ServiceWish = {},
): Promise<Service> {
  const isSandbox = config.teams === undefined && config.slack === undefined
  const metrics = createMetrics(() => deliveryMetrics(opened.core.store, opened.now()))
  const parts: ServiceParts = {
    ...wish,
    onAttempt: (platform, outcome) => metrics.sends.inc({ platform, outcome }),
    onLag: (lagMs) => metrics.tickLag.observe(lagMs / 1000),
  }
  const opened = isSandbox ? await openSandbox(config, log) : await openChats(config, log, parts)
  const { core } = opened
  let draining = false
  const ready = async (): Promise<Readiness> => {
    if (draining) return { kind: 'not-ready', because: 'draining' }
    await core.store.ping()
    return { kind: 'ready' }
  }
  const server = await createServer({ ...opened.web, health: { ready }, metrics, log })
  await server.listen({ host: config.host, port: config.port })
  opened.start()
  const { port } = server.server.address() as AddressInfo
  return {
    url: `http://${config.host}:${port}`,
    async runDue() {
      await core.schedule.tick(opened.now())
      await core.worker.drain(opened.now())
    },
    async stop() {
      draining = true
      await server.close()
      await core.stop()
    },
  }
}
