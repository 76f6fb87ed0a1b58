/**
 * Two layers keep schools apart: the policies of the tables, and the school that every statement
 * names. Each has to hold without the other, so here the policies are switched off.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import type { ErasingTx } from '../../src/store/erasing.ts'
import { type HotStatement, hot } from '../../src/store/hot.ts'
import { saveInductions } from '../../src/store/inductions.ts'
import { holdStill } from '../../src/store/leaving.ts'
import { replacePairings } from '../../src/store/pairings.ts'
import { savePeople } from '../../src/store/people.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { rowsOf, type SchoolTx } from '../../src/store/tx.ts'
import { tablesOf } from '../support/check-tenancy.ts'
import { type FilledSchool, fillSchool } from '../support/fill-school.ts'
import { newDatabase, openAgain } from '../support/open-test-store.ts'
import { actsOn, erasingActsOn, keepWhatActsMeet } from '../support/store-acts.ts'
import { questionsAbout, SEEN_BY_A } from '../support/store-questions.ts'
import { aStoredPerson, keepSchool, type StoredSchool } from '../support/stored-school.ts'
import { anEvent } from '../support/take-turn.ts'
import { asOwner } from '../support/test-databases.ts'

let store: Store
let databaseUrl = ''
let a: StoredSchool & FilledSchool
let b: StoredSchool & FilledSchool
const of = {
  get a() {
    return a
  },
  get b() {
    return b
  },
  canary: SEEN_BY_A,
  ownCanary: 'CanaryOfB',
}
const everything = { ...questionsAbout(of), ...actsOn(of) }
const erasing = erasingActsOn(of)
/** A pair, the tutor, somebody who left and somebody whose data is restricted. */
const PEOPLE_OF_A = 5
const names = [...Object.keys(everything), ...Object.keys(erasing)]

/** What came of each while the policies were on: the same is to come without them. */
const withPolicies = new Map<string, string>()

beforeAll(async () => {
  const settings = await newDatabase('postgres')
  store = await openAgain(settings)
  const first = await keepSchool(store, SEEN_BY_A)
  const second = await keepSchool(store)
  a = { ...first, ...(await fillSchool(first, SEEN_BY_A)) }
  b = { ...second, ...(await fillSchool(second, of.ownCanary)) }
  await keepWhatActsMeet(a, SEEN_BY_A)
  for (const name of names) withPolicies.set(name, (await trial(name)).answer)
  databaseUrl = settings.databaseUrl ?? ''
  await switchPoliciesOff()
})

/** Remembered rosters belong to the store, so that the trials after this begin with a new one. */
async function switchPoliciesOff(): Promise<void> {
  const owner = await openPostgres(asOwner(databaseUrl))
  for (const { name } of await tablesOf(owner.db)) {
    await owner.db.execute(sql`alter table ${sql.identifier(name)} disable row level security`)
  }
  await owner.close()
  store = await openAgain({ dataDir: 'memory', databaseUrl })
}

class Undone extends Error {
  readonly trial: Trial
  constructor(trial: Trial) {
    super('only to see')
    this.trial = trial
  }
}

interface Trial {
  readonly answer: string
  readonly isChanged: boolean
}

/** Asks or does it as B, with what may erase where it erases, looks at A's rows before and after, and takes everything back. */
async function trial(name: string): Promise<Trial> {
  const doIt = async (tx: SchoolTx): Promise<never> => {
    const before = await rowsOfA(tx)
    const done = await (everything[name]?.(tx) ?? erasing[name]?.(tx as ErasingTx))
    throw new Undone({
      answer: JSON.stringify(done ?? null),
      isChanged: (await rowsOfA(tx)) !== before,
    })
  }
  const undone = name in erasing ? store.withEraser(b.id, doIt) : store.withSchool(b.id, doIt)
  return await undone.catch((error: unknown) => {
    if (error instanceof Undone) return error.trial
    const { code, message } = error as { code?: string; message: string }
    return { answer: `${code} ${message}`, isChanged: false }
  })
}

/** What A holds, before and after each trial: planned once. */
let rowsOfSchool:
  | HotStatement<{ readonly school: string }, { name: string; all: string }>
  | undefined

const tablesWithSchool = (tx: SchoolTx) =>
  rowsOf<{ readonly name: string }>(
    tx.db,
    sql`select table_name::text as name from information_schema.columns
        where table_schema = 'public' and column_name = 'school_id' order by 1`,
  )

