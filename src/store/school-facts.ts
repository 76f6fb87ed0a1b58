import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
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
import { isNewest, isOneOfIfGiven, type SchoolTx } from './tx.ts'

/** Everything of a school that is about these people and those they work with, or about everybody. */
export type SchoolFactRows = ReturnType<typeof toFacts>

/**
 * Reads a school's facts in two statements. The roster and the calendar are whole; what was logged
 * and agreed is of the inductions of the given people, and of everybody in them.
 */
export const readSchoolFacts = async (
  tx: SchoolTx,
  about?: readonly string[],
): Promise<SchoolFactRows> => (await readFactsWith(tx, about, {})).facts

/** The same, and other rows in the second statement. */
export async function readFactsWith<Also extends Record<string, TableRead>>(
  tx: SchoolTx,
  about: readonly string[] | undefined,
  also: Also,
): Promise<{ readonly facts: SchoolFactRows; readonly also: Rows<Also> }> {
  const roster = await readTogether(tx.db, rosterReads(tx))
  const happened = happenedReads(tx, about && concernedIn(roster, about))
  const rows = await readTogether(tx.db, { ...happened, ...also })
  return { facts: toFacts({ ...roster, ...rows }), also: rows as Rows<Also> }
}

type Roster = Rows<ReturnType<typeof rosterReads>>
type Happened = Rows<ReturnType<typeof happenedReads>>

const toFacts = (rows: Roster & Happened) => ({
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
})

/** The people asked about, their inductions, and everybody in those. */
interface Concerned {
  readonly asked: readonly string[]
  readonly inductionIds: readonly string[]
  readonly personIds: readonly string[]
}

function concernedIn({ inductions, pairings }: Roster, about: readonly string[]): Concerned {
  const asked = new Set(about)
  const ids = new Set([
    ...inductions.filter(({ ectId }) => asked.has(ectId)).map(({ id }) => id),
    ...pairings.filter(({ mentorId }) => asked.has(mentorId)).map(({ inductionId }) => inductionId),
  ])
  const inThem = [
    ...inductions.filter(({ id }) => ids.has(id)).map(({ ectId }) => ectId),
    ...pairings.filter(({ inductionId }) => ids.has(inductionId)).map(({ mentorId }) => mentorId),
  ]
  return { asked: about, inductionIds: [...ids], personIds: [...new Set([...about, ...inThem])] }
}

const rosterReads = (tx: SchoolTx) => ({
  schools: {
    table: schools,
    orderBy: sql`${schools.id}`,
    where: sql`${eq(schools.id, tx.schoolId)}`,
  },
  calendar: own(tx, calendarEntries, {
    orderBy: sql`${calendarEntries.fromDay}, ${calendarEntries.position}`,
  }),
  // Those who left or will leave too: whether they have by a day, the picture of that day says.
  people: own(tx, people, { orderBy: sql`${people.name}, ${people.id}` }),
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

const happenedReads = (tx: SchoolTx, of: Concerned | undefined) => ({
  log: own(tx, logEntries, {
    orderBy: sql`${logEntries.onDay}, ${logEntries.loggedAt}, ${logEntries.id}`,
    and: [
      stands(logEntries),
      or(
        isOneOfIfGiven(logEntries.inductionId, of?.inductionIds),
        isOneOfIfGiven(logEntries.personId, of?.personIds),
      ),
    ],
  }),
  steps: own(tx, actionSteps, {
    orderBy: sql`${actionSteps.setOn}, ${actionSteps.id}`,
    and: [stands(actionSteps), isOneOfIfGiven(actionSteps.inductionId, of?.inductionIds)],
  }),
  drafts: own(tx, drafts, {
    orderBy: sql`${drafts.updatedAt}, ${drafts.id}`,
    and: [isNull(drafts.closedAt), isOneOfIfGiven(drafts.authorId, of?.asked)],
  }),
  manners: own(tx, manners, {
    orderBy: sql`${manners.personId}`,
    and: [isOneOfIfGiven(manners.personId, of?.personIds)],
  }),
  notThisWeek: own(tx, notThisWeek, {
    orderBy: sql`${notThisWeek.monday}, ${notThisWeek.personId}`,
    and: [isOneOfIfGiven(notThisWeek.personId, of?.personIds)],
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
  and(isNewest(table), isNull(table.undoneAt))
