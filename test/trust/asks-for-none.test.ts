import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../src/domain/oversight/retention.ts'
import { rowsOf } from '../../src/store/tx.ts'
import { render } from '../../src/templates.ts'
import { fieldList } from '../../src/trust/fields.ts'
import { canonicalCards } from '../support/build-card-inputs.ts'
import { inputsOf } from '../support/card-walk.ts'
import { openBoth } from '../support/dump-database.ts'

/** What a field would be called that is for something that Keepstep does not ask for. */
const NOT_ASKED =
  /health|illness|\bill\b|sick|medical|diagnos|disab|pregnan|maternity|paternity|ethnic|\brace\b|racial|nationalit|religio|belief|faith|gender|\bsex\b|sexual|orientation|union|politic|genetic|biometric|birth|\bage\b|marital|phone|postcode|home.?address|national.?insurance|passport|salary|\bpay\b|conviction|pupils?.?name/i

it('no field of the database and no field of a card is for health, belief, origin or a person’s home', async () => {
  const { db } = await openBoth('postgres')
  const columns = await rowsOf<{ name: string }>(
    db,
    sql`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public'`,
  )
  expect(columns.length).toBeGreaterThan(200)
  const inWords = (name: string) => name.replaceAll(/[._]/g, ' ')
  expect(columns.filter(({ name }) => NOT_ASKED.test(inWords(name)))).toEqual([])

  const described = fieldList(DEFAULT_RETENTION)
    .split('\n')
    .filter((row) => row.startsWith('| `'))
  expect(described.length).toBeGreaterThan(150)
  expect(described.filter((row) => NOT_ASKED.test(row) && !row.includes('never illness'))).toEqual(
    [],
  )

  const asked = canonicalCards.flatMap(({ view }) =>
    inputsOf(render(view).card).map((input) =>
      JSON.stringify([input['id'], input['label'], input['choices']]),
    ),
  )
  expect(asked.length).toBeGreaterThan(50)
  expect([...new Set(asked)].filter((field) => NOT_ASKED.test(field))).toEqual([])
})

it('would find such a field', () => {
  for (const name of ['date of birth', 'a phone number', 'religion', 'reason: illness']) {
    expect(NOT_ASKED.test(name), name).toBe(true)
  }
})
