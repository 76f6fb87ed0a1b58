import type { SchoolDate, Weekday } from '../calendar/school-date.ts'
import type { SchoolCalendar, TeachingWeek } from '../calendar/school-year.ts'
import type { ActionStep } from '../coaching/action-step.ts'
import type { Expectation } from '../expectations/expectation.ts'
import type { Activity } from '../log-entry.ts'
import type { Absence, Role } from '../people.ts'

/** A message that Keepstep sends by itself, by the name of its file in `nudges/`, whose index says which there are. */
export type NudgeId = string

/** One thing that a nudge is about. */
export interface NudgeItem {
  readonly activity: Activity | 'action-step' | 'task'
  readonly title: string
  /** Absent where only the due date matters. */
  readonly opensOn?: SchoolDate
  readonly dueOn: SchoolDate
  readonly expectationId?: string
  readonly inductionId?: string
  readonly draftId?: string
  readonly stepId?: string
}

/** Why a nudge has nothing to say at a moment. */
export type NotDue =
  | 'not-for-this-role'
  | 'turned-off'
  | 'already-sent'
  | 'nothing-open'
  | 'nothing-this-week'
  | 'nothing-coming-up'
  | 'no-draft'
  | 'no-planned-lesson'
  | 'not-yet'
  | 'training-day'
  | 'not-silent'
  | 'all-arrived'
  | 'not-asked-for'
  | 'half-term-goes-on'

export type NudgeDecision =
  | {
      readonly kind: 'send'
      /** The local date that makes this message unique for its recipient. */
      readonly period: SchoolDate
      readonly items: readonly NudgeItem[]
      /** The person asked for it at this time (a snooze that ends): outside the weekly budget. */
      readonly askedFor?: true
    }
  | { readonly kind: 'not-due'; readonly because: NotDue }

/** One kind of message: who it is for, which card says it, and when it has something to say. */
export interface Nudge {
  readonly id: NudgeId
  /** What it is called in a sentence, 'the week card', where somebody is told that it may not have arrived. */
  readonly called: string
  readonly audience: readonly Role[]
  /** `two`: one of the two of a normal week. `three`: has a date that cannot wait, so may be the third. */
  readonly budget: 'two' | 'three'
  /** Why it comes, in a sentence on the message itself; absent where the message says nothing else. */
  readonly why?: string
  /** What its switch is called in a person's settings; without one it cannot be turned off by itself. */
  readonly offSwitch?: string
  /** It comes only to whoever turned its switch on. */
  readonly onRequest?: true
  readonly decide: (situation: Situation, moment: Moment) => NudgeDecision
}

/** How a person wants to be written to, and when not at all. */
export interface Manners {
  /** Their day for 'my week'; their first working day of the week where they chose none. */
  readonly reminderDay?: Weekday
  /** Local time, '07:45'; held inside 07:30 to 18:00. */
  readonly reminderTime: string
  readonly workingDays: readonly Weekday[]
  /** The first day on which Keepstep may write again. */
  readonly pausedUntil?: SchoolDate
  readonly snoozedUntil?: Date
  /** A week put aside, by its Monday; with an expectation, only that one. */
  readonly notThisWeek: readonly { readonly week: SchoolDate; readonly expectationId?: string }[]
  readonly nudgesOff: readonly NudgeId[]
  /** Of those that come only to whoever asks. */
  readonly nudgesOn?: readonly NudgeId[]
  /** Own days away. */
  readonly absences: readonly Absence[]
}

/** A message that went to them, or stands ready to go. */
export interface SentMessage {
  /** A nudge, or 'action-step', which a mentor's meeting brings to the ECT. */
  readonly kind: NudgeId
  readonly period: SchoolDate
  readonly at: Date
  /** The local day of `at`. */
  readonly on: SchoolDate
  /** They asked for it at that time: outside the budget. */
  readonly askedFor?: boolean
}

/** What was said to one person of late, and when they last answered. */
export interface Conversation {
  readonly messages: readonly SentMessage[]
  readonly lastAnsweredAt?: Date
}

/** Since when it is known of the newest message of a school that it did not arrive, or may not have. */
export interface Undelivered {
  readonly undeliveredAt?: Date
}

/** A form left half-way. */
export interface OpenDraft {
  readonly id: string
  readonly activity: 'drop-in' | 'meeting'
  readonly inductionId: string
  /** 'Mentor meeting with Aisha Khan'. */
  readonly title: string
  readonly startedOn: SchoolDate
}

/** Something for an induction tutor to do that no programme expectation covers. */
export interface TutorTask {
  readonly id: string
  readonly title: string
  readonly dueOn: SchoolDate
}

/** All that is known about one person when deciding what to send them. */
export interface Situation extends Undelivered {
  readonly personId: string
  readonly roles: readonly Role[]
  readonly timeZone: string
  readonly calendar: SchoolCalendar
  readonly manners: Manners
  /** What they are expected to log: their own, and for a mentor what they log about their ECTs. */
  readonly expectations: readonly Expectation[]
  /** An ECT's meetings and drop-ins, which the mentor logs: part of their week, never theirs to log. */
  readonly takesPartIn?: readonly Expectation[]
  /** All that is expected around the inductions of these, whoever's it is; what may hold them up. */
  readonly around?: readonly Expectation[]
  /** An ECT's current action steps. */
  readonly steps: readonly ActionStep[]
  readonly drafts: readonly OpenDraft[]
  readonly tasks: readonly TutorTask[]
  /** Messages since the Monday of last week, and every one since they last answered. */
  readonly sent: readonly SentMessage[]
  readonly lastAnsweredAt?: Date
}

/** The moment of a decision, worked out once for all nudges: always inside a teaching week. */
export interface Moment {
  readonly now: Date
  readonly today: SchoolDate
  /** Local, '07:45'. */
  readonly time: string
  readonly week: TeachingWeek
  readonly sunday: SchoolDate
  /** The person's own working days of this week: theirs, the school's, and not away. */
  readonly workingDays: readonly SchoolDate[]
  /** False on a training day: no lessons, so nothing about drop-ins (B-24). */
  readonly hasLessons: boolean
  /** The local day and time of the next decision, '2026-10-16T07:45'; undefined where none is known. */
  readonly nextLocal: string | undefined
}
