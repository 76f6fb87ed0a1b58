import type { SchoolDate } from '../calendar/school-date.ts'

/**
 * Something that one of a pair says about a note or a step: that it was useful, a line back, that the
 * step was tried, that it is in their own words now. It stays with the pair, as notes do (B-98).
 */
export interface Remark {
  readonly id: string
  readonly inductionId: string
  readonly authorId: string
  readonly kind: 'useful' | 'line' | 'tried' | 'reworded'
  readonly about: 'entry' | 'step'
  /** The log entry's or the step's id. */
  readonly aboutId: string
  /** Empty where the kind says all. */
  readonly words: string
  /** The pair, or nobody but the author. */
  readonly seenBy: 'pair' | 'author'
  readonly on: SchoolDate
  readonly saidAt: Date
}

/** How long a line may be, in characters. */
export const MOST_IN_LINE = 500

/** Stands in place of words that their writer took away for good: that something was said stays. */
export const REMOVED_WORDS = 'These words were removed by whoever wrote them.'

/** What this person said in words that are still there. */
export const wordsSaidBy = (personId: string, remarks: readonly Remark[]): readonly Remark[] =>
  remarks.filter(
    ({ authorId, words }) => authorId === personId && words !== '' && words !== REMOVED_WORDS,
  )

/** What this person may read of it; a line that was kept for oneself and then shared stands once. */
export const remarksFor = (remarks: readonly Remark[], readerId: string): readonly Remark[] =>
  remarks.filter(
    (one) =>
      one.seenBy === 'pair' ||
      (one.authorId === readerId && !remarks.some((other) => isSharedAs(one, other))),
  )

const isSharedAs = (kept: Remark, { aboutId, words, seenBy, authorId }: Remark): boolean =>
  seenBy === 'pair' &&
  aboutId === kept.aboutId &&
  words === kept.words &&
  authorId === kept.authorId

/** Of what an ECT said, that which is news to the mentor: a day of trying without words stands in the week. */
export const isNewsFromEct = (
  { kind, words, seenBy, authorId }: Pick<Remark, 'kind' | 'words' | 'seenBy' | 'authorId'>,
  ectId: string,
): boolean => authorId === ectId && seenBy === 'pair' && (kind !== 'tried' || words !== '')

/** Whether this person said that a note was useful. */
export const isUsefulTo = (personId: string, remarks: readonly Remark[]): boolean =>
  remarks.some(({ kind, authorId }) => kind === 'useful' && authorId === personId)
