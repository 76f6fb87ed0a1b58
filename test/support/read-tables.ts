/**
 * The tables one by one, as tests look at them: the program itself reads a school's facts in one
 * statement (`store/school-facts.ts`), and is compared with these.
 */
import { and, asc, eq, gte, isNull, or, sql } from 'drizzle-orm'
import type { SchoolDate } from '../../src/domain/calendar/school-date.ts'
import type { ActionStep } from '../../src/domain/coaching/action-step.ts'
import type { Draft } from '../../src/domain/coaching/draft.ts'
import type { NotThisWeek } from '../../src/domain/expectations/put-aside.ts'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import type { StoredManners } from '../../src/domain/messages/manners.ts'
import type { Person } from '../../src/domain/people.ts'
import type { SequenceChoice } from '../../src/domain/programme/module-sequence.ts'
import type { ElectiveChoice } from '../../src/domain/programme/programme.ts'
import { toStep } from '../../src/store/action-steps.ts'
import { toElectiveChoice, toSequenceChoice } from '../../src/store/choices.ts'
import type { ChatAccount, PersonAtSchool } from '../../src/store/directory.ts'
import { isForm, toDraft } from '../../src/store/drafts.ts'
import { toEntry } from '../../src/store/log-entries.ts'
import { toManners, toNotThisWeek } from '../../src/store/manners.ts'
import { listPeople } from '../../src/store/people.ts'
import { actionSteps, electiveChoices, sequenceChoices } from '../../src/store/schema/coaching.ts'
import { drafts, logEntries } from '../../src/store/schema/log.ts'
import { wakeUps } from '../../src/store/schema/out.ts'
import { manners, notThisWeek, people } from '../../src/store/schema/schools.ts'
import { identities } from '../../src/store/schema/shared-tables.ts'
import {
  isNewest,
  isOneOfIfGiven,
  present,
  type SchoolTx,
  type SharedTx,
} from '../../src/store/tx.ts'
import type { WakeUp } from '../../src/store/wake-ups.ts'

/** Which entries to list: inductions and people are joined by "or", the rest by "and". */
interface EntryFilter {
  readonly inductionIds?: readonly string[]
  readonly personIds?: readonly string[]
  readonly since?: SchoolDate
}

/** One person, also after they left. */
export async function loadPerson(tx: SchoolTx, id: string): Promise<Person | undefined> {
  const [person] = await listPeople(tx, [id])
  return person
}

/** How many people are at the school now. */
export async function countPeople(tx: SchoolTx): Promise<number> {
  const [row] = await tx.db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(people)
    .where(and(eq(people.schoolId, tx.schoolId), isNull(people.leftOn)))
  return row?.count ?? 0
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

/** The school's choices of all years, oldest year first. */
export async function listSequenceChoices(tx: SchoolTx): Promise<SequenceChoice[]> {
  const rows = await tx.db
    .select()
    .from(sequenceChoices)
    .where(eq(sequenceChoices.schoolId, tx.schoolId))
    .orderBy(asc(sequenceChoices.academicYear), asc(sequenceChoices.programme))
  return rows.map(toSequenceChoice)
}

/** Choices of all inductions, or of the given ones, oldest first. */
export async function listElectiveChoices(
  tx: SchoolTx,
  inductionIds?: readonly string[],
): Promise<ElectiveChoice[]> {
  const rows = await tx.db
    .select()
    .from(electiveChoices)
    .where(
      and(
        eq(electiveChoices.schoolId, tx.schoolId),
        isOneOfIfGiven(electiveChoices.inductionId, inductionIds),
      ),
    )
    .orderBy(asc(electiveChoices.chosenAt), asc(electiveChoices.module))
  return rows.map(toElectiveChoice)
}

/** Drafts that are still open, of everyone or of the given authors; the longest untouched first. */
export async function listOpenDrafts(
  tx: SchoolTx,
  authorIds?: readonly string[],
): Promise<Draft[]> {
  const rows = await tx.db
    .select()
    .from(drafts)
    .where(
      and(
        eq(drafts.schoolId, tx.schoolId),
        isNull(drafts.closedAt),
        isOneOfIfGiven(drafts.authorId, authorIds),
      ),
    )
    .orderBy(asc(drafts.updatedAt), asc(drafts.id))
  return rows.filter(isForm).map(toDraft)
}

/** Manners of the people who ever changed theirs. */
export async function listManners(
  tx: SchoolTx,
  personIds?: readonly string[],
): Promise<StoredManners[]> {
  const rows = await tx.db
    .select()
    .from(manners)
    .where(and(eq(manners.schoolId, tx.schoolId), isOneOfIfGiven(manners.personId, personIds)))
  return rows.map(toManners)
}

/** What people let go, from the week of `sinceMonday` on. */
export async function listNotThisWeek(
  tx: SchoolTx,
  sinceMonday: SchoolDate,
  personIds?: readonly string[],
): Promise<NotThisWeek[]> {
  const rows = await tx.db
    .select()
    .from(notThisWeek)
    .where(
      and(
        eq(notThisWeek.schoolId, tx.schoolId),
        gte(notThisWeek.monday, sinceMonday),
        isOneOfIfGiven(notThisWeek.personId, personIds),
      ),
    )
    .orderBy(asc(notThisWeek.monday), asc(notThisWeek.personId))
  return rows.map(toNotThisWeek)
}

/** When everyone, or the given people, are next due; people without a wake-up are not listed. */
export async function listWakeUps(tx: SchoolTx, personIds?: readonly string[]): Promise<WakeUp[]> {
  const rows = await tx.db
    .select({ personId: wakeUps.personId, nextAt: wakeUps.nextAt })
    .from(wakeUps)
    .where(and(eq(wakeUps.schoolId, tx.schoolId), isOneOfIfGiven(wakeUps.personId, personIds)))
    .orderBy(asc(wakeUps.nextAt), asc(wakeUps.personId))
  return rows.map(present)
}

/** Everyone whom this chat account was found to be. */
export const findByAccount = (tx: SharedTx, account: ChatAccount): Promise<PersonAtSchool[]> =>
  tx.db
    .select({ schoolId: identities.schoolId, personId: identities.personId })
    .from(identities)
    .where(
      and(
        eq(identities.platform, account.platform),
        eq(identities.tenant, account.tenant),
        eq(identities.userId, account.userId),
      ),
    )
