import { and, asc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { EveryField } from '../domain/given.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import { hot, rowInsert } from './hot.ts'
import { logEntries } from './schema/log.ts'
import { absentIfNull, type SchoolTx, type Sent } from './tx.ts'

/**
 * Logs something new, as version 1. An expectation of one person is answered by one entry: rejects
 * ('store-moved-on') where another entry answers it, and the transaction is undone.
 */
export function addLogEntry(
  tx: SchoolTx,
  { on, ...entry }: Omit<LogEntry, 'version'>,
): Sent<unknown> {
  const row = { ...entry, schoolId: tx.schoolId, onDay: on, version: 1 }
  return addStatement.run(tx, logEntryRow.values(row))
}

/**
 * Writes the next version of an entry: an edit, or an undo (`undoneAt`), which frees its expectation.
 * Rejects ('store-moved-on') where `before` is not the newest version any more, or another entry
 * answers what it wants to answer; the transaction is undone then.
 */
export function reviseLogEntry(
  tx: SchoolTx,
  before: LogEntry,
  { on, ...after }: LogEntry,
): Sent<unknown> {
  const had = before.undoneAt === undefined ? before.expectationId : undefined
  const wants = after.undoneAt === undefined ? after.expectationId : undefined
  const row = { ...after, schoolId: tx.schoolId, onDay: on, version: before.version + 1 }
  return reviseStatement.run(tx, {
    ...logEntryRow.values(row),
    freed: had === wants ? null : (had ?? null),
    taken: had === wants ? null : (wants ?? null),
  })
}

const logEntryRow = rowInsert(logEntries)

const answering = (expectation: SQLWrapper): SQL => sql`
  insert into answered_expectations (school_id, expectation_id, person_id, entry_id)
    select ${sql.placeholder('schoolId')}::uuid, one.expectation,
      ${sql.placeholder('personId')}::uuid, ${sql.placeholder('id')}::uuid
    from (select ${expectation}::text as expectation) one where one.expectation is not null`

const addStatement = hot<Record<string, unknown>>(
  'keepstep_add_entry',
  () =>
    sql`with answered as (${answering(sql`${sql.placeholder('expectationId')}`)}) ${logEntryRow.insert}`,
)

const reviseStatement = hot<Record<string, unknown>>(
  'keepstep_revise_entry',
  () => sql`
    with freed as (delete from answered_expectations where school_id = ${sql.placeholder('schoolId')}::uuid
        and expectation_id = ${sql.placeholder('freed')}::text and entry_id = ${sql.placeholder('id')}::uuid),
      answered as (${answering(sql`${sql.placeholder('taken')}`)})
    ${logEntryRow.insert}`,
)

/** The newest version of an entry, also of one that was undone. */
export async function loadLogEntry(tx: SchoolTx, id: string): Promise<LogEntry | undefined> {
  return (await logEntryHistory(tx, id)).at(-1)
}

/** Every version of an entry, oldest first. */
export async function logEntryHistory(tx: SchoolTx, id: string): Promise<LogEntry[]> {
  const rows = await tx.db
    .select()
    .from(logEntries)
    .where(and(eq(logEntries.schoolId, tx.schoolId), eq(logEntries.id, id)))
    .orderBy(asc(logEntries.version))
  return rows.map(toEntry)
}

/** The log entry in a row; each field by its name, as a school has thousands. */
export const toEntry = (row: typeof logEntries.$inferSelect): EveryField<LogEntry> => ({
  id: row.id,
  version: row.version,
  inductionId: absentIfNull(row.inductionId),
  personId: row.personId,
  activity: row.activity,
  expectationId: absentIfNull(row.expectationId),
  on: row.onDay,
  loggedBy: row.loggedBy,
  loggedAt: row.loggedAt,
  platform: row.platform,
  minutes: absentIfNull(row.minutes),
  mode: absentIfNull(row.mode),
  outcome: absentIfNull(row.outcome),
  stepId: absentIfNull(row.stepId),
  meetingType: absentIfNull(row.meetingType),
  timetabled: absentIfNull(row.timetabled),
  nextDropInOn: absentIfNull(row.nextDropInOn),
  nextMeetingOn: absentIfNull(row.nextMeetingOn),
  undoneAt: absentIfNull(row.undoneAt),
})
