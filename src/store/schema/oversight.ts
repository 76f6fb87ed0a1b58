import {
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { RosterPart } from '../../domain/oversight/roster-part.ts'
import type { ChangeKind, ChangeSource } from '../../domain/oversight/school-change.ts'
import type { ToldMatter } from '../../domain/oversight/tutor-week.ts'
import { people } from './schools.ts'
import { instant, ownSchoolOnly, schoolId } from './tenancy.ts'

/** What an induction tutor was told of in a week: the next card says what is new since then. */
export const tutorNotices = pgTable(
  'tutor_notices',
  {
    schoolId: schoolId(),
    readerId: uuid().notNull(),
    monday: date({ mode: 'string' }).notNull(),
    matters: jsonb().$type<readonly ToldMatter[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.readerId, t.monday] }),
    foreignKey({ columns: [t.schoolId, t.readerId], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)

/** What was changed about a school: proposed, done, taken back, each with who and when. Never deleted by use. */
export const schoolChanges = pgTable(
  'school_changes',
  {
    schoolId: schoolId(),
    id: uuid().notNull(),
    kind: text().$type<ChangeKind>().notNull(),
    source: text().$type<ChangeSource>().notNull(),
    /** The person of the school who did it; empty for a command or a file of the operator. */
    byId: uuid(),
    proposedAt: instant().notNull(),
    doneAt: instant(),
    undoneAt: instant(),
    undoneBy: uuid(),
    /** Whom it is about. */
    about: uuid().array().notNull(),
    before: jsonb().$type<RosterPart>().notNull(),
    after: jsonb().$type<RosterPart>().notNull(),
    /** Figures of a file or a setting, never anybody's words. */
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.byId], foreignColumns: [people.schoolId, people.id] }),
    foreignKey({ columns: [t.schoolId, t.undoneBy], foreignColumns: [people.schoolId, people.id] }),
    index('school_changes_done').on(t.schoolId, t.doneAt),
    ownSchoolOnly(),
  ],
)
