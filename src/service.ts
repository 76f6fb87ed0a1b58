import type { AddressInfo } from 'node:net'
import { openChats } from './chats/open-chats.ts'
import type { ServiceParts, ServiceWish } from './chats/opened-chats.ts'
import type { Config } from './config.ts'
import { deliveryMetrics } from './delivery/delivery-metrics.ts'
import type { Logger } from './log.ts'
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
    onInDoubt: ({ state }) => metrics.inDoubt.inc({ state }),
    onAnswerLost: (platform) => metrics.answersLost.inc({ platform }),
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
  const server = await createServer({ ...opened.web, health: { ready }, metrics, log })
  await server.listen({ host: config.host, port: config.port })
  opened.start()
  const { port } = server.server.address() as AddressInfo
  return {
    url: `http://${config.host}:${port}`,
    async runDue() {
      await core.schedule.tick(opened.now())
      await core.worker.drain(opened.now)
    },
    async stop() {
      draining = true
      await server.close()
      await core.stop()
    },
  }
}
