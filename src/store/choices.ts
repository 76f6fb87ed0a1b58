import { and, asc, eq } from 'drizzle-orm'
import type { SequenceChoice } from '../domain/programme/module-sequence.ts'
import type { ElectiveChoice } from '../domain/programme/programme.ts'
import { electiveChoices, sequenceChoices } from './schema/coaching.ts'
import { isOneOfIfGiven, type SchoolTx, takeNew } from './tx.ts'

/** Whether the order may still change is the use case's to decide; the newest choice counts. */
export async function saveSequenceChoice(tx: SchoolTx, choice: SequenceChoice): Promise<void> {
  await tx.db
    .insert(sequenceChoices)
    .values({ ...choice, schoolId: tx.schoolId, modules: [...choice.modules] })
    .onConflictDoUpdate({
      target: [sequenceChoices.schoolId, sequenceChoices.academicYear, sequenceChoices.programme],
      set: takeNew('modules', 'level', 'rationale', 'submittedAt', 'submittedBy'),
    })
}

/** The school's choices of all years, oldest year first. */
export async function listSequenceChoices(tx: SchoolTx): Promise<SequenceChoice[]> {
  const rows = await tx.db
    .select()
    .from(sequenceChoices)
    .where(eq(sequenceChoices.schoolId, tx.schoolId))
    .orderBy(asc(sequenceChoices.academicYear), asc(sequenceChoices.programme))
  return rows.map(toSequenceChoice)
}

/** The order in a row. */
export const toSequenceChoice = ({
  schoolId: _,
  ...choice
}: typeof sequenceChoices.$inferSelect): SequenceChoice => choice

/** The newest choice of a module counts. */
export async function saveElectiveChoice(tx: SchoolTx, choice: ElectiveChoice): Promise<void> {
  await tx.db
    .insert(electiveChoices)
    .values({ ...choice, schoolId: tx.schoolId, electives: [...choice.electives] })
    .onConflictDoUpdate({
      target: [
        electiveChoices.schoolId,
        electiveChoices.inductionId,
        electiveChoices.inductionYear,
        electiveChoices.module,
      ],
      set: takeNew('electives', 'chosenAt', 'chosenBy'),
    })
}

/** Choices of all inductions, or of the given ones, oldest first. */
export async function listElectiveChoices(
  tx: SchoolTx,
  inductionIds?: readonly string[],
): Promise<ElectiveChoice[]> {
  const rows = await tx.db
    .select()
    .from(electiveChoices)
    .where(
      and(
        eq(electiveChoices.schoolId, tx.schoolId),
        isOneOfIfGiven(electiveChoices.inductionId, inductionIds),
      ),
    )
    .orderBy(asc(electiveChoices.chosenAt), asc(electiveChoices.module))
  return rows.map(toElectiveChoice)
}

/** The choice in a row. */
export const toElectiveChoice = ({
  schoolId: _,
  ...choice
}: typeof electiveChoices.$inferSelect): ElectiveChoice => choice
