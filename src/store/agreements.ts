import { sql } from 'drizzle-orm'
import type { Agreement } from '../domain/expectations/agreements.ts'
import { hot, rowInsert } from './hot.ts'
import { inductionAgreements } from './schema/school-choices.ts'
import type { SchoolTx, Sent } from './tx.ts'

/** Keeps what was agreed about an induction; another of its kind from the same day takes its place. */
export const saveAgreement = (tx: SchoolTx, agreement: Agreement): Sent<unknown> =>
  saveStatement.run(
    tx,
    row.values({
      schoolId: tx.schoolId,
      inductionId: agreement.inductionId,
      kind: agreement.kind,
      fromDay: agreement.from,
      saidBy: agreement.saidBy,
      saidAt: agreement.saidAt,
      ...(agreement.kind === 'leave'
        ? { toDay: agreement.to, choice: agreement.choice }
        : { amount: agreement.amount }),
    }),
  )

const row = rowInsert(inductionAgreements)
const saveStatement = hot<Record<string, unknown>>(
  'keepstep_save_agreement',
  () =>
    sql`${row.insert} on conflict (school_id, induction_id, kind, from_day)
      do update set ${row.takeNew}`,
)

/** Takes back what was agreed. */
export const removeAgreement = (
  tx: SchoolTx,
  { inductionId, kind, from }: Pick<Agreement, 'inductionId' | 'kind' | 'from'>,
): Sent<unknown> => removeStatement.run(tx, { school: tx.schoolId, inductionId, kind, from })

const removeStatement = hot<{
  readonly school: string
  readonly inductionId: string
  readonly kind: string
  readonly from: string
}>(
  'keepstep_remove_agreement',
  ({ school, inductionId, kind, from }) =>
    sql`delete from induction_agreements where school_id = ${school}::uuid
      and induction_id = ${inductionId}::uuid and kind = ${kind} and from_day = ${from}::date`,
)

/** The agreement in a row. */
export function toAgreement(stored: typeof inductionAgreements.$inferSelect): Agreement {
  const { inductionId, kind, fromDay, toDay, amount, choice, saidBy, saidAt } = stored
  const agreed = { inductionId, from: fromDay, saidBy, saidAt }
  return kind === 'leave'
    ? { ...agreed, kind, to: toDay ?? fromDay, choice: choice ?? 'not-chosen' }
    : { ...agreed, kind, amount: amount ?? 0 }
}
