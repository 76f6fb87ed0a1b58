import {
  and,
  eq,
  inArray,
  isNotNull,
  lt,
  notInArray,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { ErasingTx } from './erasing.ts'
import { ERASED_WORDS } from './personal-data.ts'
import { accessLog, drafts } from './schema/log.ts'
import { addresses, deliveries, wakeUps } from './schema/out.ts'
import { pagePasses } from './schema/own-data.ts'
import { manners } from './schema/schools.ts'
import { inboundEvents } from './schema/shared-tables.ts'
import { pgArray, rowsOf, type SchoolTx, type SharedTx } from './tx.ts'

/** Said once and never again, so it has to be remembered: without it a silence would end by itself. */
const SAID_ONCE = ['welcome', 'nudges-stopped']

const MS_A_DAY = 86_400_000
const before = (now: Date, days: number) => new Date(now.getTime() - days * MS_A_DAY)

/** What is kept and not used is not deleted by time either: its person may need it. */
const isOfNobodyRestricted = (tx: SchoolTx, ...people: readonly SQLWrapper[]): SQL =>
  sql`not exists (select from people restricted where restricted.school_id = ${tx.schoolId}::uuid
    and restricted.restricted_from is not null and restricted.id in (${sql.join([...people], sql`, `)}))`

/** Deletes what was sent, skipped or given up long ago; answers how many rows went. */
export async function forgetOldDeliveries(tx: SchoolTx, now: Date, days: number): Promise<number> {
  const gone = await tx.db
    .delete(deliveries)
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        lt(deliveries.decidedAt, before(now, days)),
        notInArray(deliveries.state, ['pending', 'retry_at', 'sending', 'reconciling']),
        notInArray(deliveries.kind, SAID_ONCE),
        isOfNobodyRestricted(tx, deliveries.recipient),
      ),
    )
    .returning({ id: deliveries.id })
  return gone.length
}

/** When the oldest message to this person was decided that will be forgotten; undefined where there is none. */
export async function findOldestDelivery(
  tx: SchoolTx,
  personId: string,
): Promise<Date | undefined> {
  const [row] = await tx.db
    .select({ at: sql`min(${deliveries.decidedAt})`.mapWith(deliveries.decidedAt) })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        eq(deliveries.recipient, personId),
        notInArray(deliveries.kind, SAID_ONCE),
      ),
    )
  return row?.at ?? undefined
}

/** Deletes events that no platform will redeliver any more; answers how many rows went. */
export async function forgetOldInbound(tx: SharedTx, now: Date, days: number): Promise<number> {
  const gone = await tx.db
    .delete(inboundEvents)
    .where(lt(inboundEvents.receivedAt, before(now, days)))
    .returning({ eventKey: inboundEvents.eventKey })
  return gone.length
}

/**
 * Deletes half-finished logs some time after they were finished or let go. An idea that a meeting took
 * stays as long as that meeting's notes: it waits again where the meeting is undone. The address of a
 * recording stands in the drop-in's own note.
 */
export async function forgetClosedDrafts(tx: SchoolTx, now: Date, days: number): Promise<number> {
  const gone = await tx.db
    .delete(drafts)
    .where(
      and(
        eq(drafts.schoolId, tx.schoolId),
        isNotNull(drafts.closedAt),
        lt(drafts.closedAt, before(now, days)),
        sql`not (kind = 'proposal' and closed_as = 'finished')`,
        isOfNobodyRestricted(tx, drafts.authorId, ectOf(drafts.inductionId)),
      ),
    )
    .returning({ id: drafts.id })
  return gone.length
}

const ectOf = (inductionId: SQLWrapper): SQL =>
  sql`(select ect_id from inductions i where i.school_id = drafts.school_id and i.id = ${inductionId})`

/** Deletes ways to pages that open nothing any more. */
export async function forgetOldPasses(tx: SchoolTx, now: Date): Promise<void> {
  await tx.db
    .delete(pagePasses)
    .where(and(eq(pagePasses.schoolId, tx.schoolId), lt(pagePasses.expiresAt, now)))
}

/**
 * Deletes what earlier cards told an induction tutor of pairs: the newest is needed to tell what is new,
 * and the one before it where that card is worded again. More would be a history of people's signals.
 */
export async function forgetOldNotices(tx: ErasingTx): Promise<number> {
  const gone = await rowsOf(
    tx.db,
    sql`delete from tutor_notices where school_id = ${tx.schoolId}::uuid and 2 <= (select count(*)
      from tutor_notices later where later.school_id = tutor_notices.school_id
        and later.reader_id = tutor_notices.reader_id and later.monday > tutor_notices.monday)
      returning 1`,
  )
  return gone.length
}

/**
 * Deletes how these people wanted to be written to, where, and when to think of them next. Who comes
 * back is met anew: by email in Slack, and where they write in Teams.
 */
