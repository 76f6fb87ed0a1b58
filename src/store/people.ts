import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { Person } from '../domain/people.ts'
import { putInDirectory, takeOutOfDirectory } from './directory.ts'
import { hot, meetsOne } from './hot.ts'
import { people } from './schema/schools.ts'
import {
  inChunks,
  isOneOf,
  isOneOfIfGiven,
  pgArray,
  present,
  type SchoolTx,
  type Sent,
  takeNew,
} from './tx.ts'

/** The person in a row. */
export const toPerson = ({ schoolId: _, ...row }: typeof people.$inferSelect): Person =>
  present(row)

/** Adds people or takes over what changed, and keeps the directory of emails in step. */
export async function savePeople(tx: SchoolTx, them: readonly Person[]): Promise<void> {
  const rows = them.map((person) => ({
    earlierDays: null,
    mentorTraining: null,
    trainingFrom: null,
    programme: null,
    dualRoleReason: null,
    leftOn: null,
    ...person,
    schoolId: tx.schoolId,
    email: person.email.toLowerCase(),
    roles: [...person.roles],
    workingDays: [...person.workingDays],
  }))
  await inChunks(rows, (chunk) =>
    tx.db
      .insert(people)
      .values(chunk)
      .onConflictDoUpdate({ target: [people.schoolId, people.id], set: newDetails })
      .returning({ id: people.id }),
  )
  await takeOutOfDirectory(
    tx,
    them.map(({ id }) => id),
  )
  await putInDirectory(
    tx,
    rows.filter(({ leftOn }) => leftOn === null),
  )
}

const newDetails = takeNew(
  'name',
  'email',
  'roles',
  'fte',
  'workingDays',
  'earlierDays',
  'mentorTraining',
  'trainingFrom',
  'programme',
  'dualRoleReason',
  'leftOn',
)

/** The days on which somebody works, as they say themselves. */
export const saveWorkingDays = (
  tx: SchoolTx,
  { id, workingDays, earlierDays }: Pick<Person, 'id' | 'workingDays' | 'earlierDays'>,
): Sent<unknown> =>
  workingDaysStatement.run(tx, {
    school: tx.schoolId,
    person: id,
    days: pgArray(workingDays.map(String)),
    before: earlierDays === undefined ? null : JSON.stringify(earlierDays),
  })

const workingDaysStatement = hot<{
  readonly school: string
  readonly person: string
  readonly days: string
  /** JSON. */
  readonly before: string | null
}>('keepstep_working_days', ({ school, person, days, before }) =>
  meetsOne(sql`update people set working_days = ${days}::smallint[], earlier_days = ${before}::jsonb
    where school_id = ${school}::uuid and id = ${person}::uuid`),
)

/** From which day what is known of somebody is kept and not used; from none, where absent. */
export async function saveRestriction(
  tx: SchoolTx,
  { id, restrictedFrom }: Pick<Person, 'id' | 'restrictedFrom'>,
): Promise<void> {
  await tx.db
    .update(people)
    .set({ restrictedFrom: restrictedFrom ?? null })
    .where(and(eq(people.schoolId, tx.schoolId), eq(people.id, id)))
}

/** Which of several induction tutors leads; nobody where absent. */
export async function saveLead(tx: SchoolTx, personId: string | undefined): Promise<void> {
  const leads = personId === undefined ? sql`false` : sql`${people.id} = ${personId}::uuid`
  await tx.db
    .update(people)
    .set({ tutorPart: sql`case when ${leads} then 'lead' end` })
    .where(
      and(eq(people.schoolId, tx.schoolId), sql`(${people.tutorPart} is not null or ${leads})`),
    )
}

/** From `on` they are no longer at the school; until then they are found and written to as before. */
export async function setLeaving(
  tx: SchoolTx,
  ids: readonly string[],
  on: SchoolDate,
): Promise<void> {
  await tx.db
    .update(people)
    .set({ leftOn: on })
    .where(and(eq(people.schoolId, tx.schoolId), isOneOf(people.id, ids)))
}

/** They are no longer at the school: kept for history, no longer found by email or chat account. */
export async function markLeft(
  tx: SchoolTx,
  ids: readonly string[],
  on: SchoolDate,
): Promise<void> {
  await setLeaving(tx, ids, on)
  await takeOutOfDirectory(tx, ids, { accounts: true })
}

/** People now at the school, or those of the given ids even if they left; by name. */
export async function listPeople(tx: SchoolTx, ids?: readonly string[]): Promise<Person[]> {
  const wanted = ids === undefined ? isNull(people.leftOn) : isOneOfIfGiven(people.id, ids)
  const rows = await tx.db
    .select()
    .from(people)
    .where(and(eq(people.schoolId, tx.schoolId), wanted))
    .orderBy(asc(people.name), asc(people.id))
  return rows.map(toPerson)
}

/** Everybody's name, also of those who have left, by id. */
export async function listNames(tx: SchoolTx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(eq(people.schoolId, tx.schoolId))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whoever ever had one of these emails at this school, also after they left. */
export async function findPeopleByEmail(
  tx: SchoolTx,
  emails: readonly string[],
): Promise<Person[]> {
  const lower = emails.map((email) => email.toLowerCase())
  const rows = await tx.db
    .select()
    .from(people)
    .where(and(eq(people.schoolId, tx.schoolId), isOneOf(people.email, lower)))
  return rows.map(toPerson)
}
