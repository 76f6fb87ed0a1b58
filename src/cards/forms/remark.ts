import { MOST_IN_LINE } from '../../domain/coaching/remark.ts'
import { sayLimit } from '../../domain/coaching/too-long.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors, FieldValues } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

export type RemarkField = 'words' | 'seenBy'

/** A line back about a note, or about a step for oneself or for the mentor. */
export interface RemarkFormInput {
  readonly school: string
  readonly title: string
  /** What it is about. */
  readonly context: string
  readonly mentorName: string
  /** The line's own id, so that a form sent twice is kept once. */
  readonly remarkId: string
  /** The note or the step: one of them. */
  readonly entryId?: string
  readonly stepId?: string
  readonly values?: FieldValues<RemarkField>
  readonly errors?: FieldErrors<RemarkField>
}

/** Verb `save-remark`. */
export function remarkForm(input: RemarkFormInput): CardView {
  const { school, title, context, mentorName, remarkId, entryId, stepId } = input
  const about = stepId === undefined ? { entryId } : { stepId }
  return {
    name: 'forms/remark',
    data: {
      title,
      context,
      limit: sayLimit(MOST_IN_LINE),
      readers: stepId === undefined ? [] : [{ choices: readers(mentorName) }],
      save: { v: 1, school, remarkId, ...about },
      school,
      whoSees:
        stepId === undefined
          ? `You and ${mentorName} can see this, nobody else. Please leave out pupils’ names and anything about health.`
          : 'Whoever you choose can see this, nobody else. Please leave out pupils’ names and anything about health.',
      problems: problemsOf(input.errors),
      ...fieldsData({ words: '', seenBy: 'pair' }, input.values, input.errors),
    },
  }
}

const readers = (mentorName: string) => [
  { value: 'pair', title: `${mentorName} and you` },
  { value: 'author', title: 'Only you' },
]
