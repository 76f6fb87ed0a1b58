import type { AddressInfo } from 'node:net'
import { openChats } from './chats/open-chats.ts'
import type { ServiceParts, ServiceWish } from './chats/opened-chats.ts'
import type { Config } from './config.ts'
import { deliveryMetrics } from './delivery/delivery-metrics.ts'
import type { Logger } from './log.ts'
import type { PlatformRoute } from './platforms/chat-platform.ts'
import { openSandbox } from './sandbox/open-sandbox.ts'
import type { Readiness } from './web/health.ts'
import { createMetrics } from './web/metrics.ts'
import { createServer } from './web/server.ts'

/** The running service. */
export interface Service {
  /** 'http://127.0.0.1:3978' */
  readonly url: string
  /** Does at once what is due by the clock, instead of within the minute. */
  runDue(): Promise<void>
  /** Resolves when nothing that came from a chat is still worked on: an answer may go before its work is done. */
  settled(): Promise<void>
  /** Takes no more requests, finishes what was begun, and lets go of the database. */
  stop(): Promise<void>
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
    onRepeat: (platform) => metrics.repeatsIgnored.inc({ platform }),
  }
  const opened = isSandbox
    ? await openSandbox(config, log, parts)
    : await openChats(config, log, parts)
  const { core } = opened
  let draining = false
  const ready = async (): Promise<Readiness> => {
    if (draining) return { kind: 'not-ready', because: 'draining' }
    await core.store.ping()
    return { kind: 'ready' }
  }
  const working = new Set<Promise<void>>()
  const routes = opened.web.routes.map((route) => watched(route, working))
  const server = await createServer({ ...opened.web, routes, health: { ready }, metrics, log })
  await server.listen({ host: config.host, port: config.port })
  opened.start()
  const { port } = server.server.address() as AddressInfo
  return {
    url: `http://${config.host}:${port}`,
    async runDue() {
      await core.schedule.tick(opened.now())
      await core.worker.drain(opened.now())
    },
    async settled() {
      while (working.size > 0) await Promise.allSettled(working)
    },
    async stop() {
      draining = true
      await server.close()
      await core.stop()
    },
  }
}

/** The same route, which notes what it is still working on. */
const watched = (route: PlatformRoute, working: Set<Promise<void>>): PlatformRoute => ({
  ...route,
  handle(request, response) {
    const work = route.handle(request, response).finally(() => working.delete(work))
    working.add(work)
    return work
  },
})
