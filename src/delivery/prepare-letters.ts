import type { RenderedCard } from '../cards/card.ts'
import type { ChatAddress } from '../domain/messages/address.ts'
import type { DeliveryKind, DeliveryStep } from '../domain/messages/delivery.ts'
import { isStale, SETTLE_MS } from '../domain/messages/delivery.ts'
import { type Delivery, listDeliveries } from '../store/deliveries.ts'
import type { ClaimedDelivery } from '../store/delivery-claims.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { Cancelled, DeliveryDeps, Later } from './delivery-deps.ts'
import { type AddressBook, findAddresses } from './find-address.ts'

/** A claimed delivery with everything that its send needs. */
export interface Letter {
  readonly claim: ClaimedDelivery
  readonly kind: DeliveryKind
  /** A person's id or a channel's. */
  readonly recipient: string
  readonly staleAfter?: Date
  readonly at: ChatAddress
  readonly card: RenderedCard
  /** The message to replace; absent for a new one. */
  readonly replaces?: string
}

/** A claimed delivery that is settled without a send. */
export interface Settled {
  readonly claim: ClaimedDelivery
  readonly step: DeliveryStep
}

export type Prepared = Letter | Settled

interface Target {
  readonly at: ChatAddress
  readonly replaces?: string
}

/** A delivery, and the one whose card it shows: itself, or for a refresh the earlier message. */
interface Showing {
  readonly claim: ClaimedDelivery
  readonly delivery: Delivery
  readonly shown: Delivery | undefined
}

/** Loads one school's claimed deliveries, builds their cards and finds where they go. */
export async function prepareLetters(
  school: SchoolTx,
  deps: Pick<DeliveryDeps, 'buildCards'>,
  { claims, now }: { readonly claims: readonly ClaimedDelivery[]; readonly now: Date },
): Promise<Prepared[]> {
  const showings = await withShown(school, claims)
  const isWanted = ({ delivery }: Showing): boolean => !isStale(delivery, now)
  const shown = showings.filter(isWanted).flatMap((one) => one.shown ?? [])
  const distinct = [...new Map(shown.map((delivery) => [delivery.id, delivery])).values()]
  const book = await findAddresses(school, distinct)
  const cards = await deps.buildCards(school, distinct, now)
  const newest = newestRefresh(showings)
  return showings.map((showing) => {
    if (!isWanted(showing)) return settle(showing, 'skipped', 'stale')
    if (isSuperseded(showing, newest)) return settle(showing, 'cancelled', 'a newer one follows')
    return letter(showing, { cards, book, now })
  })
}

async function withShown(school: SchoolTx, claims: readonly ClaimedDelivery[]): Promise<Showing[]> {
  const mine = await listDeliveries(school, { ids: claims.map(({ id }) => id) })
  const byId = new Map(mine.map((delivery) => [delivery.id, delivery]))
  const earlier = mine.flatMap((delivery) => earlierId(delivery) ?? [])
  if (earlier.length > 0) {
    for (const one of await listDeliveries(school, { ids: earlier })) byId.set(one.id, one)
  }
  const showings = claims.flatMap((claim) => {
    const delivery = byId.get(claim.id)
    if (delivery === undefined) return []
    const refreshes = earlierId(delivery)
    return [{ claim, delivery, shown: refreshes === undefined ? delivery : byId.get(refreshes) }]
  })
  return showings.sort(inOrder)
}

/** A claim answers its rows in any order; people read them in the order in which they fell due. */
const inOrder = ({ delivery: a }: Showing, { delivery: b }: Showing): number =>
  a.notBefore.getTime() - b.notBefore.getTime() || a.decidedAt.getTime() - b.decidedAt.getTime()

/** A refresh names the delivery whose message it replaces. */
function earlierId({ kind, params }: Delivery): string | undefined {
  const named = params['of']
  return kind === 'refresh' && typeof named === 'string' ? named : undefined
}

/** Of several refreshes of one message the last is enough. */
const newestRefresh = (showings: readonly Showing[]): ReadonlyMap<string, string> =>
  new Map(
    showings
      .filter(({ delivery }) => delivery.kind === 'refresh')
      .map(({ delivery, shown }) => [shown?.id ?? '', delivery.id]),
  )

const isSuperseded = ({ delivery, shown }: Showing, newest: ReadonlyMap<string, string>): boolean =>
  delivery.kind === 'refresh' && newest.get(shown?.id ?? '') !== delivery.id

interface Surroundings {
  readonly cards: Awaited<ReturnType<DeliveryDeps['buildCards']>>
  readonly book: AddressBook
  readonly now: Date
}

function letter(showing: Showing, { cards, book, now }: Surroundings): Prepared {
  const { claim, delivery, shown } = showing
  const built = shown && cards.get(shown.id)
  if (built === undefined) return settle(showing, 'cancelled', 'nothing to show')
  if ('kind' in built) return { claim, step: withoutCard(built) }
  const target =
    delivery.kind === 'refresh' ? earlierMessage(shown, now) : firstReachable(showing, book)
  if ('state' in target) return { claim, step: target }
  const kind = delivery.kind as DeliveryKind
  const { recipient, staleAfter } = delivery
  return { claim, kind, recipient, card: built, ...target, ...(staleAfter ? { staleAfter } : {}) }
}

const withoutCard = (why: Cancelled | Later): DeliveryStep =>
  why.kind === 'later'
    ? { state: 'retry_at', retryAt: why.at, reason: why.because }
    : { state: 'cancelled', reason: why.because }

/** Where a new message goes, or why it cannot go. */
function firstReachable({ delivery }: Showing, book: AddressBook): Target | DeliveryStep {
  const known = book.get(delivery.recipient) ?? []
  const reachable = known.find(({ state }) => state === 'reachable')
  if (reachable !== undefined) return { at: reachable.address }
  return known.length === 0
    ? { state: 'skipped', reason: 'no-address' }
    : { state: 'failed', reason: 'unreachable' }
}

const IN_DOUBT: readonly DeliveryStep['state'][] = ['sending', 'unknown', 'reconciling']

/** The message to replace; one that nobody knows the fate of is waited for. */
function earlierMessage(shown: Delivery | undefined, now: Date): Target | DeliveryStep {
  if (shown?.address !== undefined && shown.messageId !== undefined) {
    return { at: shown.address, replaces: shown.messageId }
  }
  if (shown === undefined || !IN_DOUBT.includes(shown.state)) {
    return { state: 'cancelled', reason: 'nothing was posted yet' }
  }
  const retryAt = new Date(now.getTime() + 2 * SETTLE_MS)
  return { state: 'retry_at', retryAt, reason: 'waits for the message that it replaces' }
}

const settle = ({ claim }: Showing, state: DeliveryStep['state'], reason: string): Settled => ({
  claim,
  step: { state, reason },
})
