import type { RenderedCard } from '../cards/card.ts'
import { given } from '../domain/given.ts'
import type { ChatAddress } from '../domain/messages/address.ts'
import {
  afterHeld,
  afterPlatformOff,
  type DeliveryKind,
  type DeliveryStep,
  isStale,
  SETTLE_MS,
} from '../domain/messages/delivery.ts'
import { type Delivery, listDeliveries } from '../store/deliveries.ts'
import type { ClaimedDelivery } from '../store/delivery-claims.ts'
import type { IsHeld } from '../store/holds.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { Cancelled, DeliveryDeps, Later } from './delivery-deps.ts'
import { type AddressBook, findAddresses } from './find-address.ts'
import type { LiveClock } from './live-clock.ts'
import type { Settled } from './outcome.ts'

/** A claimed delivery and where it goes. */
export interface Addressed {
  readonly claim: ClaimedDelivery
  readonly staleAfter?: Date
  readonly at: ChatAddress
  /** Somebody asked for it or waits for it. */
  readonly isWaitedFor: boolean
}

/** A claimed delivery with everything that its send needs. */
export interface Letter extends Addressed {
  readonly kind: DeliveryKind
  /** A person's id or a channel's. */
  readonly recipient: string
  readonly card: RenderedCard
  /** The message to replace; absent for a new one. */
  readonly replaces?: string
  /** On the monotonic clock: by then the lease of its claim is over. */
  readonly leasedUntilMs: number
}

/** A claimed delivery for which there is no place to wait in: its card was not built. */
export interface TurnedAway extends Addressed {
  readonly isTurnedAway: true
}

/** What became of the claims of one school. */
export interface Prepared {
  readonly letters: readonly Letter[]
  readonly turnedAway: readonly TurnedAway[]
  /** Settled without a send. */
  readonly settled: readonly Settled[]
}

export interface Preparing {
  readonly claims: readonly ClaimedDelivery[]
  readonly clock: LiveClock
  readonly leasedUntilMs: number
  /** Whether one more may wait in this process to be sent there. */
  readonly hasPlaceFor: (addressed: Addressed) => boolean
  /** Whether an operator has stopped what goes to a tenant. */
  readonly isHeld: IsHeld
}

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

/** A showing and what to do about it. */
interface Routed {
  readonly showing: Showing
  readonly to: Target | DeliveryStep
}

