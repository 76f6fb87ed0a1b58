import {
  date,
  doublePrecision,
  foreignKey,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AgreementKind, LeaveChoice } from '../../domain/expectations/agreements.ts'
import type { DatedEvent, EventMarkKind } from '../../domain/expectations/dated-event.ts'
import type { ProgrammeId } from '../../domain/people.ts'
import { inductions, people, schools } from './schools.ts'
import { instant, ownSchoolOnly, schoolId } from './tenancy.ts'

/** When and where an event of a programme is held for this school, in a school year. */
export const eventDates = pgTable(
  'event_dates',
  {
    schoolId: schoolId().references(() => schools.id),
    programme: text().$type<ProgrammeId>().notNull(),
    eventKey: text().notNull(),
    academicYear: text().notNull(),
    onDay: date({ mode: 'string' }).notNull(),
    startsAt: text(),
    endsAt: text(),
    mode: text().$type<NonNullable<DatedEvent['mode']>>(),
    place: text(),
    setAt: instant().notNull(),
    /** Absent where a file said so. */
    setBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.programme, t.eventKey, t.academicYear] }),
    foreignKey({ columns: [t.schoolId, t.setBy], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)

/** What was said about somebody and an event: never why. */
export const eventMarks = pgTable(
  'event_marks',
  {
    schoolId: schoolId(),
    expectationId: text().notNull(),
    personId: uuid().notNull(),
    kind: text().$type<EventMarkKind>().notNull(),
    saidBy: uuid().notNull(),
    saidAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.expectationId, t.personId, t.kind] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    foreignKey({ columns: [t.schoolId, t.saidBy], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)

/** What school, provider and appropriate body agreed about the length of an induction. Dates, never reasons. */
export const inductionAgreements = pgTable(
  'induction_agreements',
  {
    schoolId: schoolId(),
    inductionId: uuid().notNull(),
    kind: text().$type<AgreementKind>().notNull(),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }),
    amount: doublePrecision(),
    choice: text().$type<LeaveChoice>(),
    saidBy: uuid().notNull(),
    saidAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.inductionId, t.kind, t.fromDay] }),
    foreignKey({
      columns: [t.schoolId, t.inductionId],
      foreignColumns: [inductions.schoolId, inductions.id],
    }),
    foreignKey({ columns: [t.schoolId, t.saidBy], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)

/** What of a list of things to do at the start was ticked. */
export const checklistTicks = pgTable(
  'checklist_ticks',
  {
    schoolId: schoolId().references(() => schools.id),
    /** 'school', or the id of the person or induction that it is about. */
    about: text().notNull(),
    item: text().notNull(),
    tickedBy: uuid().notNull(),
    tickedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.about, t.item] }),
    foreignKey({ columns: [t.schoolId, t.tickedBy], foreignColumns: [people.schoolId, people.id] }),
    ownSchoolOnly(),
  ],
)
