import type { Activity } from './log-entry.ts'
import type { SchoolDate } from './school-date.ts'
import type { TermName } from './school-year.ts'

/** Where a teaching week stands. Weeks count from 1. */
export interface WeekPosition {
  readonly academicYear: string
  readonly monday: SchoolDate
  readonly term: TermName
  readonly half: 1 | 2
  readonly weekOfHalf: number
  readonly weekOfTerm: number
  readonly weekOfYear: number
}

/** `excused` always comes with its reason; an expectation that is not due yet is `open`. */
export type ExpectationState = 'done' | 'open' | 'not-logged' | 'excused'

/** What the programme expects of one person by a date. Computed, never stored. */
export interface Expectation {
  /** Stable across runs and calendar changes: 'INDUCTION/2026-27/autumn-1/drop-in-3'. */
  readonly id: string
  readonly activity: Activity
  readonly title: string
  /** 'A', with its title; absent where no module applies. */
  readonly module?: { readonly id: string; readonly title: string }
  readonly inductionId?: string
  /** Who is expected to log it (domain.md 1.15). */
  readonly personId: string
  /** The ECT it is about; absent for a mentor's own training. */
  readonly ectId?: string
  readonly opensOn: SchoolDate
  readonly dueOn: SchoolDate
  readonly minutes: number
  readonly week: WeekPosition
  readonly inductionYear: 1 | 2
  /** 'prepare-and-plan' and the like, for a meeting with a focus of its own. */
  readonly meetingType?: string
  /** A drop-in whose day the pair arranged at the last follow-up (B-52). */
  readonly arranged?: true
  readonly state: ExpectationState
  /** The log entry that answers it. */
  readonly doneBy?: string
  /** Sentences: why it is expected, with its source, and why it is in this state. */
  readonly reasons: readonly string[]
}
