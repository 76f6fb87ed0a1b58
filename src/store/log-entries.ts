import { and, asc, eq, gte, isNull, or } from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import { answeredExpectations, logEntries } from './schema/log.ts'
import { isNewest, isOneOf, isOneOfIfGiven, oneAtATime, present, type SchoolTx } from './tx.ts'

/** What became of a new entry. */
export type Logged =
  | { readonly kind: 'logged' }
  /** The expectation is answered by an entry that stands: double taps and redeliveries end here. */
  | { readonly kind: 'already-logged'; readonly entryId: string }

/** What became of an edit or an undo. */
export type Revised =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody else was quicker: `version` is the newest. */
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'already-logged'; readonly entryId: string }
  | { readonly kind: 'unknown' }

/** Which entries to list: inductions and people are joined by "or", the rest by "and". */
export interface EntryFilter {
  readonly inductionIds?: readonly string[]
  readonly personIds?: readonly string[]
  readonly since?: SchoolDate
}

/** Logs something new, as version 1. An expectation of one person is answered by one entry. */
export async function addLogEntry(tx: SchoolTx, entry: Omit<LogEntry, 'version'>): Promise<Logged> {
  const taken = await answerExpectation(tx, entry)
  if (taken !== undefined) return { kind: 'already-logged', entryId: taken }
  await insertVersion(tx, { ...entry, version: 1 })
  return { kind: 'logged' }
}

/**
 * Writes the next version of an entry: an edit, or an undo (`undoneAt`), which frees its
 * expectation. `entry.version` is the version that the person saw.
 */
export async function reviseLogEntry(tx: SchoolTx, entry: LogEntry): Promise<Revised> {
  await oneAtATime(tx, entry.id)
  const newest = await loadLogEntry(tx, entry.id)
  if (newest === undefined) return { kind: 'unknown' }
  if (newest.version !== entry.version) return { kind: 'stale', version: newest.version }
  const taken = await moveAnswer(tx, newest, entry)
  if (taken !== undefined) return { kind: 'already-logged', entryId: taken }
  const version = entry.version + 1
  await insertVersion(tx, { ...entry, version })
  return { kind: 'saved', version }
}

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

/** Entries that stand now (newest versions, not undone), oldest day first. */
export async function listLogEntries(tx: SchoolTx, filter: EntryFilter = {}): Promise<LogEntry[]> {
  const rows = await tx.db
    .select()
    .from(logEntries)
    .where(
      and(
        eq(logEntries.schoolId, tx.schoolId),
        or(
          isOneOfIfGiven(logEntries.inductionId, filter.inductionIds),
          isOneOfIfGiven(logEntries.personId, filter.personIds),
        ),
        filter.since === undefined ? undefined : gte(logEntries.onDay, filter.since),
        isNull(logEntries.undoneAt),
        isNewest(logEntries),
      ),
    )
    .orderBy(asc(logEntries.onDay), asc(logEntries.loggedAt), asc(logEntries.id))
  return rows.map(toEntry)
}

/** Which of these expectations a person already answered: expectation id → entry id. */
export async function answeredBy(
  tx: SchoolTx,
  personId: string,
  expectationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .select()
    .from(answeredExpectations)
    .where(
      and(
        eq(answeredExpectations.schoolId, tx.schoolId),
        isOneOf(answeredExpectations.expectationId, expectationIds),
        eq(answeredExpectations.personId, personId),
      ),
    )
  return new Map(rows.map((row) => [row.expectationId, row.entryId]))
}

interface Answer {
  readonly id: string
  readonly personId: string
  readonly expectationId?: string | undefined
}

/** Takes the expectation for this entry; answers the entry that holds it where it is taken. */
async function answerExpectation(
  tx: SchoolTx,
  { id, expectationId, personId }: Answer,
): Promise<string | undefined> {
  if (expectationId === undefined) return undefined
  const key = { schoolId: tx.schoolId, expectationId, personId }
  const [mine] = await tx.db
    .insert(answeredExpectations)
    .values({ ...key, entryId: id })
    .onConflictDoNothing()
    .returning({ entryId: answeredExpectations.entryId })
  if (mine !== undefined) return undefined
  return (await answeredBy(tx, personId, [expectationId])).get(expectationId)
}

/** Frees what the old version answered and takes what the new one answers, where they differ. */
async function moveAnswer(
  tx: SchoolTx,
  before: LogEntry,
  after: LogEntry,
): Promise<string | undefined> {
  const had = before.undoneAt === undefined ? before.expectationId : undefined
  const wants = after.undoneAt === undefined ? after.expectationId : undefined
  if (had === wants) return undefined
  const taken = await answerExpectation(tx, { ...after, expectationId: wants })
  if (taken !== undefined || had === undefined) return taken
  await tx.db
    .delete(answeredExpectations)
    .where(
      and(
        eq(answeredExpectations.schoolId, tx.schoolId),
        eq(answeredExpectations.expectationId, had),
        eq(answeredExpectations.entryId, before.id),
      ),
    )
  return undefined
}

async function insertVersion(tx: SchoolTx, { on, ...entry }: LogEntry): Promise<void> {
  await tx.db.insert(logEntries).values({ ...entry, schoolId: tx.schoolId, onDay: on })
}

/** The log entry in a row. */
export function toEntry(row: typeof logEntries.$inferSelect): LogEntry {
  const { schoolId: _, onDay, ...rest } = present(row)
  return { ...rest, on: onDay }
}
