import type { SchoolDate } from '../calendar/school-date.ts'
import type { StepOutcome } from '../log-entry.ts'
import type { StepKind } from '../programme/step-library.ts'

/** One version of the bite-sized step that a pair agreed (B-60, B-61). The newest version counts. */
export interface ActionStep {
  readonly id: string
  readonly version: number
  readonly inductionId: string
  readonly text: string
  readonly criteria: readonly string[]
  readonly kind: StepKind
  readonly source: 'library' | 'edited' | 'own'
  readonly libraryId?: string | undefined
  /** The studied module that the step comes from (contradiction 9). */
  readonly module?: string | undefined
  readonly setOn: SchoolDate
  readonly setBy: string
  /** The meeting log entry in which it was agreed. */
  readonly entryId?: string | undefined
  /** The step before it, where the pair chose the same again: a repeat, no reproach. */
  readonly repeatOf?: string | undefined
  /** The lesson it is for, its local day and time ('2026-10-15T11:20'), and whether to remind the ECT before it. */
  readonly plannedFor?:
    | { readonly lesson: string; readonly at?: string; readonly remind?: boolean }
    | undefined
  /** When the ECT last said that they tried it. */
  readonly triedOn?: SchoolDate | undefined
  /** When the ECT said that the wording is right. */
  readonly confirmedAt?: Date | undefined
  readonly undoneAt?: Date | undefined
}

/** How a step stood on a day, in the words of the drop-in or meeting that looked at it. */
export interface StepReview {
  readonly stepId: string
  readonly outcome: StepOutcome
  readonly on: SchoolDate
  readonly entryId: string
}
