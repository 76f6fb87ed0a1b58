import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { makePgArray, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import { toAbsence } from './absences.ts'
import { toStep } from './action-steps.ts'
import { toCalendarEntry } from './calendar.ts'
import { toElectiveChoice, toSequenceChoice } from './choices.ts'
import { toDraft } from './drafts.ts'
import { toInduction } from './inductions.ts'
import { toEntry } from './log-entries.ts'
import { toManners, toNotThisWeek } from './manners.ts'
import { toPairing } from './pairings.ts'
import { toPerson } from './people.ts'
import { type Rows, readTogether, type TableRead } from './read-together.ts'
import { actionSteps, electiveChoices, sequenceChoices } from './schema/coaching.ts'
import { drafts, logEntries } from './schema/log.ts'
import {
  absences,
  calendarEntries,
  inductions,
  manners,
  notThisWeek,
  pairings,
  people,
  schools,
} from './schema/schools.ts'
import type { SchoolTx } from './tx.ts'

/** Everything of a school that is about these people and those they work with, or about everybody. */
export type SchoolFactRows = ReturnType<typeof toFacts>

/**
 * Reads a school's facts in one statement. The roster and the calendar are whole; what was logged
 * and agreed is of the inductions of the given people, and of everybody in them.
 */
export async function readSchoolFacts(tx: SchoolTx, about?: readonly string[]) {
  return toFacts(await readTogether(tx.db, factReads(tx, about), concerned(tx, about)))
}

type FactReads = ReturnType<typeof factReads>

/** Facts out of the rows that `factReads` asks for. */
export function toFacts(rows: Rows<FactReads>) {
  return {
    school: rows.schools[0],
    calendar: rows.calendar.map(toCalendarEntry),
    people: rows.people.map(toPerson),
    inductions: rows.inductions.map(toInduction),
    pairings: rows.pairings.map(toPairing),
    absences: rows.absences.map(toAbsence),
    sequences: rows.sequences.map(toSequenceChoice),
    electives: rows.electives.map(toElectiveChoice),
    log: rows.log.map(toEntry),
    steps: rows.steps.map(toStep),
    drafts: rows.drafts.map(toDraft),
    manners: rows.manners.map(toManners),
    notThisWeek: rows.notThisWeek.map(toNotThisWeek),
  }
}

/** `asked`, `concerned` and `them` for the statement: the people, their inductions, everybody in those. */
export function concerned({ schoolId }: SchoolTx, about: readonly string[] | undefined): SQL {
  if (about === undefined) return sql.empty()
  return sql`with asked as (
      select unnest(${makePgArray([...about])}::uuid[]) as id
    ), concerned as (
      select ${inductions.id} as id from ${inductions}
        where ${eq(inductions.schoolId, schoolId)} and ${inductions.ectId} in (select id from asked)
      union select ${pairings.inductionId} from ${pairings}
        where ${eq(pairings.schoolId, schoolId)} and ${pairings.mentorId} in (select id from asked)
    ), them as (
      select id from asked
      union select ${inductions.ectId} from ${inductions}
        where ${eq(inductions.schoolId, schoolId)} and ${inductions.id} in (select id from concerned)
      union select ${pairings.mentorId} from ${pairings}
        where ${eq(pairings.schoolId, schoolId)} and ${pairings.inductionId} in (select id from concerned)
    )`
}

/** What to read for a school's facts; with `about`, the statement begins with `concerned`. */
export const factReads = (tx: SchoolTx, about: readonly string[] | undefined) => ({
  ...rosterReads(tx),
  ...happenedReads(tx, (condition) => (about === undefined ? undefined : condition)),
})

const rosterReads = (tx: SchoolTx) => ({
  schools: {
    table: schools,
    orderBy: sql`${schools.id}`,
    where: sql`${eq(schools.id, tx.schoolId)}`,
  },
  calendar: own(tx, calendarEntries, {
    orderBy: sql`${calendarEntries.fromDay}, ${calendarEntries.position}`,
  }),
  people: own(tx, people, {
    orderBy: sql`${people.name}, ${people.id}`,
    and: [isNull(people.leftOn)],
  }),
  inductions: own(tx, inductions, { orderBy: sql`${inductions.startDate}, ${inductions.id}` }),
  pairings: own(tx, pairings, {
    orderBy: sql`${pairings.fromDay}, ${pairings.inductionId}, ${pairings.mentorId}`,
  }),
  absences: own(tx, absences, { orderBy: sql`${absences.fromDay}, ${absences.personId}` }),
  sequences: own(tx, sequenceChoices, {
    orderBy: sql`${sequenceChoices.academicYear}, ${sequenceChoices.programme}`,
  }),
  electives: own(tx, electiveChoices, {
    orderBy: sql`${electiveChoices.chosenAt}, ${electiveChoices.module}`,
  }),
})

const happenedReads = (tx: SchoolTx, only: (condition: SQL) => SQL | undefined) => ({
  log: own(tx, logEntries, {
    orderBy: sql`${logEntries.onDay}, ${logEntries.loggedAt}, ${logEntries.id}`,
    and: [
      stands(logEntries),
      only(sql`(${logEntries.inductionId} in (select id from concerned)
        or ${logEntries.personId} in (select id from them))`),
    ],
  }),
  steps: own(tx, actionSteps, {
    orderBy: sql`${actionSteps.setOn}, ${actionSteps.id}`,
    and: [stands(actionSteps), only(sql`${actionSteps.inductionId} in (select id from concerned)`)],
  }),
  drafts: own(tx, drafts, {
    orderBy: sql`${drafts.updatedAt}, ${drafts.id}`,
    and: [isNull(drafts.closedAt), only(sql`${drafts.authorId} in (select id from asked)`)],
  }),
  manners: own(tx, manners, {
    orderBy: sql`${manners.personId}`,
    and: [only(sql`${manners.personId} in (select id from them)`)],
  }),
  notThisWeek: own(tx, notThisWeek, {
    orderBy: sql`${notThisWeek.monday}, ${notThisWeek.personId}`,
    and: [only(sql`${notThisWeek.personId} in (select id from them)`)],
  }),
})

/** Rows of this school only: the policy says so too, and neither is there for the other's sake. */
export const own = <Table extends PgTable & { readonly schoolId: PgColumn }>(
  { schoolId }: SchoolTx,
  table: Table,
  of: { readonly orderBy: SQL; readonly and?: readonly (SQL | undefined)[] },
): TableRead<Table> => ({
  table,
  orderBy: of.orderBy,
  where: sql`${and(eq(table.schoolId, schoolId), ...(of.and ?? []))}`,
})

/** The newest version of a row that is only ever added to, and not taken back. */
const stands = (table: typeof logEntries | typeof actionSteps): SQL | undefined =>
  and(
    isNull(table.undoneAt),
    sql`not exists (select from ${table} as newer where newer.school_id = ${table.schoolId}
      and newer.id = ${table.id} and newer.version = ${table.version} + 1)`,
  )
