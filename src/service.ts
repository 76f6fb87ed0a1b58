import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { openChats } from './chats/open-chats.ts'
import type { OpenedChats, ServiceParts, ServiceWish } from './chats/opened-chats.ts'
import { type Config, hasNoChat } from './config.ts'
import { deliveryMetrics } from './delivery/delivery-metrics.ts'
import { given } from './domain/given.ts'
import { StoreError } from './errors.ts'
import type { Logger } from './log.ts'
import type { PlatformRoute } from './platforms/chat-platform.ts'
import { openSandbox } from './sandbox/open-sandbox.ts'
import { checkNobodyReal } from './sandbox/sandbox-refusal.ts'
import type { Readiness } from './web/health.ts'
import { createMetrics, type Metrics } from './web/metrics.ts'
import { createServer, type WebBounds } from './web/server.ts'

/** The running service. */
export interface Service {
  /** 'http://127.0.0.1:3978' */
  readonly url: string
  /** Does at once what is due by the clock, instead of within the minute. */
  runDue(): Promise<void>
  /** Resolves when nothing that came from a chat is still worked on: an answer may go before its work is done. */
  idle(): Promise<void>
  /**
   * Begins nothing new, finishes what was begun, and lets go of the database: within nine seconds,
   * whatever others do. What is not finished by then is as after a crash: safe, and looked at again.
   */
  stop(): Promise<void>
}

/** What runs the service may kill it after ten seconds. */
const STOP_WITHIN_MS = 9_000
const REFRESH_METRICS_MS = 15_000
/** So long after something could not be kept for lack of room. */
const FULL_FOR_MS = 60_000

const notReady = (because: string): Readiness => ({ kind: 'not-ready', because })

/** Starts the service as the settings say: with the sandbox where no real chat is configured. */
export async function startService(
  config: Config,
  log: Logger,
  wish: ServiceWish = {},
): Promise<Service> {
  if (hasNoChat(config) || config.teams?.devUnauthenticated) checkNobodyReal(config)
  if (config.databaseUrl !== undefined) {
    const { checkServingLogin } = await import('./store/login.ts')
    await checkServingLogin(config.databaseUrl)
  }
  const metrics: Metrics = createMetrics(() => deliveryMetrics(opened.core.store, opened.now()))
  let draining = false
  let fullAt = Number.NEGATIVE_INFINITY
  const parts: ServiceParts = {
    ...wish,
    ...countedIn(metrics),
    onFault: (error) => {
      if (error instanceof StoreError && error.code === 'store-full') fullAt = performance.now()
    },
  }
  const opened: OpenedChats = hasNoChat(config)
    ? await openSandbox(config, log, parts)
    : await openChats(config, log, parts)
  const { core } = opened
  const ready = async (): Promise<Readiness> => {
    if (draining) return notReady('draining')
    // Looking costs no room, so a full disk shows only where something was to be kept.
    if (performance.now() - fullAt < FULL_FOR_MS) return notReady('store-full')
    try {
      await core.store.shared(async () => undefined)
      return { kind: 'ready' }
    } catch (error) {
      return notReady(error instanceof StoreError ? error.code : 'check-broke')
    }
  }
  const working = new Set<Promise<void>>()
  const server = await createServer({
    ...opened.web,
    routes: opened.web.routes.map((route) => watched(route, working)),
    health: { ready },
    metrics,
    log,
    bounds: boundsOf(config),
    ...given({ retention: config.retention }),
  })
  await metrics.refresh()
  const refreshing = setInterval(() => void metrics.refresh(), REFRESH_METRICS_MS).unref()
  await server.listen({ host: config.host, port: config.port })
  opened.start()
  const { port } = server.server.address() as AddressInfo
  const finishAll = async () => {
    // First of all nothing more is claimed: what is sent after this was begun before it.
    const finished = opened.finish()
    await server.close()
    await finished
    await core.stop()
  }
  return {
    url: `http://${config.host}:${port}`,
    async runDue() {
      await core.schedule.tick(opened.now())
      await core.worker.drain(opened.now)
      await metrics.refresh()
    },
    async idle() {
      while (working.size > 0) await Promise.allSettled(working)
    },
    async stop() {
      draining = true
      clearInterval(refreshing)
      const isInTime = await within(STOP_WITHIN_MS, finishAll())
      if (!isInTime) log.warn('stopped with work under way; the next start looks at it again')
    },
  }
}

/** What the parts of the service tell, counted. */
const countedIn = (metrics: Metrics): ServiceParts => ({
  onAttempt(platform, outcome, tookMs) {
    metrics.sends.inc({ platform, outcome })
    metrics.sendTime.observe({ platform }, tookMs / 1000)
  },
  onTooLate: (messages) => metrics.tooLate.inc(messages),
  onForgotten({ optOuts }) {
    metrics.optOuts.reset()
    for (const [nudge, people] of optOuts) metrics.optOuts.set({ nudge }, people)
  },
  onInDoubt: ({ state }) => metrics.inDoubt.inc({ state }),
  onAnswerLost: (platform) => metrics.answersLost.inc({ platform }),
  onLag: (lagMs) => metrics.tickLag.observe(lagMs / 1000),
  onRepeat: (platform) => metrics.repeatsIgnored.inc({ platform }),
})

/** The same route, which notes what it is still working on. */
const watched = (route: PlatformRoute, working: Set<Promise<void>>): PlatformRoute => ({
  ...route,
  handle(request, response) {
    const work = route.handle(request, response).finally(() => working.delete(work))
    working.add(work)
    return work
  },
})

/** Whether `work` ended by then; a fault of it is thrown. */
async function within(ms: number, work: Promise<void>): Promise<boolean> {
  const over = new AbortController()
  const late = wait(ms, false, { signal: over.signal }).catch(() => false)
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    over.abort()
  }
}

const boundsOf = ({ trustedProxies, metricsToken }: Config): Partial<WebBounds> => ({
  metricsToken,
  ...given({ trustedProxies }),
})
