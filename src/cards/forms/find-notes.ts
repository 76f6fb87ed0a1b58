import type { CardView } from '../card.ts'

/** Looks for words in a pair's notes. */
export interface FindNotesInput {
  readonly school: string
  readonly inductionId: string
  /** 'Notes with Ben Hughes'. */
  readonly context: string
  readonly seenBy: string
}

/** Verb `show-notes`, with `words`. */
export const findNotesForm = (input: FindNotesInput): CardView => ({
  name: 'forms/find-notes',
  data: { ...input },
})
