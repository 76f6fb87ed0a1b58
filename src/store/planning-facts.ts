import { sql } from 'drizzle-orm'
import type { DeliveryState } from '../domain/messages/delivery.ts'
import { toPersonAddress } from './addresses.ts'
import { insertingDeliveries, type NewDelivery, recordsOf, toDelivery } from './deliveries.ts'
import { hot } from './hot.ts'
import { rowsIn, type TableRead } from './read-together.ts'
import { addresses, deliveries, digestSchedules } from './schema/out.ts'
import { type Asked, happenedReader, own, rosterOf, toHappened } from './school-facts.ts'
import { once, pgArray, type SchoolTx, type Sent } from './tx.ts'
import { isToBeAskedAbout } from './undelivered.ts'
import { settingWakeUps, type WakeUp, wakeUpRecords } from './wake-ups.ts'

/** Whom to decide about, and which messages to them matter for it. */
export interface PlanningWish {
  readonly people: readonly string[]
  readonly kinds: readonly string[]
  readonly states: readonly DeliveryState[]
  /** Messages decided since then, and earlier ones since the person was last heard. */
  readonly since: Date
  /** Messages that did not arrive matter if they were decided since then. */
  readonly askedSince: Date
}

/**
 * Messages to each of the people from their own day on, each person looked up by itself (`offset 0`): how
 * many messages there are, the planner may never have been told.
 */
const saidToEach = sql`unnest(${sql.placeholder('asked')}::uuid[]) as one(id)
  cross join lateral (
    select least(${sql.placeholder('since')}::timestamptz, coalesce(max(seen_at), '-infinity')) as since
      from addresses where school_id = ${sql.placeholder('school')}::uuid and person_id = one.id) heard
  cross join lateral (
    select * from deliveries where school_id = ${sql.placeholder('school')}::uuid
      and recipient = one.id and decided_at >= heard.since offset 0) deliveries`

const planning = happenedReader<
  {
    addresses: TableRead<typeof addresses>
    said: TableRead<typeof deliveries>
    digestSchedules: TableRead<typeof digestSchedules>
    undelivered: TableRead<typeof deliveries>
  },
  Asked & {
    readonly kinds: string
    readonly states: string
    readonly since: string
    readonly askedSince: string
  }
>('keepstep_planning', {
  concerned: true,
  also: {
    addresses: own(addresses, {
      orderBy: sql`${addresses.seenAt} desc, ${addresses.platform} desc`,
      and: [sql`${addresses.personId} = any(${sql.placeholder('asked')}::uuid[])`],
    }),
    said: own(deliveries, {
      from: saidToEach,
      orderBy: sql`${deliveries.decidedAt}, ${deliveries.id}`,
      and: [
        sql`${deliveries.kind} = any(${sql.placeholder('kinds')}::text[])`,
        sql`${deliveries.state} = any(${sql.placeholder('states')}::text[])`,
      ],
    }),
    digestSchedules: own(digestSchedules, { orderBy: sql`${digestSchedules.channelId}` }),
    undelivered: own(deliveries, {
      orderBy: sql`${deliveries.settledAt}`,
      and: [
        sql`${deliveries.decidedAt} >= ${sql.placeholder('askedSince')}::timestamptz`,
        isToBeAskedAbout,
      ],
    }),
  },
})

/** All that decisions about these people need, in one statement: this runs for every school of a tick. */
export async function readPlanningFacts(tx: SchoolTx, wish: PlanningWish) {
  const row = await planning.run(tx, {
    school: tx.schoolId,
    asked: pgArray(wish.people),
    kinds: pgArray(wish.kinds),
    states: pgArray(wish.states),
    since: wish.since.toISOString(),
    askedSince: wish.askedSince.toISOString(),
  })
  const rows = rowsIn(planning.reads, row)
  return {
    facts: { ...toHappened(rows), roster: await rosterOf(tx, row) },
    addresses: rows.addresses.map(toPersonAddress),
    said: rows.said.map(toDelivery),
    undelivered: rows.undelivered.map(toDelivery),
    hasDigestSchedule: rows.digestSchedules.length > 0,
  }
}

/** What was decided: messages, and when to think about each person next. */
export interface Decided {
  readonly deliveries: readonly NewDelivery[]
  readonly wakeUps: readonly WakeUp[]
}

/** Writes decisions in one statement. Answers the ids of the deliveries that are new. */
export function writeDecisions(
  tx: SchoolTx,
  { deliveries: them, wakeUps }: Decided,
): Sent<string[]> {
  const sent = decisions.run(tx, {
    school: tx.schoolId,
    wakeUps: wakeUpRecords(wakeUps),
    deliveries: recordsOf(them),
  })
  return once(sent, (added) => added.map(({ id }) => id))
}

const decisions = hot<
  { readonly school: string; readonly wakeUps: string; readonly deliveries: string },
  { id: string }
>(
  'keepstep_decisions',
  ({ school, wakeUps, deliveries: them }) =>
    sql`with woken as (${settingWakeUps(school, wakeUps)}) ${insertingDeliveries(school, them)}`,
)
