import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { insertDeliveries } from '../../src/store/deliveries.ts'
import { readPlanningFacts } from '../../src/store/planning-facts.ts'
import { refreshMessages } from '../../src/store/refreshes.ts'
import { rowsOf, type SchoolTx } from '../../src/store/tx.ts'
import { listUndelivered } from '../../src/store/undelivered.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import {
  aDelivery,
  keepSchool,
  MONDAY_MORNING,
  type StoredSchool,
} from '../support/stored-school.ts'

/*
 * PostgreSQL keeps the plan of a statement that it made while a school had hardly any messages, and an
 * embedded database never learns how many there are: what a press reads must not depend on that.
 */

/** How often a statement runs before its plan is kept. */
const UNTIL_KEPT = 8
const MESSAGES_TO_OTHERS = 600

onBothEngines('of a school with hundreds of messages to others', (open) => {
  let school: StoredSchool
  beforeAll(async () => {
    school = await keepSchool(await open())
    for (let time = 0; time < UNTIL_KEPT; time += 1) {
      await school.in((tx) => refresh(tx, school.ect.id))
      await school.in((tx) => planning(tx, school.ect.id))
      await school.in((tx) => missed(tx, school.ect.id))
    }
    const others = Array.from({ length: MESSAGES_TO_OTHERS }, (_, at) =>
      aDelivery(school, {
        recipient: at % 2 === 0 ? school.mentor.id : school.tutor.id,
        period: randomUUID(),
      }),
    )
    await school.in((tx) => insertDeliveries(tx, others))
    await school.in((tx) => insertDeliveries(tx, [aDelivery(school)]))
    await school.in((tx) =>
      tx.db.execute(sql`update deliveries set state = 'sent', message_id = id::text`),
    )
  })

  const refresh = (tx: SchoolTx, personId: string) =>
    refreshMessages(tx, {
      people: [personId],
      kinds: ['my-week'],
      since: MONDAY_MORNING,
      weeks: ['2026-09-14'],
      stepIds: [randomUUID()],
      logIds: [randomUUID()],
      except: undefined,
      now: MONDAY_MORNING,
    })

  const planning = (tx: SchoolTx, personId: string) =>
    readPlanningFacts(tx, {
      people: [personId],
      kinds: ['my-week'],
      states: ['pending', 'sent'],
      since: MONDAY_MORNING,
      askedSince: MONDAY_MORNING,
    })

  const missed = (tx: SchoolTx, personId: string) =>
    listUndelivered(tx, { recipients: [personId], since: MONDAY_MORNING, isNews: true })

  const countRead = async (tx: SchoolTx): Promise<number> => {
    const [row] = await rowsOf<{ count: string }>(
      tx.db,
      sql`select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as count
        from pg_stat_xact_user_tables where relname = 'deliveries'`,
    )
    return Number(row?.count)
  }

  /** Rows of messages that the work looks at. */
  const messagesRead = (work: (tx: SchoolTx) => Promise<unknown>): Promise<number> =>
    school.in(async (tx) => {
      const before = await countRead(tx)
      await work(tx)
      return (await countRead(tx)) - before
    })

  it('what a press brings up to date is found among those of the people whom it touches', async () => {
    const read = await messagesRead((tx) => refresh(tx, school.ect.id))
    expect(read).toBeLessThan(20)
  })

  it('a decision about one person reads that person’s', async () => {
    const read = await messagesRead((tx) => planning(tx, school.ect.id))
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(20)
  })

  it('would be noticed: to somebody with hundreds, they are read', async () => {
    expect(await messagesRead((tx) => refresh(tx, school.mentor.id))).toBeGreaterThan(200)
  })

  it('what did not reach somebody is found without a look at what reached others', async () => {
    const lose = (personId: string) =>
      school.in((tx) =>
        tx.db.execute(sql`update deliveries set state = 'failed', settled_at = decided_at
          where recipient = ${personId}::uuid`),
      )
    await lose(school.ect.id)
    const found = await school.in((tx) => missed(tx, school.ect.id))
    expect(found.map(({ recipient }) => recipient)).toEqual([school.ect.id])
    const read = await messagesRead((tx) => missed(tx, school.ect.id))
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(20)
    // It would be noticed: what reached nobody is looked at.
    await lose(school.mentor.id)
    expect(await messagesRead((tx) => missed(tx, school.mentor.id))).toBeGreaterThan(200)
  })
})
