import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type {
  WellbeingAnswer,
  WellbeingResult,
  WellbeingTally,
} from '../domain/oversight/wellbeing.ts'
import { hot } from './hot.ts'
import { wellbeingTerms } from './schema/wellbeing.ts'
import type { SchoolTx, Sent } from './tx.ts'

type Term = Pick<WellbeingTally, 'academicYear' | 'term'>

/** One more said so in this term: that it was said is all that is kept, not by whom and not when. */
export const countAnswer = (tx: SchoolTx, term: Term, answer: WellbeingAnswer): Sent<unknown> =>
  countStatement.run(tx, {
    school: tx.schoolId,
    year: term.academicYear,
    term: term.term,
    yes: answer === 'yes' ? 1 : 0,
    no: answer === 'no' ? 1 : 0,
  })

const countStatement = hot<{
  readonly school: string
  readonly year: string
  readonly term: string
  readonly yes: number
  readonly no: number
}>(
  'keepstep_count_answer',
  ({ school, year, term, yes, no }) => sql`
    insert into wellbeing_terms (school_id, academic_year, term, yes, no)
      values (${school}::uuid, ${year}, ${term}, ${yes}::int, ${no}::int)
    on conflict (school_id, academic_year, term) do update
      set yes = wellbeing_terms.yes + excluded.yes, no = wellbeing_terms.no + excluded.no`,
)

/** Terms whose numbers wait to be told. */
export const openTallies = async (tx: SchoolTx): Promise<WellbeingTally[]> =>
  (
    await tx.db
      .select()
      .from(wellbeingTerms)
      .where(and(eq(wellbeingTerms.schoolId, tx.schoolId), isNull(wellbeingTerms.result)))
  ).map(({ academicYear, term, yes, no }) => ({ academicYear, term, yes, no }))

/** Keeps what is told of a term in place of its numbers, and forgets the terms before it. */
export async function closeTally(
  tx: SchoolTx,
  term: Term,
  result: WellbeingResult | undefined,
): Promise<void> {
  const here = eq(wellbeingTerms.schoolId, tx.schoolId)
  const ofTerm = and(
    here,
    eq(wellbeingTerms.academicYear, term.academicYear),
    eq(wellbeingTerms.term, term.term),
  )
  await tx.db.delete(wellbeingTerms).where(and(here, isNotNull(wellbeingTerms.result)))
  if (result === undefined) await tx.db.delete(wellbeingTerms).where(ofTerm)
  else await tx.db.update(wellbeingTerms).set({ yes: 0, no: 0, result }).where(ofTerm)
}

/** What was told last; undefined where nothing was. */
export async function loadResult(tx: SchoolTx): Promise<WellbeingResult | undefined> {
  const [row] = await tx.db
    .select()
    .from(wellbeingTerms)
    .where(and(eq(wellbeingTerms.schoolId, tx.schoolId), isNotNull(wellbeingTerms.result)))
  return row?.result ?? undefined
}
