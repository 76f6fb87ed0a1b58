import type { RenderedCard } from '../../src/cards/card.ts'
import type { ChatAddress } from '../../src/domain/messages/address.ts'
import type { SendOutcome } from '../../src/domain/messages/delivery.ts'
import type { RateLimit } from '../../src/domain/messages/send-budget.ts'
import type { ChatPlatform, Looked } from '../../src/platforms/chat-platform.ts'

/** A message that arrived. */
export interface Arrived {
  readonly deliveryId: string
  readonly tenant: string
  readonly conversation: string
  readonly text: string
  /** Milliseconds, on a clock that only goes forward. */
  readonly atMs: number
}

/** How the platform behaves; the default takes every message at once. */
export interface StrictPlatformWish {
  readonly name?: string
  /** What it allows; who sends more is answered 429 and counted. */
  readonly limits?: {
    readonly tenant: readonly RateLimit[]
    readonly conversation: readonly RateLimit[]
  }
  /** What happens to a send before it arrives; undefined lets it arrive. */
  readonly meets?: (at: ChatAddress, deliveryId: string) => Promise<SendOutcome | undefined>
  /** What a look into a chat answers instead of what is there. */
  readonly looks?: (at: ChatAddress) => Promise<Looked | undefined>
}

/** A chat platform that keeps count: of what reached it, what arrived, and what was too much. */
export interface StrictPlatform extends ChatPlatform {
  readonly arrived: readonly Arrived[]
  /** Requests to send, by tenant, those that were refused too. */
  readonly requests: readonly { readonly tenant: string; readonly atMs: number }[]
  readonly looked: readonly string[]
  /** How many were over a limit. */
  readonly violations: number
  /** The most looks that were under way at once in one tenant. */
  readonly looksAtOnce: number
}

/** A platform of its own for the way out, where the sandbox would be too kind. */
export function createStrictPlatform(wish: StrictPlatformWish = {}): StrictPlatform {
  const arrived: Arrived[] = []
  const requests: { tenant: string; atMs: number }[] = []
  const looked: string[] = []
  const times = new Map<string, number[]>()
  const looking = new Map<string, number>()
  let violations = 0
  let looksAtOnce = 0

  const isOver = (key: string, allowed: readonly RateLimit[]): boolean => {
    const now = performance.now()
    const seen = [...(times.get(key) ?? []), now]
    times.set(key, seen)
    return allowed.some(({ count, perMs }) => seen.filter((at) => at > now - perMs).length > count)
  }
  const throttle = ({ tenant, conversation }: ChatAddress): boolean => {
    const { limits } = wish
    if (limits === undefined) return false
    const over = [
      isOver(tenant, limits.tenant),
      isOver(`${tenant} ${conversation}`, limits.conversation),
    ].some(Boolean)
    if (over) violations += 1
    return over
  }
  const take = async (
    at: ChatAddress,
    card: RenderedCard,
    deliveryId: string,
  ): Promise<SendOutcome> => {
    const { tenant, conversation } = at
    requests.push({ tenant, atMs: performance.now() })
    if (throttle(at)) return { kind: 'throttled', retryAfterMs: 1_000 }
    const met = await wish.meets?.(at, deliveryId)
    if (met !== undefined) return met
    arrived.push({ deliveryId, tenant, conversation, text: card.text, atMs: performance.now() })
    return { kind: 'sent', messageId: `${deliveryId}/${arrived.length}` }
  }
  return {
    name: wish.name ?? 'strict',
    routes: [],
    arrived,
    requests,
    looked,
    get violations() {
      return violations
    },
    get looksAtOnce() {
      return looksAtOnce
    },
    send: take,
    update: async ({ at, messageId }, card) => await take(at, card, messageId),
    async findSent(at, deliveryIds) {
      looked.push(at.conversation)
      const now = (looking.get(at.tenant) ?? 0) + 1
      looking.set(at.tenant, now)
      looksAtOnce = Math.max(looksAtOnce, now)
      try {
        const answer = await wish.looks?.(at)
        if (answer !== undefined) return answer
        const there = arrived.filter(
          ({ tenant, conversation, deliveryId }) =>
            tenant === at.tenant &&
            conversation === at.conversation &&
            deliveryIds.includes(deliveryId),
        )
        return {
          found: new Map(there.map(({ deliveryId }) => [deliveryId, `${deliveryId}/found`])),
          incomplete: false,
        }
      } finally {
        looking.set(at.tenant, (looking.get(at.tenant) ?? 1) - 1)
      }
    },
  }
}
