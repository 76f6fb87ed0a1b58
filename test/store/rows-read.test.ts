import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { insertDeliveries } from '../../src/store/deliveries.ts'
import { closeDraft, openDraft } from '../../src/store/drafts.ts'
import { addLogEntry } from '../../src/store/log-entries.ts'
import { readPlanningFacts } from '../../src/store/planning-facts.ts'
import { refreshMessages } from '../../src/store/refreshes.ts'
import { readSchoolFacts } from '../../src/store/school-facts.ts'
import { rowsOf, type SchoolTx } from '../../src/store/tx.ts'
import { listUndelivered } from '../../src/store/undelivered.ts'
import { lendEmpty } from '../support/lent-databases.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import {
  aDelivery,
  aStoredEntry,
  keepSchool,
  MONDAY_MORNING,
  type StoredSchool,
} from '../support/stored-school.ts'

/*
 * A statement is planned once, and that may be while a school has hardly any messages; an embedded database
 * never learns how many there are. What a press reads must not depend on it, from PostgreSQL 18 on.
 */

/** How often a statement runs before its plan is kept, on a server that goes on choosing. */
const UNTIL_KEPT = 8
const MESSAGES_TO_OTHERS = 600
const ENTRIES_OF_OTHERS = 300

onBothEngines('of a school with hundreds of messages to others', (open) => {
  let school: StoredSchool
  beforeAll(async () => {
    school = await keepSchool(await open())
    for (let time = 0; time < UNTIL_KEPT; time += 1) {
      await school.in((tx) => refresh(tx, school.ect.id))
      await school.in((tx) => planning(tx, school.ect.id))
      await school.in((tx) => missed(tx, school.ect.id))
      await school.in((tx) => readSchoolFacts(tx, [school.ect.id]))
    }
    const others = Array.from({ length: MESSAGES_TO_OTHERS }, (_, at) =>
      aDelivery(school, {
        recipient: at % 2 === 0 ? school.mentor.id : school.tutor.id,
        period: randomUUID(),
      }),
    )
    await school.in((tx) => insertDeliveries(tx, others))
    await school.in((tx) => insertDeliveries(tx, [aDelivery(school)]))
    await school.in(async (tx) => {
      await addLogEntry(tx, aStoredEntry(school))
      for (let at = 0; at < ENTRIES_OF_OTHERS; at += 1) {
        await addLogEntry(tx, training(school))
        const form = aForm(school)
        await openDraft(tx, form)
        await closeDraft(
          tx,
          { id: form.id, version: 1 },
          { closedAs: 'finished', at: MONDAY_MORNING },
        )
      }
    })
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

  const countRead = async (tx: SchoolTx, table: string): Promise<number> => {
    const [row] = await rowsOf<{ count: string }>(
      tx.db,
      sql`select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as count
        from pg_stat_xact_user_tables where relname = ${table}`,
    )
    return Number(row?.count)
  }

  /** Rows of a table that the work looks at. */
  const rowsRead = (table: string, work: (tx: SchoolTx) => Promise<unknown>): Promise<number> =>
    school.in(async (tx) => {
      const before = await countRead(tx, table)
      await work(tx)
      return (await countRead(tx, table)) - before
    })
  const messagesRead = (work: (tx: SchoolTx) => Promise<unknown>) => rowsRead('deliveries', work)

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

  it('a picture of one person reads what that person and the mentor logged, and the forms that they have open', async () => {
    const look = (tx: SchoolTx) => readSchoolFacts(tx, [school.ect.id])
    expect(await rowsRead('log_entries', look)).toBeLessThan(10)
    expect(await rowsRead('drafts', look)).toBeLessThan(10)
    // It would be noticed: whoever logged hundreds has them read.
    const atTheTutor = (tx: SchoolTx) => readSchoolFacts(tx, [school.tutor.id])
    expect(await rowsRead('log_entries', atTheTutor)).toBeGreaterThan(ENTRIES_OF_OTHERS)
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

it('is found so in every table of a school: the planner is told of each (`keepstep_tell_planner`)', async () => {
  const { engine } = await lendEmpty('embedded')
  const untold = await rowsOf(
    engine.db,
    sql`select table_name from information_schema.columns c
      where table_schema = 'public' and column_name = 'school_id' and not exists (
        select from pg_stats s where s.tablename = c.table_name and s.attname = 'school_id')`,
  )
  expect(untold).toEqual([])
})

/** Something that the tutor went to. */
const training = (school: StoredSchool) => {
  const { inductionId: _, ...entry } = aStoredEntry(school)
  return {
    ...entry,
    personId: school.tutor.id,
    loggedBy: school.tutor.id,
    activity: 'mentor-training' as const,
  }
}

/** A meeting that the mentor writes down. */
const aForm = ({ mentor, inductionId }: StoredSchool) => ({
  id: randomUUID(),
  kind: 'meeting' as const,
  authorId: mentor.id,
  inductionId,
  stage: 'see',
  values: {},
  openedAt: MONDAY_MORNING,
})
