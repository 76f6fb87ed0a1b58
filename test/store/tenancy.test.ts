import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoreError } from '../../src/errors.ts'
import { listAbsences } from '../../src/store/absences.ts'
import { actionStepHistory } from '../../src/store/action-steps.ts'
import { type Store, storeOn } from '../../src/store/database.ts'
import { listDeliveries } from '../../src/store/deliveries.ts'
import { loadDraft } from '../../src/store/drafts.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import type { Engine } from '../../src/store/engine.ts'
import { addLogEntry, logEntryHistory } from '../../src/store/log-entries.ts'
import { listPeople } from '../../src/store/people.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { loadSchool } from '../../src/store/schools.ts'
import { type Db, rowsOf } from '../../src/store/tx.ts'
import { ALLOW_LIST, tablesOf, tenancyFaults } from '../support/check-tenancy.ts'
import { type FilledSchool, fillSchool } from '../support/fill-school.ts'
import { newDatabase } from '../support/open-test-store.ts'
import { questionsAbout, SEEN_BY_A } from '../support/store-questions.ts'
import { aStoredEntry, keepSchool, type StoredSchool } from '../support/stored-school.ts'
import { asOwner } from '../support/test-databases.ts'

const SEEN_BY_B = 'CanaryOfB'

describe.each(['embedded', 'postgres'] as const)("one school's people (%s)", (name) => {
  let engine: Engine
  /** The same database for whoever made the tables: the service's own login may not change them. */
  let owner: Engine
  let store: Store
  let a: StoredSchool & FilledSchool
  let b: StoredSchool & FilledSchool

  beforeAll(async () => {
    const settings = await newDatabase(name)
    engine = await (settings.databaseUrl === undefined
      ? openEmbedded(settings)
      : openPostgres(settings.databaseUrl, undefined))
    owner = await (settings.databaseUrl === undefined
      ? engine
      : openPostgres(asOwner(settings.databaseUrl)))
    store = storeOn(engine)
    const schoolA = await keepSchool(store, SEEN_BY_A)
    const schoolB = await keepSchool(store, SEEN_BY_B)
    a = { ...schoolA, ...(await fillSchool(schoolA, SEEN_BY_A)) }
    b = { ...schoolB, ...(await fillSchool(schoolB, SEEN_BY_B)) }
  })
  afterAll(async () => {
    if (owner !== engine) await owner.close()
    await store.close()
  })

  const schoolTables = async () =>
    (await tablesOf(engine.db)).map((table) => table.name).filter((t) => !ALLOW_LIST.includes(t))
  const count = async (db: Db, table: string, where: SQL) => {
    const [row] = await rowsOf<{ n: number }>(
      db,
      sql`select count(*)::int as n from ${sql.identifier(table)} where ${where}`,
    )
    return row?.n
  }

  describe('are kept apart by the tables themselves', () => {
    it('in every table there is', async () => {
      expect((await schoolTables()).length).toBeGreaterThanOrEqual(20)
      expect(await tenancyFaults(owner.db)).toEqual([])
    })

    it.each([
      ['a policy is dropped', sql`drop policy own_school_only on notes`, 'notes has no policy'],
      ['a policy is open', sql`alter policy own_school_only on people using (true)`, 'people has'],
      [
        'a policy binds no writes',
        sql`alter policy own_school_only on people with check (true)`,
        'people has no policy',
      ],
      [
        'somebody else gets a policy',
        sql`create policy more on people to keepstep_shared using (true)`,
        'people is open to keepstep_shared',
      ],
      [
        'the owner is not bound',
        sql`alter table drafts no force row level security`,
        'drafts does not force',
      ],
      ['it is switched off', sql`alter table drafts disable row level security`, 'drafts does not'],
      [
        'it is switched off where several schools share a table',
        sql`alter table inbound_events disable row level security`,
        'inbound_events does not',
      ],
      ['a table forgets the school', sql`create table pupils (id uuid primary key)`, 'pupils'],
      [
        'a key forgets the school',
        sql`alter table people add constraint one_email unique (email)`,
        'the key one_email of people',
      ],
      [
        'a role is given more',
        sql`grant select (email) on people to keepstep_dispatcher`,
        'keepstep_dispatcher reaches people',
      ],
    ])('and it is noticed when %s', async (_what, change, fault) => {
      const rollBack = new Error('only to see')
      let faults: string[] = []
      const trial = owner.db.transaction(async (tx) => {
        await tx.execute(change)
        faults = await tenancyFaults(tx)
        throw rollBack
      })
      await expect(trial).rejects.toBe(rollBack)
      expect(faults.join('\n')).toContain(fault)
    })
  })

  it("see none of another school's rows, in any table", async () => {
    for (const table of await schoolTables()) {
      const ofA = sql`school_id = ${a.id}::uuid`
      const everything = sql`true`
      expect([table, await a.in((tx) => count(tx.db, table, ofA))]).not.toEqual([table, 0])
      expect([table, await b.in((tx) => count(tx.db, table, ofA))]).toEqual([table, 0])
      const before = await b.in((tx) => count(tx.db, table, everything))
      const own = sql`school_id = ${b.id}::uuid`
      expect([table, before]).toEqual([table, await b.in((tx) => count(tx.db, table, own))])
    }
  })

  it("write nothing into another school's, in any table", async () => {
    for (const table of await schoolTables()) {
      const forged = sql`insert into ${sql.identifier(table)}
        select (jsonb_populate_record(null::${sql.identifier(table)},
          to_jsonb(t) || jsonb_build_object('school_id', ${a.id}::text))).*
        from ${sql.identifier(table)} t`
      const refusal = { code: 'store-refused', cause: { code: '42501' } }
      await expect(b.in((tx) => tx.db.execute(forged))).rejects.toMatchObject(refusal)
    }
  })

  it('are not seen by a transaction that names no school', async () => {
    for (const table of await schoolTables()) {
      const seen = engine.db.transaction(async (tx) => {
        await tx.execute(sql`set local role keepstep_school`)
        return await count(tx, table, sql`true`)
      })
      expect([table, await seen]).toEqual([table, 0])
    }
  })

  it('have their own mark of what was seen: nobody else sees it, or sets it before it comes', async () => {
    const event = `teams:${randomUUID()}`
    const marked = (school: StoredSchool) =>
      school.in((tx) =>
        rowsOf(
          tx.db,
          sql`insert into inbound_events (platform, event_key, received_at)
            values ('teams', ${event}, now()) on conflict do nothing returning 1`,
        ),
      )
    expect(await marked(b)).toHaveLength(1)
    expect(await marked(a)).toHaveLength(1)
    expect(await marked(a)).toHaveLength(0)
    const ofA = sql`school_id = ${a.id}::uuid`
    expect(await b.in((tx) => count(tx.db, 'inbound_events', ofA))).toBe(0)
    const forged = b.in((tx) =>
      tx.db.execute(sql`insert into inbound_events (school_id, platform, event_key, received_at)
        values (${a.id}::uuid, 'teams', 'x', now())`),
    )
    await expect(forged).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  it('stay the same school until the transaction ends, and are forgotten afterwards', async () => {
    await a.in(async (tx) => expect((await loadSchool(tx))?.id).toBe(a.id))
    const [left] = await rowsOf<{ role: string; school: string | null }>(
      engine.db,
      sql`select current_setting('role') as role, current_setting('app.school_id', true) as school`,
    )
    expect(left?.role).toBe('none')
    expect(left?.school ?? '').toBe('')
  })

  it.each(["'; drop table people; --", '', 'null', '00000000-0000-0000-0000-00000000000g'])(
    'are not reached by naming a school %j',
    async (id) => {
      await expect(store.withSchool(id, (tx) => listPeople(tx))).rejects.toMatchObject({
        code: 'not-a-school',
      })
    },
  )

  it('keep their history: what was logged, written, agreed or read is only ever added to', async () => {
    for (const table of ['log_entries', 'notes', 'action_steps', 'access_log', 'resends']) {
      for (const change of [
        sql`delete from ${sql.identifier(table)}`,
        sql`update ${sql.identifier(table)} set school_id = school_id`,
      ]) {
        const refusal = { cause: { code: '42501' } }
        await expect(a.in((tx) => tx.db.execute(change))).rejects.toMatchObject(refusal)
      }
    }
  })

  it('are erased from within one school, also by what may erase', async () => {
    const erase = (table: string) =>
      store.withEraser(b.id, async (tx) => {
        const rows = await rowsOf(
          tx.db,
          sql`delete from ${sql.identifier(table)} where school_id <> ${b.id}::uuid returning 1`,
        )
        const update = sql`update ${sql.identifier(table)} set school_id = school_id
          where school_id <> ${b.id}::uuid returning 1`
        return [...rows, ...(await rowsOf(tx.db, update))].length
      })
    for (const table of await schoolTables())
      expect([table, await erase(table)]).toEqual([table, 0])
    const stronger = store.shared((tx) => tx.db.execute(sql`delete from notes`))
    await expect(stronger).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  it('are ids to the dispatcher, never a name, an address or a word', async () => {
    for (const table of (await schoolTables()).filter((table) => !isClaimed(table))) {
      const look = store.withDispatcher((tx) => count(tx.db, table, sql`true`))
      await expect(look).rejects.toMatchObject({ cause: { code: '42501' } })
    }
    for (const column of ['address', 'params', '*']) {
      const look = store.withDispatcher((tx) =>
        tx.db.execute(sql`select ${sql.raw(column)} from deliveries`),
      )
      await expect(look).rejects.toMatchObject({ cause: { code: '42501' } })
    }
  })

  it('are not in reach of what is shared', async () => {
    for (const table of await schoolTables()) {
      const look = store.shared((tx) => count(tx.db, table, sql`true`))
      await expect(look).rejects.toMatchObject({ cause: { code: '42501' } })
    }
  })

  it('see their own rows only, of what is shared', async () => {
    for (const table of ['schools', 'person_directory', 'identities', 'tenants']) {
      const own = await b.in((tx) => count(tx.db, table, sql`true`))
      const all = await store.shared((tx) => count(tx.db, table, sql`true`))
      expect([table, own !== 0, (all ?? 0) > (own ?? 0)]).toEqual([table, true, true])
    }
  })

  describe("asked for with another school's ids", () => {
    const questions = questionsAbout({
      get a() {
        return a
      },
      get b() {
        return b
      },
    })

    it.each(Object.keys(questions))('%s tells nothing', async (question) => {
      // A write that meets nothing is refused, and its refusal may say no more than an answer.
      const answer = JSON.stringify(
        (await b
          .in(async (tx) => await questions[question]?.(tx))
          .catch(({ code, message }: StoreError) => ({ code, message }))) ?? null,
      )
      expect(answer).not.toContain(SEEN_BY_A)
      for (const id of [a.id, a.ect.id, a.inductionId, a.entryId, a.stepId, a.draftId]) {
        expect(answer).not.toContain(id)
      }
    })

    it('covers every question that the store answers', () => {
      const files = readdirSync('src/store').filter((file) => file.endsWith('.ts'))
      const asked = files.flatMap((file) =>
        [
          ...readFileSync(`src/store/${file}`, 'utf8').matchAll(
            /export (?:async function|function|const) ((?:list|load|find|count|claim|answered|upcoming|cancel|close|revise|saveDraft|remove|forget|read)\w*|\w+History)\b[^{]*?\(\s*tx: SchoolTx\b/g,
          ),
        ].map(([, question]) => question),
      )
      expect(asked.length).toBeGreaterThan(33)
      const left = asked.filter(
        (question) => question !== 'claimChannel' && !questions[question ?? ''],
      )
      expect(left).toEqual([])
    })

    it('and changes nothing there', async () => {
      expect(await a.in((tx) => listDeliveries(tx))).toMatchObject([{ state: 'pending' }])
      expect(await a.in((tx) => loadDraft(tx, a.draftId))).toMatchObject({ version: 1 })
      expect(await a.in((tx) => logEntryHistory(tx, a.entryId))).toHaveLength(1)
      expect(await a.in((tx) => actionStepHistory(tx, a.stepId))).toHaveLength(1)
      expect(await a.in((tx) => listAbsences(tx))).toHaveLength(1)
    })
  })

  it("cannot hang a row on another school's person", async () => {
    const entry = aStoredEntry(b, { id: randomUUID(), personId: a.ect.id })
    await expect(b.in((tx) => addLogEntry(tx, entry))).rejects.toMatchObject({
      cause: { code: '23503' },
    })
  })
})

const isClaimed = (table: string) => ['deliveries', 'digest_schedules', 'wake_ups'].includes(table)
