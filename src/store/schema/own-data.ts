import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { people, schools } from './schools.ts'
import { instant, ownSchoolOnly, schoolId } from './tenancy.ts'

/**
 * Who was erased, as a mark that no email can be read from: it is made of the email and `salt`, so
 * that an import can tell that somebody would be brought back.
 */
export const erasedPeople = pgTable(
  'erased_people',
  {
    schoolId: schoolId().references(() => schools.id),
    id: uuid().notNull(),
    salt: text().notNull(),
    mark: text().notNull(),
    erasedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.id] }), ownSchoolOnly()],
)

/** Somebody asks to be erased: the induction tutor confirms it, or keeps what has to be kept. */
export const dataRequests = pgTable(
  'data_requests',
  {
    schoolId: schoolId(),
    id: uuid().notNull(),
    personId: uuid().notNull(),
    askedAt: instant().notNull(),
    decidedAt: instant(),
    decidedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    index('data_requests_person').on(t.schoolId, t.personId),
    ownSchoolOnly(),
  ],
)

/** A way to a person's own pages: a link that works once, or the session that it opened. Only hashes. */
export const pagePasses = pgTable(
  'page_passes',
  {
    schoolId: schoolId(),
    hash: text().notNull(),
    personId: uuid().notNull(),
    kind: text().$type<'link' | 'session'>().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.hash] }),
    foreignKey({ columns: [t.schoolId, t.personId], foreignColumns: [people.schoolId, people.id] }),
    index('page_passes_expiry').on(t.schoolId, t.expiresAt),
    ownSchoolOnly(),
  ],
)
