import { and, asc, eq, isNull } from 'drizzle-orm'
import type { ActionStep } from '../domain/coaching/action-step.ts'
import { actionSteps } from './schema/coaching.ts'
import { isNewest, isOneOfIfGiven, present, type SchoolTx } from './tx.ts'

/** What became of a new version of a step. */
export type StepRevised =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody else was quicker: `step` is the newest version. */
  | { readonly kind: 'stale'; readonly step: ActionStep }
  | { readonly kind: 'unknown' }

/** Keeps a newly agreed step, as version 1. */
export async function addActionStep(
  tx: SchoolTx,
  step: Omit<ActionStep, 'version'>,
): Promise<void> {
  await tx.db.insert(actionSteps).values(toRow(tx, { ...step, version: 1 }))
}

/** Writes the next version of a step; `step.version` is the version that the person saw. */
export async function reviseActionStep(tx: SchoolTx, step: ActionStep): Promise<StepRevised> {
  const newest = await loadActionStep(tx, step.id)
  if (newest === undefined) return { kind: 'unknown' }
  if (newest.version !== step.version) return { kind: 'stale', step: newest }
  const version = step.version + 1
  const added = await tx.db
    .insert(actionSteps)
    .values(toRow(tx, { ...step, version }))
    .onConflictDoNothing()
    .returning({ version: actionSteps.version })
  if (added.length > 0) return { kind: 'saved', version }
  return { kind: 'stale', step: (await loadActionStep(tx, step.id)) ?? newest }
}

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

/** Steps that stand now (newest versions, not undone), of all or the given inductions, oldest first. */
export async function listActionSteps(
  tx: SchoolTx,
  inductionIds?: readonly string[],
): Promise<ActionStep[]> {
  const rows = await tx.db
    .select()
    .from(actionSteps)
    .where(
      and(
        eq(actionSteps.schoolId, tx.schoolId),
        isOneOfIfGiven(actionSteps.inductionId, inductionIds),
        isNull(actionSteps.undoneAt),
        isNewest(actionSteps),
      ),
    )
    .orderBy(asc(actionSteps.setOn), asc(actionSteps.id))
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

/** The action step in a row. */
export function toStep(row: typeof actionSteps.$inferSelect): ActionStep {
  const { schoolId: _, wording, plannedLesson, plannedAt, plannedRemind, ...step } = present(row)
  if (plannedLesson === undefined) return { ...step, text: wording }
  const plannedFor = {
    lesson: plannedLesson,
    ...(plannedAt === undefined ? {} : { at: plannedAt }),
    ...(plannedRemind === undefined ? {} : { remind: plannedRemind }),
  }
  return { ...step, text: wording, plannedFor }
}
