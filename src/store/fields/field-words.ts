import type { PgTable } from 'drizzle-orm/pg-core'

/** How long rows of a table are kept; `retention.ts` in the domain has the times. */
export type KeptFor =
  | 'here'
  | 'years-after-leaving'
  | 'days'
  | 'logged'
  | 'years-after-induction'
  | 'changes'
  | 'ticks'
  | 'terms-after-induction'
  | 'words-then-years'
  | 'messages'
  | 'settings'
  | 'looks'
  | 'events'
  | 'drafts'
  | 'passes'
  | 'two-cards'
  | 'school'
  | 'sandbox'

/**
 * What a table holds, field by field, for somebody who looks after data protection. A column that is
 * added to the table and not described does not compile.
 */
export interface TableFields<Table extends PgTable = PgTable> {
  readonly why: string
  /** Who sees it in Keepstep, beside whoever runs the service. */
  readonly seenBy: string
  readonly kept: KeptFor
  readonly fields: Readonly<Record<Exclude<keyof Table['$inferSelect'], 'schoolId'>, string>>
}

/** Checks the words against the table that they describe. */
export const fieldsOf = <Table extends PgTable>(
  table: Table,
  words: TableFields<Table>,
): TableFields & { readonly table: PgTable } => ({ ...words, table })

/** What points from row to row. */
export const ID = 'a random number of its own, by which rows point to each other'
export const WHO = 'whom it is about, as the number of their row in `people`'
export const VERSION = 'which version it is: an edit adds one, and the newest counts'