export async function forgetSettings(tx: ErasingTx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  for (const table of [manners, addresses, wakeUps]) {
    await tx.db
      .delete(table)
      .where(and(eq(table.schoolId, tx.schoolId), inArray(table.personId, [...personIds])))
  }
  // A welcome is remembered as long as the name, and the chat that it went to is not needed for that.
  await tx.db
    .update(deliveries)
    .set({ address: null, messageId: null })
    .where(
      and(
        eq(deliveries.schoolId, tx.schoolId),
        inArray(deliveries.recipient, [...personIds]),
        inArray(deliveries.kind, SAID_ONCE),
      ),
    )
}

/** Deletes who looked at whose detail long ago. */
export async function forgetOldLooks(tx: ErasingTx, now: Date, days: number): Promise<number> {
  const gone = await tx.db
    .delete(accessLog)
    .where(
      and(
        eq(accessLog.schoolId, tx.schoolId),
        lt(accessLog.readAt, before(now, days)),
        isOfNobodyRestricted(tx, accessLog.subjectId, accessLog.readerId),
      ),
    )
    .returning({ id: accessLog.id })
  return gone.length
}

/** Deletes what was written about these inductions: notes, half-finished logs, the words of steps. */
export async function forgetWords(tx: ErasingTx, inductionIds: readonly string[]): Promise<number> {
  if (inductionIds.length === 0) return 0
  const about = sql`school_id = ${tx.schoolId}::uuid
    and induction_id = any(${pgArray(inductionIds)}::uuid[])`
  const notes = await rowsOf(
    tx.db,
    sql`delete from notes where school_id = ${tx.schoolId}::uuid
      and entry_id in (select id from log_entries where ${about}) returning 1`,
  )
  const said = await rowsOf(tx.db, sql`delete from remarks where ${about} returning 1`)
  const unfinished = await tx.db
    .delete(drafts)
    .where(and(eq(drafts.schoolId, tx.schoolId), inArray(drafts.inductionId, [...inductionIds])))
    .returning({ id: drafts.id })
  const steps = await rowsOf(
    tx.db,
    sql`update action_steps set wording = ${ERASED_WORDS}, criteria = '{}', planned_lesson = null,
        planned_at = null, planned_remind = null
      where ${about} and wording <> ${ERASED_WORDS} returning 1`,
  )
  return notes.length + said.length + unfinished.length + steps.length
}

/** By their first line, in an order in which rows may go. */
const ABOUT_INDUCTIONS = [
  'remarks',
  'drafts',
  'action_steps',
  'elective_choices',
  'induction_agreements',
  'pairings',
] as const

/** Deletes these inductions with all that is about them; answers how many inductions went. */
export async function forgetInductions(tx: ErasingTx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const school = sql`school_id = ${tx.schoolId}::uuid`
  const about = sql`${school} and induction_id = any(${pgArray(ids)}::uuid[])`
  const entries = sql`(select id from log_entries where ${about})`
  await tx.db.execute(sql`delete from notes where ${school} and entry_id in ${entries}`)
  await tx.db.execute(
    sql`delete from answered_expectations where ${school} and entry_id in ${entries}`,
  )
  await tx.db.execute(sql`delete from log_entries where ${about}`)
  for (const table of ABOUT_INDUCTIONS) {
    await tx.db.execute(sql`delete from ${sql.identifier(table)} where ${about}`)
  }
  await tx.db.execute(
    sql`delete from checklist_ticks where ${school} and about = any(${pgArray(ids)}::text[])`,
  )
  const gone = await rowsOf(
    tx.db,
    sql`delete from inductions where ${school} and id = any(${pgArray(ids)}::uuid[]) returning 1`,
  )
  return gone.length
}

/**
 * Deletes what is about one person alone up to a day: what they logged outside of any induction, days
 * away, weeks put aside, what was said about events, and how changes of the roster about them looked.
 */
export async function forgetDaysOf(
  tx: ErasingTx,
  { personId, until }: { readonly personId: string; readonly until: SchoolDate },
): Promise<void> {
  const school = sql`school_id = ${tx.schoolId}::uuid`
  const theirs = sql`${school} and person_id = ${personId}::uuid`
  const logged = sql`${theirs} and induction_id is null and on_day <= ${until}::date`
  await tx.db.execute(sql`delete from notes where ${school}
    and entry_id in (select id from log_entries where ${logged})`)
  await tx.db.execute(sql`delete from answered_expectations where ${theirs}
    and entry_id in (select id from log_entries where ${logged})`)
  await tx.db.execute(sql`delete from log_entries where ${logged}`)
  await tx.db.execute(sql`delete from absences where ${theirs} and to_day <= ${until}::date`)
  await tx.db.execute(sql`delete from not_this_week where ${theirs} and monday <= ${until}::date`)
  await tx.db.execute(
    sql`delete from event_marks where ${theirs} and said_at::date <= ${until}::date`,
  )
  await tx.db.execute(sql`update school_changes
    set before = '{}', after = '{}', note = null, source = 'setting'
    where ${school} and ${personId}::uuid = any(about) and proposed_at::date <= ${until}::date`)
}
