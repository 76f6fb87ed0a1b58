import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Weekday } from '../../domain/calendar/school-date.ts'
import type { CalendarEntry } from '../../domain/calendar/school-year.ts'
import type { WeekOffReason } from '../../domain/expectations/put-aside.ts'
import type {
  EarlierDays,
  EarlierFte,
  EarlierProgramme,
  MentorTraining,
  Pairing,
  ProgrammeId,
  Role,
} from '../../domain/people.ts'
import { instant, openToShared, ownSchoolOnly, schoolId, schoolRole } from './tenancy.ts'

const isThisSchool = sql`id = nullif(current_setting('app.school_id', true), '')::uuid`

export const schools = pgTable(
  'schools',
  {
    id: uuid().primaryKey(),
    urn: text().notNull().unique(),
    name: text().notNull(),
    timeZone: text().notNull(),
    /** Another value after every change of the roster, the calendar or a choice: triggers see to it. */
    rosterVersion: uuid().notNull().defaultRandom(),
    /** Addresses of each programme's material. */
    materials: jsonb().$type<Record<ProgrammeId, string>>(),
  },
  () => [
    pgPolicy('own_school_only', {
      as: 'permissive',
      for: 'all',
      to: schoolRole,
      using: isThisSchool,
      withCheck: isThisSchool,
    }),
    openToShared(),
  ],
)

export const calendarEntries = pgTable(
  'calendar_entries',
  {
    schoolId: schoolId().references(() => schools.id),
    academicYear: text().notNull(),
    position: smallint().notNull(),
    kind: text().$type<CalendarEntry['kind']>().notNull(),
    name: text().notNull(),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.academicYear, t.position] }), ownSchoolOnly()],
)

export const people = pgTable(
  'people',
  {
    schoolId: schoolId().references(() => schools.id),
    id: uuid().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    roles: text().array().$type<Role[]>().notNull(),
    fte: doublePrecision().notNull(),
    workingDays: smallint().array().$type<Weekday[]>().notNull(),
    /** Days of before, in order, each with its last day. */
    earlierDays: jsonb().$type<readonly EarlierDays[]>(),
    mentorTraining: text().$type<MentorTraining>(),
    trainingFrom: date({ mode: 'string' }),
    programme: text().$type<ProgrammeId>(),
    dualRoleReason: text(),
    leftOn: date({ mode: 'string' }),
    /** Kept and not used from this day on; an import does not say it. */
    restrictedFrom: date({ mode: 'string' }),
    /** Which of several induction tutors leads; a roster does not say it. */
    tutorPart: text().$type<'lead'>(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('people_email').on(t.schoolId, t.email),
    ownSchoolOnly(),
  ],
)

export const inductions = pgTable(
  'inductions',
  {
    schoolId: schoolId(),
    id: uuid().notNull(),
    ectId: uuid().notNull(),
    programme: text().$type<ProgrammeId>().notNull(),
    startDate: date({ mode: 'string' }).notNull(),
    anchorYear: smallint().$type<1 | 2>().notNull(),
    anchorFrom: date({ mode: 'string' }).notNull(),
    /** Programmes of before, in order, each with its last day. */
    earlier: jsonb().$type<readonly EarlierProgramme[]>(),
    /** Shares of full time of before, in order, each with its last day. */
    earlierFte: jsonb().$type<readonly EarlierFte[]>(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('inductions_ect').on(t.schoolId, t.ectId),
    foreignKey({ columns: [t.schoolId, t.ectId], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)

export const pairings = pgTable(
  'pairings',
  {
    schoolId: schoolId(),
    inductionId: uuid().notNull(),
    mentorId: uuid().notNull(),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }),
    handover: text().$type<NonNullable<Pairing['handover']>>(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.inductionId, t.mentorId, t.fromDay] }),
    foreignKey({
      columns: [t.schoolId, t.inductionId],
      foreignColumns: [inductions.schoolId, inductions.id],
    }),
    foreignKey({ columns: [t.schoolId, t.mentorId], foreignColumns: [people.schoolId, people.id] }),
    index('pairings_mentor').on(t.schoolId, t.mentorId),
    ownSchoolOnly(),
  ],
)

export const absences = pgTable(
  'absences',
  {
    schoolId: schoolId(),
    personId: uuid().notNull(),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.personId, t.fromDay] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)

export const manners = pgTable(
  'manners',
  {
    schoolId: schoolId(),
    personId: uuid().notNull(),
    reminderDay: smallint().$type<Weekday>(),
    reminderTime: text(),
    pausedUntil: date({ mode: 'string' }),
    snoozedUntil: instant(),
    nudgesOff: text().array().notNull(),
    /** Of those that come only to whoever asks for them. */
    nudgesOn: text().array(),
    silenceCountsFrom: instant(),
    celebrate: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.personId] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)

export const notThisWeek = pgTable(
  'not_this_week',
  {
    schoolId: schoolId(),
    personId: uuid().notNull(),
    monday: date({ mode: 'string' }).notNull(),
    /** Empty: everything of that week. */
    expectationId: text().notNull().default(''),
    reason: text().$type<WeekOffReason>().notNull(),
    saidAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.personId, t.monday, t.expectationId] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)
