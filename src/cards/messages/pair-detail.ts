import type { WeekPosition } from '../../domain/expectation.ts'
import type { ActionIds } from '../button.ts'
import type { CardView } from '../card.ts'
import type { Count } from './weekly-digest.ts'

/** A sign that a pair may be glad of support, with its reason and a next move. */
export interface PairSignal {
  readonly sentence: string
  readonly because: string
  readonly nextMove: string
  /** What `challenge-figure` needs to look at this figure again. */
  readonly challenge?: ActionIds
}

/** One pair as the induction tutor sees it. */
export interface PairRow {
  readonly inductionId: string
  readonly ectName: string
  readonly mentorName?: string
  readonly inductionYear: 1 | 2
  readonly figures: readonly {
    readonly label: string
    readonly thisWeek: Count
    readonly termSoFar: Count
  }[]
  /** Sentences about what was not expected and why. */
  readonly notCounted: readonly string[]
  readonly signals: readonly PairSignal[]
}

/** The induction tutor's private detail, in their own chat only. */
export interface PairDetailInput {
  readonly school: string
  readonly schoolName: string
  readonly week: WeekPosition
  readonly pairs: readonly PairRow[]
  /** From 1; goes on with `show-detail { page }`. */
  readonly page?: number
}

/** A row per pair in words, then each signal with its reason. */
export function pairDetailCard(input: PairDetailInput): CardView {
  return { name: 'messages/pair-detail', data: { ...input } }
}
