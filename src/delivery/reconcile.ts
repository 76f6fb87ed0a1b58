import { groupBy } from '../domain/group-by.ts'
import type { ChatAddress } from '../domain/messages/address.ts'
import {
  type AttemptFacts,
  afterReconcile,
  type DeliveryKind,
  type Sighting,
} from '../domain/messages/delivery.ts'
import type { ChatPlatform } from '../platforms/chat-platform.ts'
import { type Delivery, listDeliveries } from '../store/deliveries.ts'
import type { ClaimedDelivery, DeliveryOutcome } from '../store/delivery-claims.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import { findAddresses } from './find-address.ts'
import { outcomeOf } from './outcome.ts'

interface Doubt {
  readonly claim: ClaimedDelivery
  readonly delivery: Delivery
  /** Every chat in which it may be: they may have been met elsewhere since. */
  readonly places: readonly ChatAddress[]
}

/** Looks in the chats for messages that nobody knows the fate of: one read for each chat. */
export async function reconcile(
  deps: DeliveryDeps,
  claims: readonly ClaimedDelivery[],
  now: Date,
): Promise<DeliveryOutcome[]> {
  const outcomes: DeliveryOutcome[] = []
  for (const [schoolId, mine] of groupBy(claims, (claim) => claim.schoolId)) {
    const doubts = await loadDoubts(deps, schoolId, mine)
    const seen = await search(deps, doubts)
    for (const doubt of doubts) {
      const { sighting, at } = sightingOf(doubt, seen)
      const step = afterReconcile(factsOf(doubt), sighting, now)
      outcomes.push(outcomeOf({ claim: doubt.claim, step, ...(at ? { at } : {}) }, now))
    }
  }
  return outcomes
}

const loadDoubts = (
  { store }: DeliveryDeps,
  schoolId: string,
  claims: readonly ClaimedDelivery[],
): Promise<Doubt[]> =>
  store.withSchool(schoolId, async (school) => {
    const deliveries = await listDeliveries(school, { ids: claims.map(({ id }) => id) })
    const book = await findAddresses(school, deliveries)
    const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]))
    return claims.flatMap((claim) => {
      const delivery = byId.get(claim.id)
      if (delivery === undefined) return []
      const met = (book.get(delivery.recipient) ?? []).map(({ address }) => address)
      return [{ claim, delivery, places: delivery.address ? [delivery.address, ...met] : met }]
    })
  })

const keyOf = ({ platform, tenant, conversation }: ChatAddress): string =>
  `${platform}\n${tenant}\n${conversation}`

/** What one read of a chat showed, or why it could not be read. */
type Chat = Awaited<ReturnType<ChatPlatform['findSent']>> | { readonly code: string }
type Seen = ReadonlyMap<string, Chat>

/** One read for each chat, about all the deliveries that may be in it. */
async function search(deps: DeliveryDeps, doubts: readonly Doubt[]): Promise<Seen> {
  const chats = new Map<string, { at: ChatAddress; ids: Set<string> }>()
  for (const { places, delivery } of doubts) {
    for (const at of places) {
      const chat = chats.get(keyOf(at)) ?? { at, ids: new Set() }
      chats.set(keyOf(at), { at, ids: chat.ids.add(delivery.id) })
    }
  }
  const seen = [...chats].map(
    async ([key, { at, ids }]) => [key, await look(deps, at, ids)] as const,
  )
  return new Map(await Promise.all(seen))
}

async function look({ platforms }: DeliveryDeps, at: ChatAddress, ids: ReadonlySet<string>) {
  const platform = platforms.get(at.platform)
  if (platform === undefined) return { found: new Map<string, string>(), incomplete: true }
  try {
    return await platform.findSent(at, [...ids])
  } catch (error) {
    return { code: error instanceof Error ? error.name : 'thrown' }
  }
}

/** Found anywhere is found; absent only where every chat was read to its end. */
function sightingOf(
  { delivery, places }: Doubt,
  seen: Seen,
): { sighting: Sighting; at?: ChatAddress } {
  const chats = places.map((at) => ({ at, chat: seen.get(keyOf(at)) }))
  for (const { at, chat } of chats) {
    const messageId = chat && 'found' in chat ? chat.found.get(delivery.id) : undefined
    if (messageId !== undefined) return { sighting: { kind: 'found', messageId }, at }
  }
  const unread = chats.find(({ chat }) => chat === undefined || 'code' in chat)
  if (unread !== undefined) return { sighting: { kind: 'unavailable', code: codeOf(unread.chat) } }
  const isWhole = chats.length > 0 && chats.every(({ chat }) => chat && !isCut(chat))
  return { sighting: { kind: isWhole ? 'absent' : 'incomplete' } }
}

const codeOf = (chat: Chat | undefined): string => (chat && 'code' in chat ? chat.code : 'not-read')
const isCut = (chat: Chat): boolean => 'incomplete' in chat && chat.incomplete

const factsOf = ({ claim, delivery }: Doubt): AttemptFacts => ({
  kind: delivery.kind as DeliveryKind,
  attempt: claim.attempt,
  operation: delivery.kind === 'refresh' ? 'update' : 'post',
  jitter: 0,
  ...(delivery.staleAfter === undefined ? {} : { staleAfter: delivery.staleAfter }),
})
