import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { hot } from '../../src/store/hot.ts'
import { listPeople, savePeople } from '../../src/store/people.ts'
import { rowsOf, type SharedTx } from '../../src/store/tx.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import { aStoredPerson, keepSchool } from '../support/stored-school.ts'

onBothEngines('a statement that comes again', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })

  const said = hot<{ what: string | null }, { text: string | null; list: unknown; json: unknown }>(
    'test_said',
    ({ what }) =>
      sql`select ${what}::text as text, json_build_array(${what}::text) as list, 'null'::json as json`,
  )
  const divided = hot<{ by: number }, { whole: number }>(
    'test_divided',
    ({ by }) => sql`select 12 / ${by}::int as whole`,
  )

  it('takes other values each time, and gives back what is empty as empty', async () => {
    await store.shared(async (tx) => {
      for (const what of ['“wait” — 5% | \\ \' "', null, '', 'Zoë']) {
        expect(await said.run(tx, { what })).toEqual([{ text: what, list: [what], json: null }])
      }
    })
  })

  it('is answered in the order in which several were sent', async () => {
    const whole = await store.shared((tx) =>
      Promise.all([1, 2, 3, 4, 6].map((by) => divided.run(tx, { by }))),
    )
    expect(whole.flat().map((row) => row.whole)).toEqual([12, 6, 4, 3, 2])
  })

  it('works on after it was refused', async () => {
    await store.shared((tx) => divided.run(tx, { by: 3 }))
    await expect(store.shared((tx) => divided.run(tx, { by: 0 }))).rejects.toMatchObject({
      code: 'store-refused',
    })
    await expect(
      store.shared((tx) => tx.raw({ text: 'select nothing_of_that_name($1)', values: [1] })),
    ).rejects.toMatchObject({ code: 'store-refused' })
    expect(await store.shared((tx) => divided.run(tx, { by: 3 }))).toEqual([{ whole: 4 }])
  })

  it('reaches the school that it is run for, whichever it was run for before', async () => {
    const schools = [await keepSchool(store), await keepSchool(store)]
    for (const name of ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus']) {
      for (const [at, school] of schools.entries()) {
        await school.in((tx) => savePeople(tx, [aStoredPerson({ name: `${name} of ${at}` })]))
        const names = (await school.in((tx) => listPeople(tx))).map((one) => one.name)
        expect(names).toContain(`${name} of ${at}`)
        expect(names).not.toContain(`${name} of ${1 - at}`)
      }
    }
  })

  it('is found again among more statements than are kept, and among long ones', async () => {
    const number = (tx: SharedTx, n: number, padding = '') =>
      rowsOf<{ n: number }>(tx.db, sql.raw(`select ${n} as n /* ${padding} */`))
    await store.shared(async (tx) => {
      for (let n = 0; n < 500; n += 1) expect(await number(tx, n)).toEqual([{ n }])
      expect(await number(tx, 0)).toEqual([{ n: 0 }])
      for (let n = 0; n < 3; n += 1)
        expect(await number(tx, n, 'long'.repeat(4_000))).toEqual([{ n }])
    })
  })
})
