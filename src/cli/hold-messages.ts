import { setTimeout as wait } from 'node:timers/promises'
import type { Store } from '../store/database.ts'
import { schoolsOfTenant } from '../store/directory.ts'
import { type MessageAtAHold, messagesAtAHold } from '../store/hold-figures.ts'
import {
  addHold,
  type Hold,
  type HoldPlace,
  openHolds,
  releaseHold,
  waitForBegins,
} from '../store/holds.ts'

/** How things stand where messages are stopped. */
export interface HoldReport {
  /** As it was written: where it was stopped before, what was written then. */
  readonly hold: Hold
  readonly wasHeldBefore: boolean
  readonly messages: readonly MessageAtAHold[]
  /** An instance stands still in the moment in which it begins to send: what it has in hand is not known. */
  readonly isSomebodyStuck: boolean
}

export interface HoldWish {
  readonly place: HoldPlace
  readonly why: string
  readonly now: () => Date
  /** What arrived since then is told. */
  readonly since: Date
  /** Waits so long for what had begun. */
  readonly atMostMs?: number
}

/** A platform takes no longer than this over one message. */
const AT_MOST_MS = 25_000
const BEGINS_WITHIN_MS = 5_000
const LOOK_AGAIN_MS = 200

/**
 * Stops messages at a place: from the moment in which this is kept no instance begins another send
 * there. Then waits for what had begun, and answers what went out and what is held.
 */
export async function holdMessages(store: Store, wish: HoldWish): Promise<HoldReport> {
  const { place, why, now } = wish
  const wanted: Hold = { place, why, heldAt: now() }
  const isNew = await store.withDispatcher((tx) => addHold(tx, wanted))
  const isSomebodyStuck = await store
    .withDispatcher((tx) => waitForBegins(tx, BEGINS_WITHIN_MS))
    .then(
      () => false,
      (error: unknown) => {
        if (isLockTimeout(error)) return true
        throw error
      },
    )
  const messages = await whenArrived(store, wish)
  const open = await store.withDispatcher(openHolds)
  const hold = isNew ? wanted : (open.find((one) => isSame(one.place, place)) ?? wanted)
  return { hold, wasHeldBefore: !isNew, messages, isSomebodyStuck }
}

/** Looks again until nothing is on its way, or for as long as a platform may take. */
async function whenArrived(store: Store, wish: HoldWish): Promise<MessageAtAHold[]> {
  const until = performance.now() + (wish.atMostMs ?? AT_MOST_MS)
  for (;;) {
    const messages = await messagesAt(store, wish.place, wish.since)
    const isOnItsWay = messages.some(({ is }) => is === 'on-its-way')
    if (!isOnItsWay || performance.now() > until) return messages
    await wait(LOOK_AGAIN_MS)
  }
}

/** A place goes on; answers what it was stopped for, and what waits or was too late since. */
export async function releaseMessages(
  store: Store,
  { place, at }: { readonly place: HoldPlace; readonly at: Date },
): Promise<{ readonly hold: Hold; readonly messages: readonly MessageAtAHold[] } | undefined> {
  const hold = await store.withDispatcher((tx) => releaseHold(tx, { place, at }))
  if (hold === undefined) return undefined
  return { hold, messages: await messagesAt(store, place, hold.heldAt) }
}

/** The messages of a place. A tenant's are known only to the schools that have people there. */
async function messagesAt(store: Store, place: HoldPlace, since: Date): Promise<MessageAtAHold[]> {
  if (place.kind !== 'tenant') {
    const reach = place.kind === 'school' ? { schoolIds: [place.schoolId] } : {}
    return await store.withDispatcher((tx) => messagesAtAHold(tx, reach, since))
  }
  const schools = await store.shared((tx) => schoolsOfTenant(tx, place.platform, place.tenant))
  const found = await store.withSchools(schools, (tx) =>
    messagesAtAHold(tx, { schoolIds: [tx.schoolId], tenant: place }, since),
  )
  return found.flat()
}

const isSame = (a: HoldPlace, b: HoldPlace): boolean => JSON.stringify(a) === JSON.stringify(b)

/** SQLSTATE 55P03: the lock was not to be had in that time. */
const isLockTimeout = (error: unknown): boolean =>
  (error as { cause?: { code?: unknown } }).cause?.code === '55P03'
