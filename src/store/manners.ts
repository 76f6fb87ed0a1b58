import { and, eq, isNull, sql } from 'drizzle-orm'
import type { NotThisWeek } from '../domain/expectations/put-aside.ts'
import type { StoredManners } from '../domain/messages/manners.ts'
import { hot, rowInsert } from './hot.ts'
import { manners, notThisWeek, people } from './schema/schools.ts'
import { present, type SchoolTx, type Sent } from './tx.ts'

/** The manners in a row. */
export const toManners = ({ schoolId: _, ...row }: typeof manners.$inferSelect): StoredManners =>
  present(row)

/** These are now all of the person's manners; what is absent goes back to the default. */
export const saveManners = (
  tx: SchoolTx,
  { nudgesOff, nudgesOn, ...theirs }: StoredManners,
): Sent<unknown> =>
  saveStatement.run(
    tx,
    mannersRow.values({
      ...theirs,
      nudgesOff: [...nudgesOff],
      nudgesOn: nudgesOn === undefined ? null : [...nudgesOn],
      schoolId: tx.schoolId,
    }),
  )

const mannersRow = rowInsert(manners)
const saveStatement = hot<Record<string, unknown>>(
  'keepstep_save_manners',
  () =>
    sql`${mannersRow.insert} on conflict (school_id, person_id) do update set ${mannersRow.takeNew}`,
)

/** What a row says that a person let go. */
export const toNotThisWeek = ({
  schoolId: _,
  expectationId,
  ...row
}: typeof notThisWeek.$inferSelect): NotThisWeek => ({
  ...row,
  ...(expectationId === '' ? {} : { expectationId }),
})

/** Lets a week, or one thing of it, go; said again, the newer reason counts. */
export const saveNotThisWeek = (tx: SchoolTx, said: NotThisWeek): Sent<unknown> =>
  asideStatement.run(
    tx,
    asideRow.values({ ...said, schoolId: tx.schoolId, expectationId: said.expectationId ?? '' }),
  )

const asideRow = rowInsert(notThisWeek)
const asideStatement = hot<Record<string, unknown>>(
  'keepstep_not_this_week',
  () =>
    sql`${asideRow.insert} on conflict (school_id, person_id, monday, expectation_id)
      do update set reason = excluded.reason, said_at = excluded.said_at`,
)

/** How many people who are here have turned each kind of reminder off; of nobody who. */
export async function countOptOuts(tx: SchoolTx): Promise<{ nudge: string; people: number }[]> {
  const nudge = sql<string>`unnest(${manners.nudgesOff})`
  return await tx.db
    .select({ nudge, people: sql`count(*)`.mapWith(Number) })
    .from(manners)
    .innerJoin(people, and(eq(people.schoolId, manners.schoolId), eq(people.id, manners.personId)))
    .where(and(eq(manners.schoolId, tx.schoolId), isNull(people.leftOn)))
    .groupBy(nudge)
}
