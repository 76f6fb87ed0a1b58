import { sql } from 'drizzle-orm'
import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { DraftValues } from '../../domain/coaching/draft.ts'
import type { Remark } from '../../domain/coaching/remark.ts'
import type { Activity, LogEntry, StepOutcome } from '../../domain/log-entry.ts'
import { inductions, people } from './schools.ts'
import { instant, ownSchoolOnly, schoolId } from './tenancy.ts'

/** What was typed or chosen about a drop-in or meeting, by input id: text, choices, lists of them. */
export type NoteContent = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** Append-only: an edit or an undo is a new version. Engagement only, no word that was typed. */
export const logEntries = pgTable(
  'log_entries',
  {
    schoolId: schoolId(),
    id: uuid().notNull(),
    version: integer().notNull(),
    inductionId: uuid(),
    personId: uuid().notNull(),
    activity: text().$type<Activity>().notNull(),
    expectationId: text(),
    onDay: date({ mode: 'string' }).notNull(),
    loggedBy: uuid().notNull(),
    loggedAt: instant().notNull(),
    platform: text().notNull(),
    minutes: smallint(),
    mode: text().$type<NonNullable<LogEntry['mode']>>(),
    outcome: text().$type<StepOutcome>(),
    stepId: uuid(),
    meetingType: text(),
    timetabled: text().$type<NonNullable<LogEntry['timetabled']>>(),
    nextDropInOn: date({ mode: 'string' }),
    nextMeetingOn: date({ mode: 'string' }),
    undoneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id, t.version] }),
    foreignKey({
      columns: [t.schoolId, t.inductionId],
      foreignColumns: [inductions.schoolId, inductions.id],
    }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    foreignKey({ columns: [t.schoolId, t.loggedBy], foreignColumns: [people.schoolId, people.id] }),
    index('log_entries_induction').on(t.schoolId, t.inductionId, t.onDay),
    index('log_entries_person').on(t.schoolId, t.personId, t.onDay),
    ownSchoolOnly(),
  ],
)

/** Which entry answers an expectation now: the key that keeps a thing from being logged twice. */
export const answeredExpectations = pgTable(
  'answered_expectations',
  {
    schoolId: schoolId(),
    expectationId: text().notNull(),
    personId: uuid().notNull(),
    entryId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.expectationId, t.personId] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    index('answered_expectations_entry').on(t.schoolId, t.entryId),
    ownSchoolOnly(),
  ],
)

/** What was written about a drop-in or a meeting, apart from the engagement that a digest counts. */
export const notes = pgTable(
  'notes',
  {
    schoolId: schoolId(),
    entryId: uuid().notNull(),
    version: integer().notNull(),
    content: jsonb().$type<NoteContent>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.entryId, t.version] }),
    foreignKey({
      columns: [t.schoolId, t.entryId, t.version],
      foreignColumns: [logEntries.schoolId, logEntries.id, logEntries.version],
    }),
    ownSchoolOnly(),
  ],
)

/**
 * What one of a pair said about a note or a step, only ever added to; what needs no words is said
 * once a day.
 */
export const remarks = pgTable(
  'remarks',
  {
    schoolId: schoolId(),
    id: uuid().notNull(),
    inductionId: uuid().notNull(),
    authorId: uuid().notNull(),
    kind: text().$type<Remark['kind']>().notNull(),
    about: text().$type<Remark['about']>().notNull(),
    aboutId: uuid().notNull(),
    words: text().notNull(),
    seenBy: text().$type<Remark['seenBy']>().notNull(),
    onDay: date({ mode: 'string' }).notNull(),
    saidAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({
      columns: [t.schoolId, t.inductionId],
      foreignColumns: [inductions.schoolId, inductions.id],
    }),
    foreignKey({ columns: [t.schoolId, t.authorId], foreignColumns: [people.schoolId, people.id] }),
    uniqueIndex('remarks_once')
      .on(t.schoolId, t.aboutId, t.authorId, t.kind, t.onDay)
      .where(sql`words = ''`),
    ownSchoolOnly(),
  ],
)

/**
 * A drop-in or meeting that somebody began to write down; or what an ECT brings: a step that they
 * propose, a recording that they offer.
 */
export const drafts = pgTable(
  'drafts',
  {
    schoolId: schoolId(),
    id: uuid().notNull(),
    version: integer().notNull(),
    kind: text().$type<'meeting' | 'drop-in' | 'proposal' | 'recording'>().notNull(),
    authorId: uuid().notNull(),
    inductionId: uuid().notNull(),
    expectationId: text(),
    entryId: uuid(),
    stage: text().notNull(),
    values: jsonb().$type<DraftValues>().notNull(),
    openedAt: instant().notNull(),
    updatedAt: instant().notNull(),
    closedAt: instant(),
    closedAs: text().$type<'finished' | 'let-go'>(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.authorId], foreignColumns: [people.schoolId, people.id] }),
    foreignKey({
      columns: [t.schoolId, t.inductionId],
      foreignColumns: [inductions.schoolId, inductions.id],
    }),
    index('drafts_author').on(t.schoolId, t.authorId),
    index('drafts_open').on(t.schoolId).where(sql`closed_at is null`),
    ownSchoolOnly(),
  ],
)

/** Who read whose detail; the person concerned may read it. */
export const accessLog = pgTable(
  'access_log',
  {
    schoolId: schoolId(),
    id: uuid().notNull(),
    /** Nobody where it was done by a command. */
    readerId: uuid(),
    subjectId: uuid().notNull(),
    what: text().notNull(),
    readAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.readerId], foreignColumns: [people.schoolId, people.id] }),
    foreignKey({
      columns: [t.schoolId, t.subjectId],
      foreignColumns: [people.schoolId, people.id],
    }),
    index('access_log_subject').on(t.schoolId, t.subjectId, t.readAt),
    ownSchoolOnly(),
  ],
)
