import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { WellbeingResult, WellbeingTally } from '../../domain/oversight/wellbeing.ts'
import { schools } from './schools.ts'
import { ownSchoolOnly, schoolId } from './tenancy.ts'

/** How many said which in a term, and once it is over what is told of it: nobody, and no moment. */
export const wellbeingTerms = pgTable(
  'wellbeing_terms',
  {
    schoolId: schoolId().references(() => schools.id),
    academicYear: text().notNull(),
    term: text().$type<WellbeingTally['term']>().notNull(),
    yes: integer().notNull(),
    no: integer().notNull(),
    result: jsonb().$type<WellbeingResult>(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.academicYear, t.term] }), ownSchoolOnly()],
)
