/**
 * What is held about a person, field by field. A table that `personal-data.ts` names and that is not
 * here fails a test; a column that is not described does not compile.
 */
import { getTableColumns } from 'drizzle-orm'
import type { KeptFor, TableFields } from './fields/field-words.ts'
import { PAIR_FIELDS } from './fields/pair-fields.ts'
import { PERSON_FIELDS } from './fields/person-fields.ts'
import { SCHOOL_FIELDS } from './fields/school-fields.ts'

type Described = (typeof PERSON_FIELDS)['people']

/** By table, as the database calls it. */
export const PERSONAL_FIELDS: Readonly<Record<string, Described>> = {
  ...PERSON_FIELDS,
  ...PAIR_FIELDS,
  ...SCHOOL_FIELDS,
}

/** A table in words, its fields by the names of their columns. */
export interface DescribedTable extends Pick<TableFields, 'why' | 'seenBy'> {
  readonly kept: KeptFor
  readonly fields: readonly { readonly column: string; readonly says: string }[]
}

/** The columns of the table as it is, each with its words; empty where nobody wrote any. */
export function describe({ table, why, seenBy, kept, fields }: Described): DescribedTable {
  const words: Readonly<Record<string, string>> = fields
  return {
    why,
    seenBy,
    kept,
    fields: Object.keys(getTableColumns(table))
      .filter((key) => key !== 'schoolId')
      .map((key) => ({ column: inDatabase(key), says: words[key] ?? '' })),
  }
}

/** 'onDay' is `on_day` in the database. */
const inDatabase = (key: string): string =>
  key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
