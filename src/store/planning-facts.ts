import { sql } from 'drizzle-orm'
import type { DeliveryState } from '../domain/messages/delivery.ts'
import { toPersonAddress } from './addresses.ts'
import {
  insertDeliveries,
  insertingDeliveries,
  type NewDelivery,
  toDelivery,
} from './deliveries.ts'
import { addresses, deliveries, digestSchedules } from './schema/out.ts'
import { own, readFactsWith } from './school-facts.ts'
import { isOneOf, rowsOf, type SchoolTx } from './tx.ts'
import { settingWakeUps, setWakeUps, type WakeUp } from './wake-ups.ts'

/** Whom to decide about, and which messages to them matter for it. */
export interface PlanningWish {
  readonly people: readonly string[]
  readonly kinds: readonly string[]
  readonly states: readonly DeliveryState[]
  /** Messages decided since then, and earlier ones since the person was last heard. */
  readonly since: Date
}

/** All that decisions about these people need, in two statements: this runs for every school of a tick. */
export async function readPlanningFacts(tx: SchoolTx, wish: PlanningWish) {
  const lastHeard = sql`(select max(${addresses.seenAt}) from ${addresses}
    where ${addresses.schoolId} = ${deliveries.schoolId}
      and ${addresses.personId} = ${deliveries.recipient})`
  const { facts, also } = await readFactsWith(tx, wish.people, {
    addresses: own(tx, addresses, {
      orderBy: sql`${addresses.seenAt} desc, ${addresses.platform} desc`,
      and: [isOneOf(addresses.personId, wish.people)],
    }),
    said: own(tx, deliveries, {
      orderBy: sql`${deliveries.decidedAt}, ${deliveries.id}`,
      and: [
        isOneOf(deliveries.recipient, wish.people),
        isOneOf(deliveries.kind, wish.kinds),
        isOneOf(deliveries.state, wish.states),
        sql`${deliveries.decidedAt} >= least(${wish.since.toISOString()}::timestamptz,
          coalesce(${lastHeard}, '-infinity'))`,
      ],
    }),
    digestSchedules: own(tx, digestSchedules, { orderBy: sql`${digestSchedules.channelId}` }),
  })
  return {
    facts,
    addresses: also.addresses.map(toPersonAddress),
    said: also.said.map(toDelivery),
    hasDigestSchedule: also.digestSchedules.length > 0,
  }
}

/** What was decided: messages, and when to think about each person next. */
export interface Decided {
  readonly deliveries: readonly NewDelivery[]
  readonly wakeUps: readonly WakeUp[]
}

/** Writes decisions in one statement. Answers the ids of the deliveries that are new. */
export async function writeDecisions(
  tx: SchoolTx,
  { deliveries: them, wakeUps }: Decided,
): Promise<string[]> {
  if (them.length === 0) await setWakeUps(tx, wakeUps)
  if (them.length === 0 || wakeUps.length === 0) return await insertDeliveries(tx, them)
  const added = await rowsOf<{ id: string }>(
    tx.db,
    sql`with woken as (${settingWakeUps(tx, wakeUps)}) ${insertingDeliveries(tx, them)}`,
  )
  return added.map(({ id }) => id)
}