/** Loads one school's claimed deliveries, finds where they go, and builds the cards of those that may. */
export async function prepareLetters(
  school: SchoolTx,
  deps: Pick<DeliveryDeps, 'buildCards' | 'platforms'>,
  preparing: Preparing,
): Promise<Prepared> {
  const showings = await withShown(school, preparing.claims)
  const routed = await route(school, deps, { ...preparing, showings })
  const settled = routed.flatMap(({ showing: { claim }, to }) =>
    'state' in to ? [{ claim, step: to }] : [],
  )
  const turnedAway: TurnedAway[] = []
  const going: (Routed & { readonly to: Target })[] = []
  for (const { showing, to } of routed) {
    if ('state' in to) continue
    const addressed = addressedOf(showing, to.at)
    if (preparing.hasPlaceFor(addressed)) going.push({ showing, to })
    else turnedAway.push({ ...addressed, isTurnedAway: true })
  }
  const shown = going.flatMap(({ showing }) => showing.shown ?? [])
  const distinct = [...new Map(shown.map((delivery) => [delivery.id, delivery])).values()]
  // What the cards say is decided by this instant, whenever they arrive.
  const cards = await deps.buildCards(school, distinct, preparing.clock.now())
  const built = going.map((one) => letter(one, cards, preparing.leasedUntilMs))
  return {
    letters: built.filter((one) => 'card' in one),
    turnedAway,
    settled: [...settled, ...built.filter((one) => 'step' in one)],
  }
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

type Routing = Pick<Preparing, 'clock' | 'isHeld'> & { readonly showings: readonly Showing[] }

async function route(
  school: SchoolTx,
  { platforms }: Pick<DeliveryDeps, 'platforms'>,
  { showings, clock, isHeld }: Routing,
): Promise<Routed[]> {
  const newest = newestRefresh(showings)
  const book = await findAddresses(
    school,
    showings.map(({ delivery }) => delivery),
  )
  const isOn = ({ platform }: ChatAddress): boolean => platforms.has(platform)
  const placeOf = ({ delivery, shown }: Showing): Target | DeliveryStep =>
    delivery.kind === 'refresh'
      ? earlierMessage(shown, clock)
      : firstReachable(delivery, book, isOn)
  const whereTo = (showing: Showing): Target | DeliveryStep => {
    const { delivery } = showing
    if (isStale(delivery, clock.now())) return { state: 'skipped', reason: 'stale' }
    if (isSuperseded(showing, newest)) return { state: 'cancelled', reason: 'a newer one follows' }
    const to = placeOf(showing)
    if ('state' in to) return to
    if (isHeld(to.at)) return afterHeld(delivery, clock.now())
    return isOn(to.at) ? to : afterPlatformOff(delivery, to.at.platform, clock.now())
  }
  return showings.map((showing) => ({ showing, to: whereTo(showing) }))
}

/** Where a new message goes, or why it cannot go: first of all to a chat that is switched on. */
function firstReachable(
  { recipient }: Delivery,
  book: AddressBook,
  isOn: (at: ChatAddress) => boolean,
): Target | DeliveryStep {
  const known = book.get(recipient) ?? []
  const reachable = known.filter(({ state }) => state === 'reachable')
  const best = reachable.find(({ address }) => isOn(address)) ?? reachable[0]
  if (best !== undefined) return { at: best.address }
  return known.length === 0
    ? { state: 'skipped', reason: 'no-address' }
    : { state: 'failed', reason: 'unreachable' }
}

const IN_DOUBT: readonly DeliveryStep['state'][] = ['sending', 'unknown', 'reconciling']

/** The message to replace; one that nobody knows the fate of is waited for. */
function earlierMessage(shown: Delivery | undefined, clock: LiveClock): Target | DeliveryStep {
  if (shown?.address !== undefined && shown.messageId !== undefined) {
    return { at: shown.address, replaces: shown.messageId }
  }
  if (shown === undefined || !IN_DOUBT.includes(shown.state)) {
    return { state: 'cancelled', reason: 'nothing was posted yet' }
  }
  const retryAt = new Date(clock.now().getTime() + 2 * SETTLE_MS)
  return { state: 'retry_at', retryAt, reason: 'waits for the message that it replaces' }
}

/** What keeps has no time after which it is too late: somebody asked for it, or it carries news. */
const addressedOf = ({ claim, delivery: { staleAfter } }: Showing, at: ChatAddress): Addressed => ({
  claim,
  at,
  isWaitedFor: staleAfter === undefined,
  ...given({ staleAfter }),
})

function letter(
  { showing, to }: { readonly showing: Showing; readonly to: Target },
  cards: Awaited<ReturnType<DeliveryDeps['buildCards']>>,
  leasedUntilMs: number,
): Letter | Settled {
  const { claim, delivery, shown } = showing
  const built = shown && cards.get(shown.id)
  if (built === undefined) return cancelled(claim, 'nothing to show')
  if ('kind' in built) return { claim, step: withoutCard(built) }
  return {
    ...addressedOf(showing, to.at),
    kind: delivery.kind as DeliveryKind,
    recipient: delivery.recipient,
    card: built,
    leasedUntilMs,
    ...given({ replaces: to.replaces }),
  }
}

const withoutCard = (why: Cancelled | Later): DeliveryStep =>
  why.kind === 'later'
    ? { state: 'retry_at', retryAt: why.notBefore, reason: why.because }
    : { state: 'cancelled', reason: why.because }

const cancelled = (claim: ClaimedDelivery, reason: string): Settled => ({
  claim,
  step: { state: 'cancelled', reason },
})
