import type { StepOutcome } from './log-entry.ts'
import type { SchoolDate } from './school-date.ts'

/** One version of the bite-sized step that a pair agreed (B-60, B-61). The newest version counts. */
export interface ActionStep {
  readonly id: string
  readonly version: number
  readonly inductionId: string
  readonly text: string
  readonly criteria: readonly string[]
  readonly kind: 'performance' | 'task' | 'both'
  readonly source: 'library' | 'edited' | 'own'
  readonly libraryId?: string
  /** The studied module that the step comes from (contradiction 9). */
  readonly module?: string
  readonly setOn: SchoolDate
  readonly setBy: string
  /** The meeting log entry in which it was agreed. */
  readonly entryId?: string
  /** The step before it, where the pair chose the same again: a repeat, no reproach. */
  readonly repeatOf?: string
  readonly plannedFor?: { readonly lesson: string; readonly at?: string }
  /** When the ECT said that the wording is right. */
  readonly confirmedAt?: Date
  readonly undoneAt?: Date
}

/** How a step stood on a day, in the words of the drop-in or meeting that looked at it. */
export interface StepReview {
  readonly stepId: string
  readonly outcome: StepOutcome
  readonly on: SchoolDate
  readonly entryId: string
}
