import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import type { ProgrammeId } from '../../domain/people.ts'
import { inductions, people, schools } from './schools.ts'
import { instant, ownSchoolOnly, schoolId } from './tenancy.ts'

/** Append-only versions of the steps that pairs agreed. */
export const actionSteps = pgTable(
  'action_steps',
  {
    schoolId: schoolId(),
    id: uuid().notNull(),
    version: integer().notNull(),
    inductionId: uuid().notNull(),
    wording: text().notNull(),
    criteria: text().array().notNull(),
    kind: text().$type<ActionStep['kind']>().notNull(),
    source: text().$type<ActionStep['source']>().notNull(),
    libraryId: text(),
    module: text(),
    setOn: date({ mode: 'string' }).notNull(),
    setBy: uuid().notNull(),
    entryId: uuid(),
    repeatOf: uuid(),
    plannedLesson: text(),
    plannedAt: text(),
    plannedRemind: boolean(),
    triedOn: date({ mode: 'string' }),
    confirmedAt: instant(),
    undoneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id, t.version] }),
    foreignKey({
      columns: [t.schoolId, t.inductionId],
      foreignColumns: [inductions.schoolId, inductions.id],
    }),
    foreignKey({ columns: [t.schoolId, t.setBy], foreignColumns: [people.schoolId, people.id] }),
    index('action_steps_induction').on(t.schoolId, t.inductionId, t.setOn),
    ownSchoolOnly(),
  ],
)

/** The order of modules that a school chose for an academic year (B-30, B-31). */
export const sequenceChoices = pgTable(
  'sequence_choices',
  {
    schoolId: schoolId().references(() => schools.id),
    academicYear: text().notNull(),
    programme: text().$type<ProgrammeId>().notNull(),
    modules: text().array().notNull(),
    level: text().notNull(),
    rationale: text().notNull(),
    submittedAt: instant().notNull(),
    submittedBy: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.academicYear, t.programme] }),
    foreignKey({
      columns: [t.schoolId, t.submittedBy],
      foreignColumns: [people.schoolId, people.id],
    }),
    ownSchoolOnly(),
  ],
)

/** Which electives, or which focus, an ECT chose in a module (B-33, B-34). */
export const electiveChoices = pgTable(
  'elective_choices',
  {
    schoolId: schoolId(),
    inductionId: uuid().notNull(),
    inductionYear: smallint().$type<1 | 2>().notNull(),
    module: text().notNull(),
    electives: text().array().notNull(),
    chosenAt: instant().notNull(),
    chosenBy: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.inductionId, t.inductionYear, t.module] }),
    foreignKey({
      columns: [t.schoolId, t.inductionId],
      foreignColumns: [inductions.schoolId, inductions.id],
    }),
    foreignKey({ columns: [t.schoolId, t.chosenBy], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)
