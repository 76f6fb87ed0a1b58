import { and, desc, eq } from 'drizzle-orm'
import { accessLog } from './schema/log.ts'
import type { SchoolTx } from './tx.ts'

/** Somebody read somebody's detail: the person concerned can see it. */
export interface Access {
  readonly id: string
  readonly readerId: string
  readonly subjectId: string
  /** What was read: 'induction detail' and the like. */
  readonly what: string
  readonly readAt: Date
}

/** Writes down who read whose detail, in the transaction that reads it. */
export async function recordAccess(tx: SchoolTx, accesses: readonly Access[]): Promise<void> {
  if (accesses.length === 0) return
  await tx.db
    .insert(accessLog)
    .values(accesses.map((access) => ({ ...access, schoolId: tx.schoolId })))
}

/** Who read this person's detail, newest first. */
export async function listAccesses(tx: SchoolTx, subjectId: string): Promise<Access[]> {
  const rows = await tx.db
    .select()
    .from(accessLog)
    .where(and(eq(accessLog.schoolId, tx.schoolId), eq(accessLog.subjectId, subjectId)))
    .orderBy(desc(accessLog.readAt), desc(accessLog.id))
  return rows.map(({ schoolId: _, ...access }) => access)
}
