import type { SchoolDate } from '../calendar/school-date.ts'

/** A kind of reason that takes something out of the count: the school's side of the ledger, never health. */
export type ExcusingReason = 'cover' | 'trip-or-event' | 'away' | 'timetable-clash' | 'other'

/** It did not happen, and that counts: nobody asks about it again this week, and no more. */
export const DID_NOT_HAPPEN = 'did-not-happen'

/** Why a week, or one thing of it, is let go. */
export type WeekOffReason = ExcusingReason | typeof DID_NOT_HAPPEN

/** Whether it is taken out of the count. */
export const isExcusing = (reason: WeekOffReason): reason is ExcusingReason =>
  reason !== DID_NOT_HAPPEN

/** A week, or one thing of it, that a person let go. */
export interface NotThisWeek {
  readonly personId: string
  readonly monday: SchoolDate
  /** Absent: everything of that week. */
  readonly expectationId?: string
  readonly reason: WeekOffReason
  readonly saidAt: Date
}
