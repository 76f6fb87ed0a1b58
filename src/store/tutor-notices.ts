import { sql } from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { ToldMatter } from '../domain/oversight/tutor-week.ts'
import { hot } from './hot.ts'
import { once, type SchoolTx, type Sent } from './tx.ts'

/** What an induction tutor was told of on the card of a week. */
export interface TutorNotice {
  readonly readerId: string
  readonly monday: SchoolDate
  readonly matters: readonly ToldMatter[]
}

/** Keeps what a week's card told, in the transaction that words it; worded again, it takes its place. */
export const saveNotice = (tx: SchoolTx, notice: TutorNotice): Sent<unknown> =>
  saveStatement.run(tx, {
    school: tx.schoolId,
    reader: notice.readerId,
    monday: notice.monday,
    matters: JSON.stringify(notice.matters),
  })

interface Of {
  readonly school: string
  readonly reader: string
  readonly monday: string
}

const saveStatement = hot<Of & { readonly matters: string }>(
  'keepstep_tutor_notice',
  ({ school, reader, monday, matters }) => sql`
    insert into tutor_notices (school_id, reader_id, monday, matters)
      values (${school}::uuid, ${reader}::uuid, ${monday}::date, ${matters}::jsonb)
      on conflict (school_id, reader_id, monday) do update set matters = excluded.matters`,
)

/** What the newest card before that week told this tutor; nothing where there was none. */
export const toldBefore = (
  tx: SchoolTx,
  { readerId, monday }: Pick<TutorNotice, 'readerId' | 'monday'>,
): Sent<readonly ToldMatter[]> =>
  once(
    toldStatement.run(tx, { school: tx.schoolId, reader: readerId, monday }),
    ([row]) => row?.matters ?? [],
  )

const toldStatement = hot<Of, { matters: readonly ToldMatter[] }>(
  'keepstep_tutor_told',
  ({ school, reader, monday }) => sql`
    select matters from tutor_notices where school_id = ${school}::uuid
      and reader_id = ${reader}::uuid and monday < ${monday}::date
      order by monday desc limit 1`,
)
