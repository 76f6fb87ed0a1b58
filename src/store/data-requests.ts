import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { hot, meetsOne, rowInsert } from './hot.ts'
import { dataRequests } from './schema/own-data.ts'
import { present, type SchoolTx, type Sent } from './tx.ts'

/** Somebody asks to be erased. Once it is carried out, nothing is left of it. */
export interface ErasureRequest {
  readonly id: string
  readonly personId: string
  readonly askedAt: Date
  /** When an induction tutor said that something has to be kept, and who. */
  readonly decidedAt?: Date
  readonly decidedBy?: string
}

/** Keeps that somebody asks to be erased. */
export const openRequest = (
  tx: SchoolTx,
  request: Pick<ErasureRequest, 'id' | 'personId' | 'askedAt'>,
): Sent<unknown> => openStatement.run(tx, row.values({ ...request, schoolId: tx.schoolId }))

const row = rowInsert(dataRequests)
const openStatement = hot<Record<string, unknown>>('keepstep_open_request', () => row.insert)

/** The request of this id, or the newest of a person. */
export async function findRequest(
  tx: SchoolTx,
  of: { readonly id: string } | { readonly personId: string },
): Promise<ErasureRequest | undefined> {
  const which: SQL =
    'id' in of ? eq(dataRequests.id, of.id) : eq(dataRequests.personId, of.personId)
  const [newest] = await tx.db
    .select()
    .from(dataRequests)
    .where(and(eq(dataRequests.schoolId, tx.schoolId), which))
    .orderBy(sql`${dataRequests.askedAt} desc`)
    .limit(1)
  if (newest === undefined) return undefined
  const { schoolId: _, ...request } = present(newest)
  return request
}

/** Requests that nobody has decided yet, the oldest first. */
export async function listOpenRequests(tx: SchoolTx): Promise<ErasureRequest[]> {
  const rows = await tx.db
    .select()
    .from(dataRequests)
    .where(and(eq(dataRequests.schoolId, tx.schoolId), isNull(dataRequests.decidedAt)))
    .orderBy(dataRequests.askedAt, dataRequests.id)
  return rows.map(({ id, personId, askedAt }) => ({ id, personId, askedAt }))
}

/** An induction tutor keeps what has to be kept. Rejects ('store-moved-on') where it was decided already. */
export const closeRequest = (
  tx: SchoolTx,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: Date },
): Sent<unknown> => closeStatement.run(tx, { school: tx.schoolId, id, by, at: at.toISOString() })

const closeStatement = hot<{
  readonly school: string
  readonly id: string
  readonly by: string
  readonly at: string
}>('keepstep_close_request', ({ school, id, by, at }) =>
  meetsOne(sql`update data_requests set decided_at = ${at}::timestamptz, decided_by = ${by}::uuid
    where school_id = ${school}::uuid and id = ${id}::uuid and ${isNull(dataRequests.decidedAt)}`),
)
