import { randomUUID } from 'node:crypto'
import { createRateBuckets, type PlatformLimits } from '../../src/delivery/rate-buckets.ts'
import type { ChatAddress } from '../../src/domain/messages/address.ts'
import type { Store } from '../../src/store/database.ts'
import type { NewDelivery } from '../../src/store/deliveries.ts'
import { savePeople } from '../../src/store/people.ts'
import { rememberAddress } from './remember-address.ts'
import { type Sender, type SenderWish, senderOf } from './sender.ts'
import { aDelivery, aStoredPerson, keepSchool, type StoredSchool } from './stored-school.ts'
import type { StrictPlatform } from './strict-platform.ts'

/** A school with as many people as are needed, each in a chat of their own on one platform. */
export interface Crowd {
  readonly school: StoredSchool
  readonly people: readonly string[]
  readonly tenant: string
  /** A delivery for each of them, or more, in the order in which they are to be sent. */
  deliveries(its?: Partial<NewDelivery>, each?: number): NewDelivery[]
}

/** Puts such a school in the store. */
export async function keepCrowd(
  store: Store,
  { size, platform, tenant = randomUUID() }: { size: number; platform: string; tenant?: string },
): Promise<Crowd> {
  const school = await keepSchool(store)
  const people = Array.from({ length: size }, () => aStoredPerson())
  await school.in(async (tx) => {
    await savePeople(tx, people)
    for (const { id } of people) {
      const address: ChatAddress = {
        platform,
        tenant,
        conversation: `chat ${id}`,
        kind: 'personal',
      }
      await rememberAddress(tx, id, { address, at: new Date() })
    }
  })
  const ids = people.map(({ id }) => id)
  return {
    school,
    people: ids,
    tenant,
    deliveries: (its = {}, each = 1) =>
      Array.from({ length: each }, (_, round) =>
        ids.map((recipient) => {
          const now = new Date()
          const period = `${round} ${randomUUID()}`
          return aDelivery(school, { period, recipient, notBefore: now, decidedAt: now, ...its })
        }),
      ).flat(),
  }
}

/** A worker on real time that sends to this platform, within its limits where it has any. */
export const senderTo = (
  store: Store,
  platform: StrictPlatform,
  wish: SenderWish & { readonly limits?: Readonly<Record<string, PlatformLimits>> } = {},
): Sender =>
  senderOf(store, {
    ...wish,
    deps: {
      platforms: new Map([[platform.name, platform]]),
      limits: wish.limits ?? {},
      buckets: createRateBuckets(wish.limits ?? {}),
      ...wish.deps,
    },
  })

/** Real time. */
export const realNow = (): Date => new Date()

/** Resolves once it is true; rejects after a while. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  withinMs = 600_000,
): Promise<void> {
  const began = performance.now()
  while (!(await isTrue())) {
    if (performance.now() - began > withinMs) throw new Error('It did not come true in time.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