async function rowsOfA(tx: SchoolTx): Promise<string> {
  const tables = rowsOfSchool === undefined ? await tablesWithSchool(tx) : []
  rowsOfSchool ??= hot('rows_of_school', (its) => {
    const each = tables.map(
      ({ name }) => sql`select ${sql.raw(`'${name}'`)}::text as name,
        md5(string_agg(t::text, chr(10) order by t::text)) as all
        from ${sql.identifier(name)} t where school_id = ${its.school}::uuid`,
    )
    return sql.join(each, sql` union all `)
  })
  const all = await rowsOfSchool.run(tx, { school: a.id })
  return all
    .map(({ name, all: rows }) => `${name} ${rows}`)
    .toSorted()
    .join('\n')
}

describe('without the policies of the tables', () => {
  it('nothing else keeps another school’s rows from being read', async () => {
    const seen = await store.withSchool(b.id, (tx) =>
      rowsOf(tx.db, sql`select count(*)::int as n from people where school_id = ${a.id}::uuid`),
    )
    expect(seen).toEqual([{ n: PEOPLE_OF_A }])
  })

  it.each(names)('%s says the same, and leaves A as it is', async (name) => {
    const { answer, isChanged } = await trial(name)
    expect(answer).toBe(withPolicies.get(name))
    expect(answer).not.toContain(SEEN_BY_A)
    // What may erase is refused nothing: it finds nothing of A to erase.
    if (name in erasing) expect(answer).not.toContain('store-')
    expect(isChanged).toBe(false)
  })

  it('a school that is about to leave holds still by itself: others go on', async () => {
    const others = await openPostgres(asOwner(databaseUrl))
    await store.withEraser(b.id, async (tx) => {
      await holdStill(tx)
      const free = sql`select from people where school_id = ${a.id}::uuid for update skip locked`
      expect(await rowsOf(others.db, free)).toHaveLength(PEOPLE_OF_A)
      const held = sql`select from people where school_id = ${b.id}::uuid for update skip locked`
      expect(await rowsOf(others.db, held)).toEqual([])
    })
    await others.close()
  })

  describe('an event of a chat', () => {
    const comesFrom = (its: { readonly email: string; readonly userId: string }) =>
      store.event(anEvent(its), async (opened) => {
        const [one] = opened.found
        const entered = one && (await opened.enter(one))
        if (entered?.kind !== 'entered') return { kind: entered?.kind, turns: 0 }
        const [held] = await rowsOf<{ turns: number }>(
          entered.school.db,
          sql`select count(*)::int as turns from pg_locks
              where locktype = 'advisory' and pid = pg_backend_pid()`,
        )
        return { kind: entered.kind, turns: held?.turns }
      })

    it('waits for the pairs of its own school, whatever ids another school gave to its own', async () => {
      const id = randomUUID()
      const induction = (ectId: string) => {
        const anchor = { year: 1, from: '2026-09-01' } as const
        return { id, ectId, programme: 'niot', startDate: anchor.from, anchor }
      }
      await store.withSchool(b.id, async (tx) => {
        const colleague = aStoredPerson()
        await savePeople(tx, [colleague])
        await saveInductions(tx, [induction(colleague.id)])
      })
      await store.withSchool(a.id, async (tx) => {
        const mentor = aStoredPerson({ id: b.mentor.id, roles: ['mentor'] })
        await savePeople(tx, [aStoredPerson({ id: b.ect.id }), mentor])
        await saveInductions(tx, [induction(b.ect.id)])
        await replacePairings(
          tx,
          [id],
          [{ inductionId: id, mentorId: mentor.id, from: '2026-09-01' }],
        )
      })
      const themselvesAndTheirPair = { kind: 'entered', turns: 2 }
      for (const { email } of [b.ect, b.mentor]) {
        expect(await comesFrom({ email, userId: email })).toEqual(themselvesAndTheirPair)
      }
    })

    it('meets nobody who is known at another school only', async () => {
      const stranger = { schoolId: b.id, personId: a.tutor.id, isNewHere: false }
      const ask = anEvent({ email: b.tutor.email })
      expect(await store.event(ask, (opened) => opened.enter(stranger))).toEqual({ kind: 'left' })
    })
  })
})
