import type { RateLimit } from '../domain/messages/send-budget.ts'

export type { RateLimit } from '../domain/messages/send-budget.ts'

/** What a platform allows: in one conversation, and for one tenant or workspace. Empty means no limit. */
export interface PlatformLimits {
  readonly conversation: readonly RateLimit[]
  readonly tenant: readonly RateLimit[]
  /** How often the chats of one tenant may be read, where they can be read at all. */
  readonly looks?: readonly RateLimit[]
}

/** A sliding window of the sends of this process, and pauses that a platform asked for. */
export interface RateBuckets {
  /** Takes a place if there is one, and answers 0; otherwise milliseconds until there is one. */
  take(place: SendPlace, nowMs: number): number
  /** The same for a message that nobody waits for: it leaves room for answers, and waits where they come. */
  takeBehindAnswers(place: SendPlace, nowMs: number): number
  /** What that would answer; takes nothing. */
  waitBehindAnswers(place: SendPlace, nowMs: number): number
  /**
   * Takes a place for an answer that somebody waits for, and answers how long it has to wait all the
   * same: while the tenant's limit is reached, or the platform wants to be left alone.
   */
  takeForAnswer(place: SendPlace, nowMs: number): number
  /** The platform said 429: nothing more for this tenant until then. */
  pause(place: SendPlace, untilMs: number): void
}

/** Where a message goes, as far as limits are concerned. */
export interface SendPlace {
  readonly platform: string
  readonly tenant: string
  readonly conversation: string
}

const tenantKey = (place: SendPlace): string => `${place.platform}\n${place.tenant}`
const conversationKey = (place: SendPlace): string => `${tenantKey(place)}\n${place.conversation}`

/** The send times that still matter for one key, oldest first. */
class Window {
  readonly #limits: readonly RateLimit[]
  #times: number[] = []

  constructor(limits: readonly RateLimit[]) {
    this.#limits = limits
  }

  /** Milliseconds until one more send keeps within every limit, with so large a part of it to spare. */
  waitMs(nowMs: number, spared = 0): number {
    const waits = this.#limits.map(({ count, perMs }) => {
      const last = this.#times[this.#times.length - count + Math.floor(count * spared)]
      return last === undefined ? 0 : last + perMs - nowMs
    })
    return Math.max(0, ...waits)
  }

  record(nowMs: number): void {
    const keep = Math.max(0, ...this.#limits.map((limit) => limit.count))
    this.#times.push(nowMs)
    if (this.#times.length > keep) this.#times = this.#times.slice(-keep)
  }

  /** True once no remembered send can hold another back. */
  isIdle(nowMs: number): boolean {
    const longest = Math.max(0, ...this.#limits.map((limit) => limit.perMs))
    return nowMs - (this.#times.at(-1) ?? Number.NEGATIVE_INFINITY) > longest
  }
}

/** This part of every limit is kept for answers. */
const SPARED = 1 / 12

const SWEEP_ABOVE = 10_000

/** The windows of one platform, by key; a window appears with its first send. */
class Windows {
  readonly #byKey = new Map<string, Window>()

  of(key: string, limits: readonly RateLimit[]): Window {
    const known = this.#byKey.get(key)
    if (known) return known
    const made = new Window(limits)
    this.#byKey.set(key, made)
    return made
  }

  /** Forgets conversations that have been quiet, so that a long-lived process does not grow. */
  sweep(nowMs: number): void {
    if (this.#byKey.size < SWEEP_ABOVE) return
    for (const [key, window] of this.#byKey) if (window.isIdle(nowMs)) this.#byKey.delete(key)
  }
}

/** Buckets for the platforms named in `limits`; any other platform (the sandbox) has none. */
export function createRateBuckets(limits: Readonly<Record<string, PlatformLimits>>): RateBuckets {
  const windows = new Windows()
  const pauses = new Map<string, number>()
  const both = (allowed: PlatformLimits, place: SendPlace): readonly [Window, Window] => [
    windows.of(tenantKey(place), allowed.tenant),
    windows.of(conversationKey(place), allowed.conversation),
  ]
  const waitMs = (spared: number, place: SendPlace, nowMs: number): number => {
    const paused = (pauses.get(tenantKey(place)) ?? 0) - nowMs
    const allowed = limits[place.platform]
    if (paused > 0 || allowed === undefined) return Math.max(0, paused)
    return Math.max(...both(allowed, place).map((window) => window.waitMs(nowMs, spared)))
  }
  const take = (spared: number, place: SendPlace, nowMs: number): number => {
    windows.sweep(nowMs)
    const wait = waitMs(spared, place, nowMs)
    const allowed = limits[place.platform]
    if (wait === 0 && allowed) for (const window of both(allowed, place)) window.record(nowMs)
    return wait
  }
  return {
    take: (place, nowMs) => take(0, place, nowMs),
    takeBehindAnswers: (place, nowMs) => take(SPARED, place, nowMs),
    waitBehindAnswers: (place, nowMs) => waitMs(SPARED, place, nowMs),
    takeForAnswer(place, nowMs) {
      const paused = Math.max(0, (pauses.get(tenantKey(place)) ?? 0) - nowMs)
      const allowed = limits[place.platform]
      if (allowed === undefined || paused > 0) return paused
      const [tenant, conversation] = both(allowed, place)
      const wait = tenant.waitMs(nowMs)
      if (wait === 0) for (const window of [tenant, conversation]) window.record(nowMs)
      return wait
    },
    pause(place, untilMs) {
      pauses.set(tenantKey(place), Math.max(untilMs, pauses.get(tenantKey(place)) ?? 0))
    },
  }
}
