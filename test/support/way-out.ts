import { randomUUID } from 'node:crypto'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import { personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import { createSchedule, type Schedule } from '../../src/schedule.ts'
import { replaceCalendar } from '../../src/store/calendar.ts'
import type { Store } from '../../src/store/database.ts'
import type { Delivery, NewDelivery } from '../../src/store/deliveries.ts'
import { insertDeliveries, listDeliveries } from '../../src/store/deliveries.ts'
import { deliveries } from '../../src/store/schema/out.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import { wakeSchool } from '../../src/usecases/messages/wake-people.ts'
import { entries2026 } from './build-calendar.ts'
import { rememberAddress } from './remember-address.ts'
import { chatIn, type Sender, type SenderWish, senderOf } from './sender.ts'
import { keepSchool, type StoredSchool } from './stored-school.ts'

/** What a use case is given. */
export const depsOn = (store: Store): Deps => ({
  store,
  newId: randomUUID,
  bankHolidays: bankHolidaysOfEngland,
})

/** A sender with its schedule. */
export interface WayOut extends Sender {
  readonly schedule: Schedule
}

export function wayOutOf(
  store: Store,
  wish: SenderWish & { readonly onLag?: (lagMs: number) => void } = {},
): WayOut {
  const sender = senderOf(store, wish)
  const schedule = createSchedule({
    ...depsOn(store),
    worker: sender.worker,
    now: wish.now ?? (() => new Date('2026-09-14T06:45:00Z')),
    onFault: (error) => sender.faults.push(error),
    ...(wish.onLag === undefined ? {} : { onLag: wish.onLag }),
  })
  return { ...sender, schedule }
}

/** A school in the store with a real year's calendar, everybody reachable in the sandbox and waiting to be thought about. */
export async function keepTermSchool(store: Store, now: Date): Promise<StoredSchool> {
  const school = await keepSchool(store)
  await school.in(async (tx) => {
    await replaceCalendar(tx, ['2026-27'], entries2026)
    for (const { id, email } of [school.ect, school.mentor, school.tutor]) {
      await rememberAddress(tx, id, { address: personalAddress(email), at: now })
    }
    await wakeSchool(tx, depsOn(store), now)
  })
  return school
}

/** Puts deliveries in the queue. */
export const queue = (school: StoredSchool, them: readonly NewDelivery[]): Promise<string[]> =>
  school.in((tx) => insertDeliveries(tx, them))

/** What became of the school's deliveries. */
export const outcomes = (school: StoredSchool): Promise<Delivery[]> =>
  school.in((tx) => listDeliveries(tx))

/** Texts in a person's chat, oldest first. */
export const textsOf = async (store: Store, email: string): Promise<string[]> =>
  (await chatIn(store).list(personalAddress(email).conversation)).map(({ text }) => text)

/** Forgets every delivery of the school, whatever its state: the next test begins with an empty queue. */
export const emptyQueue = (school: StoredSchool): Promise<unknown> =>
  school.in((tx) => tx.db.delete(deliveries))
