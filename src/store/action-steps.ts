import { and, asc, eq } from 'drizzle-orm'
import type { ActionStep } from '../domain/coaching/action-step.ts'
import { type EveryField, given } from '../domain/given.ts'
import { hot, rowInsert } from './hot.ts'
import { actionSteps } from './schema/coaching.ts'
import { absentIfNull, type SchoolTx, type Sent } from './tx.ts'

/** Keeps a newly agreed step, as version 1. */
export const addActionStep = (tx: SchoolTx, step: Omit<ActionStep, 'version'>): Sent<unknown> =>
  insertVersion(tx, { ...step, version: 1 })

/**
 * Writes the next version of a step; `step.version` is the version that it changes. Rejects
 * ('store-moved-on') where that is not the newest any more, and the transaction is undone.
 */
export const reviseActionStep = (tx: SchoolTx, step: ActionStep): Sent<unknown> =>
  insertVersion(tx, { ...step, version: step.version + 1 })

const insertVersion = (tx: SchoolTx, step: ActionStep): Sent<unknown> =>
  versionStatement.run(tx, stepRow.values(toRow(tx, step)))

const stepRow = rowInsert(actionSteps)
const versionStatement = hot<Record<string, unknown>>('keepstep_step_version', () => stepRow.insert)

/** The newest version of a step, also of one that was undone. */
export async function loadActionStep(tx: SchoolTx, id: string): Promise<ActionStep | undefined> {
  return (await actionStepHistory(tx, id)).at(-1)
}

/** Every version of a step, oldest first. */
export async function actionStepHistory(tx: SchoolTx, id: string): Promise<ActionStep[]> {
  const rows = await tx.db
    .select()
    .from(actionSteps)
    .where(and(eq(actionSteps.schoolId, tx.schoolId), eq(actionSteps.id, id)))
    .orderBy(asc(actionSteps.version))
  return rows.map(toStep)
}

function toRow(
  tx: SchoolTx,
  { text, criteria, plannedFor, ...step }: ActionStep,
): typeof actionSteps.$inferInsert {
  return {
    ...step,
    schoolId: tx.schoolId,
    wording: text,
    criteria: [...criteria],
    plannedLesson: plannedFor?.lesson ?? null,
    plannedAt: plannedFor?.at ?? null,
    plannedRemind: plannedFor?.remind ?? null,
  }
}

/** The action step in a row; each field by its name, as every picture has many. */
export const toStep = (row: typeof actionSteps.$inferSelect): EveryField<ActionStep> => ({
  id: row.id,
  version: row.version,
  inductionId: row.inductionId,
  text: row.wording,
  criteria: row.criteria,
  kind: row.kind,
  source: row.source,
  libraryId: absentIfNull(row.libraryId),
  module: absentIfNull(row.module),
  setOn: row.setOn,
  setBy: row.setBy,
  entryId: absentIfNull(row.entryId),
  repeatOf: absentIfNull(row.repeatOf),
  plannedFor: lessonIn(row),
  triedOn: absentIfNull(row.triedOn),
  confirmedAt: absentIfNull(row.confirmedAt),
  undoneAt: absentIfNull(row.undoneAt),
})

function lessonIn({
  plannedLesson,
  plannedAt,
  plannedRemind,
}: typeof actionSteps.$inferSelect): ActionStep['plannedFor'] {
  if (plannedLesson === null) return undefined
  const [at, remind] = [absentIfNull(plannedAt), absentIfNull(plannedRemind)]
  return { lesson: plannedLesson, ...given({ at, remind }) }
}
