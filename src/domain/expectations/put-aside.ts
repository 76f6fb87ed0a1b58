import type { SchoolDate } from '../calendar/school-date.ts'

/** Why a week is let go: a kind of reason, for the school's side of the ledger, never health. */
export type WeekOffReason = 'cover' | 'trip-or-event' | 'away' | 'timetable-clash' | 'other'

/** A week, or one thing of it, that a person let go. */
export interface NotThisWeek {
  readonly personId: string
  readonly monday: SchoolDate
  /** Absent: everything of that week. */
  readonly expectationId?: string
  readonly reason: WeekOffReason
  readonly saidAt: Date
}
