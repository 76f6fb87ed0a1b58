import type { SchoolDate } from './calendar/school-date.ts'

/** What a programme asks people to do. */
export type Activity =
  | 'self-study'
  | 'drop-in'
  | 'meeting'
  | 'diagnostic'
  | 'event'
  | 'expert'
  | 'mentor-training'
  | 'onboarding'
  | 'action-plan'

/** How an action step stood at a drop-in or meeting (B-62). */
export type StepOutcome = 'met' | 'getting-there' | 'not-yet' | 'moved-on'

/**
 * What happened, logged by someone about an activity: the engagement side only. What was said or
 * written (notes, stages of a meeting) is kept apart and never reaches a digest (B-98).
 */
export interface LogEntry {
  readonly id: string
  /** Grows by one with every edit; earlier versions are kept. */
  readonly version: number
  /** Absent for a mentor's own training. */
  readonly inductionId?: string | undefined
  /** Who did it: the ECT for study, the mentor for a drop-in or a meeting. */
  readonly personId: string
  readonly activity: Activity
  /** Which expectation it answers, where the person chose one. */
  readonly expectationId?: string | undefined
  readonly on: SchoolDate
  readonly loggedBy: string
  readonly loggedAt: Date
  readonly platform: string
  readonly minutes?: number | undefined
  readonly mode?: 'in-person' | 'recording' | undefined
  /** Drop-ins: how the step stood. */
  readonly outcome?: StepOutcome | undefined
  readonly stepId?: string | undefined
  /** Meetings: which kind, whether in timetabled time, and what was arranged (B-52). */
  readonly meetingType?: string | undefined
  readonly timetabled?: 'yes' | 'no' | 'partly' | undefined
  readonly nextDropInOn?: SchoolDate | undefined
  readonly nextMeetingOn?: SchoolDate | undefined
  /** Set when the entry was taken back. */
  readonly undoneAt?: Date | undefined
}

/** By the day that they are for; those of one day in the order in which they were begun, as ids grow. */
export const byDay = (a: Pick<LogEntry, 'on' | 'id'>, b: Pick<LogEntry, 'on' | 'id'>): number =>
  compare(a.on, b.on) || compare(a.id, b.id)

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** Whether it was logged with one tap; a drop-in and a meeting have forms of their own. */
export const isOneTap = ({ activity }: Pick<LogEntry, 'activity'>): boolean =>
  activity !== 'drop-in' && activity !== 'meeting'
