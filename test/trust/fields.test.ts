import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { describe as about, expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../src/domain/oversight/retention.ts'
import { PERSONAL_DATA } from '../../src/store/personal-data.ts'
import { describe, PERSONAL_FIELDS } from '../../src/store/personal-fields.ts'
import { rowsOf } from '../../src/store/tx.ts'
import { trustPack } from '../../src/trust/pack.ts'
import { openBoth } from '../support/dump-database.ts'
import { keepSchool } from '../support/stored-school.ts'

const LIST = trustPack(DEFAULT_RETENTION).find(({ name }) => name === '14-fields.md')?.text ?? ''

about('the list of fields that a data protection officer reads', () => {
  it('has every table that speaks of a person, and no other', () => {
    expect(Object.keys(PERSONAL_FIELDS).sort()).toEqual(Object.keys(PERSONAL_DATA).sort())
  })

  it('and how long each is kept, of every table that the database has', async () => {
    const { db } = await openBoth('postgres')
    const tables = await rowsOf<{ name: string }>(
      db,
      sql`select tablename as name from pg_tables where schemaname = 'public'`,
    )
    const text = (file: string) =>
      trustPack(DEFAULT_RETENTION).find(({ name }) => name === file)?.text ?? ''
    const rows = text('03-retention.md').split('\n')
    const left = tables.filter(
      ({ name }) => !rows.some((row) => row.includes(`| \`${name}\` | `) && !row.includes('|  |')),
    )
    expect(tables.length).toBeGreaterThan(40)
    expect(left).toEqual([])
    for (const name of Object.keys(PERSONAL_DATA)) {
      expect(text('02-record-of-processing.md')).toContain(`| \`${name}\` | `)
    }
  })

  it('has words for every field', () => {
    const empty = Object.entries(PERSONAL_FIELDS).flatMap(([table, described]) =>
      describe(described)
        .fields.filter(({ says }) => says === '')
        .map(({ column }) => `${table}.${column}`),
    )
    expect(empty).toEqual([])
  })

  it('has every column that the database has', async () => {
    const { store, db } = await openBoth('postgres')
    await keepSchool(store)
    const columns = await rowsOf<{ table: string; column: string }>(
      db,
      sql`select c.relname::text as table, a.attname::text as column from pg_class c
        join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace
        and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attname <> 'school_id'`,
    )
    const theirs = columns.filter(({ table }) => Object.hasOwn(PERSONAL_DATA, table))
    expect(theirs.length).toBeGreaterThan(150)
    const sectionOf = (table: string): string =>
      LIST.split('\n## ').find((one) => one.includes(`(\`${table}\`)`)) ?? ''
    const left = theirs.filter(
      ({ table, column }) => !sectionOf(table).includes(`| \`${column}\` |`),
    )
    expect(left).toEqual([])
  })

  it('misses a column that nobody described', () => {
    const table = pgTable('a_table', { schoolId: text(), known: text(), shoeSize: text() })
    const described = {
      table,
      why: '',
      seenBy: '',
      kept: 'here',
      fields: { known: 'known' },
    } as const
    expect(describe(described).fields).toEqual([
      { column: 'known', says: 'known' },
      { column: 'shoe_size', says: '' },
    ])
  })
})
