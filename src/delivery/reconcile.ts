import { given } from '../domain/given.ts'
import { groupBy } from '../domain/group-by.ts'
import type { ChatAddress } from '../domain/messages/address.ts'
import {
  afterReconcile,
  type DeliveryKind,
  type LookFacts,
  type Sighting,
} from '../domain/messages/delivery.ts'
import type { Looked } from '../platforms/chat-platform.ts'
import { type Delivery, listDeliveries } from '../store/deliveries.ts'
import type { ClaimedDelivery } from '../store/delivery-claims.ts'
import { pause } from './bell.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import { findAddresses } from './find-address.ts'
import type { Settled } from './outcome.ts'
import type { SendContext } from './send-letter.ts'
import { tenantLine } from './shared-turns.ts'

interface Doubt {
  readonly claim: ClaimedDelivery
  readonly delivery: Delivery
  /** Every chat in which it may be: they may have been met elsewhere since. */
  readonly places: readonly ChatAddress[]
}

/** What a look needs besides what is looked for. */
export interface LookContext extends SendContext {
  /** On the monotonic clock: a look that begins later might outlive the lease of its claim. */
  readonly beginBeforeMs: number
  readonly settle: (settled: Settled) => void
}

/**
 * Looks in the chats for messages that nobody knows the fate of: one read for each chat, one chat
 * of a tenant at a time, within what the platform allows. What it finds out is settled at once.
 */
export async function reconcile(
  deps: DeliveryDeps,
  claims: readonly ClaimedDelivery[],
  context: LookContext,
): Promise<void> {
  const doubts: Doubt[] = []
  for (const [schoolId, mine] of groupBy(claims, (claim) => claim.schoolId)) {
    try {
      doubts.push(...(await loadDoubts(deps, schoolId, mine)))
    } catch (error) {
      deps.onFault(error, { schoolId })
      for (const claim of mine) context.settle({ claim, step: NOT_READ })
    }
  }
  await search(deps, doubts, context)
}

const NOT_READ = { state: 'unknown', reason: 'not-read' } as const

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
type Chat = Looked | { readonly failed: NonNullable<Looked['failed']> }
type Seen = ReadonlyMap<string, Chat>

/** One read for each chat, about all the deliveries that may be in it. */
async function search(
  deps: DeliveryDeps,
  doubts: readonly Doubt[],
  context: LookContext,
): Promise<void> {
  const chats = new Map<string, { at: ChatAddress; about: Doubt[] }>()
  for (const doubt of doubts) {
    for (const at of doubt.places) {
      const chat = chats.get(keyOf(at)) ?? { at, about: [] }
      chat.about.push(doubt)
      chats.set(keyOf(at), chat)
    }
  }
  const seen = new Map<string, Chat>()
  const settled = new Set<Doubt>()
  const settleWhere = (them: readonly Doubt[]): void => {
    for (const doubt of them) {
      if (settled.has(doubt) || !doubt.places.every((at) => seen.has(keyOf(at)))) continue
      settled.add(doubt)
      settleDoubt(doubt, seen, context)
    }
  }
  settleWhere(doubts)
  const tenants = groupBy(chats.values(), ({ at }) => tenantLine(at, 'look'))
  const inTurn = [...tenants.values()].map(async (mine) => {
    for (const { at, about } of mine) {
      const ids = about.map(({ delivery }) => delivery.id)
      seen.set(keyOf(at), await look(deps, { at, ids }, context))
      settleWhere(about)
    }
  })
  await Promise.all(inTurn)
}

async function look(
  deps: DeliveryDeps,
  { at, ids }: { readonly at: ChatAddress; readonly ids: readonly string[] },
  context: LookContext,
): Promise<Chat> {
  const platform = deps.platforms.get(at.platform)
  if (platform === undefined) return { failed: { code: `platform-off: ${at.platform}` } }
  const held = await waitToLook(deps, at, context)
  if (held !== undefined) return { failed: held }
  const looked = await platform.findSent(at, ids).catch((error: unknown) => ({
    failed: { code: error instanceof Error ? error.name : 'thrown' },
  }))
  const retryAfterMs =
    looked.failed && 'retryAfterMs' in looked.failed ? looked.failed.retryAfterMs : undefined
  if (retryAfterMs !== undefined) {
    const tenant = tenantLine(at, 'look')
    context.dispatch.change({ kind: 'pause', tenant, forMs: retryAfterMs })
  }
  return looked
}

/** Waits until this tenant's chats may be read; answers where that is too late for this claim. */
async function waitToLook(
  { limits }: DeliveryDeps,
  at: ChatAddress,
  { clock, dispatch, stopping, beginBeforeMs }: LookContext,
): Promise<Looked['failed']> {
  const looks = limits[at.platform]?.looks
  while (looks !== undefined && !stopping.aborted) {
    const ask = { tenant: tenantLine(at, 'look'), limits: { tenant: looks, conversation: [] } }
    const turn = await dispatch.turn(ask).catch(() => undefined)
    if (turn === undefined) return { code: 'not-read' }
    if (turn.kind === 'back' || clock.monotonicMs() + turn.inMs > beginBeforeMs) {
      return { code: 'waits for its turn', retryAfterMs: turn.inMs }
    }
    await pause(turn.inMs, stopping)
    if (turn.kind === 'go') break
  }
  return stopping.aborted ? { code: 'handed back' } : undefined
}

function settleDoubt(doubt: Doubt, seen: Seen, { clock, settle }: LookContext): void {
  const { sighting, at } = sightingOf(doubt, seen)
  const step = afterReconcile(factsOf(doubt, clock), sighting, clock.now())
  settle({ claim: doubt.claim, step, ...(at ? { at } : {}) })
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
  const unread = chats.flatMap(({ chat }) => (chat === undefined ? UNREAD : (chat.failed ?? [])))
  const [first] = unread
  if (first !== undefined) return { sighting: { kind: 'unavailable', ...first } }
  const isWhole =
    chats.length > 0 && chats.every(({ chat }) => chat && 'found' in chat && !chat.incomplete)
  return { sighting: { kind: isWhole ? 'absent' : 'incomplete' } }
}

const UNREAD = { code: 'not-read' } as const

const factsOf = ({ delivery }: Doubt, clock: SendContext['clock']): LookFacts => ({
  kind: delivery.kind as DeliveryKind,
  operation: delivery.kind === 'refresh' ? 'update' : 'post',
  unknownSince: delivery.settledAt ?? clock.now(),
  ...given({ staleAfter: delivery.staleAfter }),
})
