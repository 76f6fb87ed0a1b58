import { sql } from 'drizzle-orm'
import type { SequenceChoice } from '../domain/programme/module-sequence.ts'
import type { ElectiveChoice } from '../domain/programme/programme.ts'
import { hot, rowInsert } from './hot.ts'
import { electiveChoices, sequenceChoices } from './schema/coaching.ts'
import type { SchoolTx, Sent } from './tx.ts'

/** Whether the order may still change is the use case's to decide; the newest choice counts. */
export const saveSequenceChoice = (tx: SchoolTx, choice: SequenceChoice): Sent<unknown> =>
  sequenceStatement.run(
    tx,
    sequenceRow.values({ ...choice, schoolId: tx.schoolId, modules: [...choice.modules] }),
  )

const sequenceRow = rowInsert(sequenceChoices)
const sequenceStatement = hot<Record<string, unknown>>(
  'keepstep_save_sequence',
  () =>
    sql`${sequenceRow.insert} on conflict (school_id, academic_year, programme)
      do update set ${sequenceRow.takeNew}`,
)

/** The order in a row. */
export const toSequenceChoice = ({
  schoolId: _,
  ...choice
}: typeof sequenceChoices.$inferSelect): SequenceChoice => choice

/** The newest choice of a module counts. */
export const saveElectiveChoice = (tx: SchoolTx, choice: ElectiveChoice): Sent<unknown> =>
  electiveStatement.run(
    tx,
    electiveRow.values({ ...choice, schoolId: tx.schoolId, electives: [...choice.electives] }),
  )

const electiveRow = rowInsert(electiveChoices)
const electiveStatement = hot<Record<string, unknown>>(
  'keepstep_save_electives',
  () =>
    sql`${electiveRow.insert} on conflict (school_id, induction_id, induction_year, module)
      do update set ${electiveRow.takeNew}`,
)

/** The choice in a row. */
export const toElectiveChoice = ({
  schoolId: _,
  ...choice
}: typeof electiveChoices.$inferSelect): ElectiveChoice => choice
