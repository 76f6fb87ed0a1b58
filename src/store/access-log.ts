import { and, desc, eq, sql } from 'drizzle-orm'
import { hot } from './hot.ts'
import { accessLog } from './schema/log.ts'
import { present, type SchoolTx, type Sent } from './tx.ts'

/** Somebody read somebody's detail: the person concerned can see it. */
export interface Access {
  readonly id: string
  /** Nobody where it was done by a command. */
  readonly readerId?: string
  readonly subjectId: string
  /** One of the kinds of `domain/oversight/looks.ts`. */
  readonly what: string
  readonly readAt: Date
}

/** Writes down who read whose detail, in the transaction that reads it. */
export const recordAccess = (tx: SchoolTx, accesses: readonly Access[]): Sent<unknown> =>
  accessStatement.run(tx, { school: tx.schoolId, accesses: JSON.stringify(accesses) })

const accessStatement = hot<{ readonly school: string; readonly accesses: string }>(
  'keepstep_access',
  ({ school, accesses }) => sql`
    insert into access_log (school_id, id, reader_id, subject_id, what, read_at)
      select ${school}::uuid, a.id, a."readerId", a."subjectId", a.what, a."readAt"
      from jsonb_to_recordset(${accesses}::jsonb) as a(
        id uuid, "readerId" uuid, "subjectId" uuid, what text, "readAt" timestamptz)`,
)

/** Who read this person's detail, newest first. */
export async function listAccesses(tx: SchoolTx, subjectId: string): Promise<Access[]> {
  const rows = await tx.db
    .select()
    .from(accessLog)
    .where(and(eq(accessLog.schoolId, tx.schoolId), eq(accessLog.subjectId, subjectId)))
    .orderBy(desc(accessLog.readAt), desc(accessLog.id))
  return rows.map((row) => {
    const { schoolId: _, ...access } = present(row)
    return access
  })
}
