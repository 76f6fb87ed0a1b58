import { and, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { given } from '../domain/given.ts'
import { StoreError } from '../errors.ts'
import { toAbsence } from './absences.ts'
import { toStep } from './action-steps.ts'
import { toAgreement } from './agreements.ts'
import { toCalendarEntry } from './calendar.ts'
import { toTick } from './checklist-ticks.ts'
import { toElectiveChoice, toSequenceChoice } from './choices.ts'
import { isForm, toDraft } from './drafts.ts'
import { toDatedEvent, toEventMark } from './event-dates.ts'
import { hot } from './hot.ts'
import { toInduction } from './inductions.ts'
import { toEntry } from './log-entries.ts'
import { toManners, toNotThisWeek } from './manners.ts'
import { toPairing } from './pairings.ts'
import { toPerson } from './people.ts'
import { asColumns, type Rows, rowsIn, type TableRead } from './read-together.ts'
import { toOffer } from './recording-offers.ts'
import type { Roster } from './roster-memory.ts'
import { actionSteps, electiveChoices, sequenceChoices } from './schema/coaching.ts'
import { drafts, logEntries } from './schema/log.ts'
import {
  checklistTicks,
  eventDates,
  eventMarks,
  inductionAgreements,
} from './schema/school-choices.ts'
import {
  absences,
  calendarEntries,
  inductions,
  manners,
  notThisWeek,
  pairings,
  people,
} from './schema/schools.ts'
import { toProposal } from './step-proposals.ts'
import { isNewest, pgArray, type SchoolTx } from './tx.ts'

/** What happened: of the inductions of the people asked about, and of everybody in them. */
export type HappenedRows = ReturnType<typeof toHappened>

/** A school's facts as rows: the roster as a whole, and what happened. */
export interface SchoolFactRows extends HappenedRows {
  readonly roster: Roster
}

/** A school's facts about these people and those they work with, or about everybody. */
export async function readSchoolFacts(
  tx: SchoolTx,
  about?: readonly string[],
): Promise<SchoolFactRows> {
  const read = about === undefined ? ofEverybody : ofPeople
  const asked = given({ asked: about && pgArray(about) })
  // Where nothing is remembered yet, both halves are asked for in one round trip.
  const [first, fresh] = await Promise.all([
    read.run(tx, { school: tx.schoolId, ...asked } as Asked),
    tx.rosters.knows(tx.schoolId) ? undefined : readRoster(tx),
  ])
  return { ...toHappened(rowsIn(read.reads, first)), roster: await rosterOf(tx, first, fresh) }
}

/** The roster of the version that was just read: from memory, or as it was read with it. */
export async function rosterOf(
  tx: SchoolTx,
  row: { readonly version?: unknown } | undefined,
  fresh?: FreshRoster,
): Promise<Roster> {
  const version = row?.version
  if (typeof version !== 'string') {
    throw new StoreError('unknown-school', 'Import a roster: this school is not in the database.')
  }
  if (fresh !== undefined) return fresh.roster
  return tx.rosters.of(tx.schoolId, version) ?? (await readRoster(tx)).roster
}

/** A roster with the version that it had in the same statement. */
export interface FreshRoster {
  readonly version: string
  readonly roster: Roster
}

/** Reads the roster, the calendar and the choices, and remembers them under their version. */
export async function readRoster(tx: SchoolTx): Promise<FreshRoster> {
  const [row] = await rosterStatement.run(tx, { school: tx.schoolId })
  if (row === undefined) {
    throw new StoreError('unknown-school', 'Import a roster: this school is not in the database.')
  }
  const rows = rowsIn(ROSTER, row)
  const roster: Roster = {
    school: {
      id: tx.schoolId,
      urn: row.urn,
      name: row.name,
      timeZone: row.zone,
      ...given({ materials: row.materials ?? undefined }),
    },
    calendar: rows.calendar.map(toCalendarEntry),
    people: rows.people.map(toPerson),
    inductions: rows.inductions.map(toInduction),
    pairings: rows.pairings.map(toPairing),
    absences: rows.absences.map(toAbsence),
    sequences: rows.sequences.map(toSequenceChoice),
    electives: rows.electives.map(toElectiveChoice),
    events: rows.events.map(toDatedEvent),
    eventMarks: rows.eventMarks.map(toEventMark),
    agreements: rows.agreements.map(toAgreement),
    ticks: rows.ticks.map(toTick),
  }
  tx.rosters.keep(tx.schoolId, row.version, roster)
  return { version: row.version, roster }
}

interface OfSchool {
  readonly school: string
}

/** Rows of this school only; the policy says so too, and each is tested without the other. */
export const own = <Table extends PgTable & { readonly schoolId: PgColumn }>(
  table: Table,
  of: {
    readonly orderBy: SQL
    readonly and?: readonly (SQL | undefined)[]
    readonly from?: SQL
  },
): TableRead<Table> => ({
  table,
  from: of.from,
  orderBy: of.orderBy,
  where: sql`${and(sql`${table.schoolId} = ${sql.placeholder('school')}::uuid`, ...(of.and ?? []))}`,
})

const ROSTER = {
  calendar: own(calendarEntries, {
    orderBy: sql`${calendarEntries.fromDay}, ${calendarEntries.position}`,
  }),
  // Those who left or will leave too: whether they have by a day, is asked of that day.
  people: own(people, { orderBy: sql`${people.name}, ${people.id}` }),
  inductions: own(inductions, { orderBy: sql`${inductions.startDate}, ${inductions.id}` }),
  pairings: own(pairings, {
    orderBy: sql`${pairings.fromDay}, ${pairings.inductionId}, ${pairings.mentorId}`,
  }),
  absences: own(absences, { orderBy: sql`${absences.fromDay}, ${absences.personId}` }),
  sequences: own(sequenceChoices, {
    orderBy: sql`${sequenceChoices.academicYear}, ${sequenceChoices.programme}`,
  }),
  electives: own(electiveChoices, {
    orderBy: sql`${electiveChoices.chosenAt}, ${electiveChoices.module}`,
  }),
  events: own(eventDates, { orderBy: sql`${eventDates.onDay}, ${eventDates.eventKey}` }),
  eventMarks: own(eventMarks, {
    orderBy: sql`${eventMarks.saidAt}, ${eventMarks.expectationId}, ${eventMarks.personId}`,
  }),
  agreements: own(inductionAgreements, {
    orderBy: sql`${inductionAgreements.fromDay}, ${inductionAgreements.inductionId}, ${inductionAgreements.kind}`,
  }),
  ticks: own(checklistTicks, { orderBy: sql`${checklistTicks.about}, ${checklistTicks.item}` }),
}

interface SchoolRow extends Record<string, unknown> {
  readonly version: string
  readonly urn: string
  readonly name: string
  readonly zone: string
  readonly materials: Record<string, string> | null
}

const rosterStatement = hot<OfSchool, SchoolRow>(
  'keepstep_roster',
  ({ school }) =>
    sql`select roster_version::text as version, urn, name, time_zone as zone, materials, ${asColumns(ROSTER)}
      from schools where schools.id = ${school}::uuid`,
)

/** The newest version of a row that is only ever added to, and not taken back. */
const stands = (table: typeof logEntries | typeof actionSteps): SQL | undefined =>
  and(isNewest(table), isNull(table.undoneAt))

/**
 * The inductions of the people asked about, and everybody in those. They are worked out in the
 * statement itself, so that it need not wait for the roster.
 */
const CONCERNED = sql`with theirs as materialized (
    select i.id, i.ect_id from inductions i
    where i.school_id = ${sql.placeholder('school')}::uuid
      and (i.ect_id = any(${sql.placeholder('asked')}::uuid[]) or i.id in (
        select p.induction_id from pairings p
        where p.school_id = ${sql.placeholder('school')}::uuid
          and p.mentor_id = any(${sql.placeholder('asked')}::uuid[])))),
  them as materialized (
    select unnest(${sql.placeholder('asked')}::uuid[]) as id
    union select ect_id from theirs
    union select p.mentor_id from pairings p
      where p.school_id = ${sql.placeholder('school')}::uuid
        and p.induction_id in (select id from theirs)) `

const inThem = (column: PgColumn): SQL => sql`${column} = any(array(select id from them))`
const ofTheirs = (column: PgColumn): SQL => sql`${column} = any(array(select id from theirs))`
const ofAsked = (column: PgColumn): SQL => sql`${column} = any(${sql.placeholder('asked')}::uuid[])`

/** What an ECT brings, the mentor of the pair reads as well. */
const broughtByTheirs = sql`(${drafts.kind} in ('proposal', 'recording')
    and ${ofTheirs(drafts.inductionId)})`

/** What happened of everybody, or where `concerned` of the people asked about and those around them. */
const happened = (concerned: boolean) => {
  const where = (condition: SQL | undefined) => (concerned ? condition : undefined)
  return {
    log: own(logEntries, {
      orderBy: sql`${logEntries.onDay}, ${logEntries.loggedAt}, ${logEntries.id}`,
      and: [
        stands(logEntries),
        where(or(ofTheirs(logEntries.inductionId), inThem(logEntries.personId))),
      ],
    }),
    steps: own(actionSteps, {
      orderBy: sql`${actionSteps.setOn}, ${actionSteps.id}`,
      and: [stands(actionSteps), where(ofTheirs(actionSteps.inductionId))],
    }),
    drafts: own(drafts, {
      orderBy: sql`${drafts.updatedAt}, ${drafts.id}`,
      and: [isNull(drafts.closedAt), where(or(ofAsked(drafts.authorId), broughtByTheirs))],
    }),
    manners: own(manners, {
      orderBy: sql`${manners.personId}`,
      and: [where(inThem(manners.personId))],
    }),
    notThisWeek: own(notThisWeek, {
      orderBy: sql`${notThisWeek.monday}, ${notThisWeek.personId}`,
      and: [where(inThem(notThisWeek.personId))],
    }),
  }
}

/** What `happenedReader` is asked with. */
export interface Asked extends OfSchool {
  readonly asked: string
}

/** Reads what happened, and other rows of the same people, in one statement with the version. */
export interface HappenedReader<Reads extends Record<string, TableRead>, Values> {
  readonly reads: Reads
  run(tx: SchoolTx, values: Values): Promise<Record<string, unknown> | undefined>
}

/** A statement of that name; `also` may use the places `school`, `asked` and those of `Values`. */
export function happenedReader<
  Also extends Record<string, TableRead>,
  Values extends Asked = Asked,
>(
  name: string,
  { concerned, also }: { readonly concerned: boolean; readonly also: Also },
): HappenedReader<ReturnType<typeof happened> & Also, Values> {
  const reads = { ...happened(concerned), ...also }
  const statement = hot<Values, { version: string }>(
    name,
    () =>
      sql`${concerned ? CONCERNED : sql``}select roster_version::text as version, ${asColumns(reads)}
        from schools where schools.id = ${sql.placeholder('school')}::uuid`,
  )
  return { reads, run: async (tx, values) => (await statement.run(tx, values))[0] }
}

const ofPeople = happenedReader('keepstep_happened', { concerned: true, also: {} })
const ofEverybody = happenedReader('keepstep_happened_to_all', { concerned: false, also: {} })

/** The facts in the rows of what happened. */
export const toHappened = (rows: Rows<ReturnType<typeof happened>>) => ({
  log: rows.log.map(toEntry),
  steps: rows.steps.map(toStep),
  drafts: rows.drafts.filter(isForm).map(toDraft),
  proposals: rows.drafts.filter(({ kind }) => kind === 'proposal').map(toProposal),
  recordings: rows.drafts.filter(({ kind }) => kind === 'recording').map(toOffer),
  manners: rows.manners.map(toManners),
  notThisWeek: rows.notThisWeek.map(toNotThisWeek),
})
