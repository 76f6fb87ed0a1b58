import type { ActionStep, StepReview } from '../../domain/action-step.ts'
import type { CardView } from '../card.ts'

/** All steps of one induction, newest first. */
export interface StepHistoryInput {
  readonly school: string
  readonly inductionId: string
  readonly ectName: string
  readonly viewer: 'ect' | 'mentor' | 'induction-tutor'
  /** Newest first; the first one that is still worked on is marked current. */
  readonly steps: readonly {
    readonly step: ActionStep
    readonly reviews: readonly StepReview[]
    readonly current: boolean
  }[]
  /** From 1; goes on with `show-steps { inductionId, page }`. */
  readonly page?: number
}

/** The steps so far, each with its criteria and how it stood. */
export function stepHistoryCard(input: StepHistoryInput): CardView {
  return { name: 'messages/step-history', data: { ...input } }
}
