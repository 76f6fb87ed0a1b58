import type { SchoolDate } from '../calendar/school-date.ts'
import type { WeekPosition } from '../calendar/school-year.ts'
import type { Activity } from '../log-entry.ts'
import type { StepRule } from '../programme/meeting-type.ts'
import type { CatchUp, EventMode } from '../programme/programme-rule.ts'
import type { DatedEvent, EventMarkKind } from './dated-event.ts'

/** `excused` always comes with its reason; an expectation that is not due yet is `open`. */
export type ExpectationState = 'done' | 'open' | 'not-logged' | 'excused'

/**
 * Why something is not expected after all, without a name or a date: what a channel may say.
 * `away`: the person, or the other half of the pair. `no-day`: no lesson on a day that they work.
 * `not-begun`: it was before their first day. `no-mentor`: nobody is paired with the ECT. `optional`:
 * it was up to them. `carried-over`: it is expected in a later year instead. The others are kinds of
 * "not this week", `put-aside` where none of them fits.
 */
export type ExcuseKind =
  | 'away'
  | 'no-day'
  | 'not-begun'
  | 'no-mentor'
  | 'optional'
  | 'carried-over'
  | 'cover'
  | 'trip-or-event'
  | 'timetable-clash'
  | 'put-aside'

/** What the programme expects of one person by a date. Computed, never stored. */
export interface Expectation {
  /** Stable across runs and calendar changes: 'INDUCTION/2026-27/autumn-1/drop-in-3'. */
  readonly id: string
  readonly activity: Activity
  readonly title: string
  /** 'A', with its title; absent where no module applies. */
  readonly module?: { readonly id: string; readonly title: string } | undefined
  readonly inductionId?: string | undefined
  /** Who is expected to log it (induction.md 5). */
  readonly personId: string
  /** The ECT it is about; absent for a mentor's own training. */
  readonly ectId?: string | undefined
  readonly opensOn: SchoolDate
  readonly dueOn: SchoolDate
  /** Absent where the programme gives no time. */
  readonly minutes?: number | undefined
  /** Minutes towards the participation gauge, where they differ from those to plan with (contradiction 18). */
  readonly gaugeMinutes?: number | undefined
  readonly week: WeekPosition
  readonly inductionYear: 1 | 2
  /** 'prepare-and-plan' and the like, for a meeting with a focus of its own. */
  readonly meetingType?: string | undefined
  /** Where a meeting may go without an action step, or has none; absent where it agrees one. */
  readonly step?: Exclude<StepRule, 'required'> | undefined
  /** Offered, never asked for. */
  readonly optional?: true | undefined
  /** How an event is held. */
  readonly mode?: EventMode | undefined
  /** What comes instead of an event that is not logged. */
  readonly catchUp?: CatchUp['kind'] | undefined
  /** Ids of the proformas of which one belongs to it. */
  readonly proformas?: readonly string[] | undefined
  /** Ids of expectations that come first; absent where the order is free. */
  readonly after?: readonly string[] | undefined
  /** A drop-in or meeting whose day the pair agreed at an earlier meeting (B-52). */
  readonly arranged?: true | undefined
  /** An event's own day, time and place, where the school has entered them. */
  readonly held?: DatedEvent | undefined
  /** What was said about this person and the event. */
  readonly marks?: readonly EventMarkKind[] | undefined
  readonly state: ExpectationState
  /** Set where the state is `excused`. */
  readonly excusedFor?: ExcuseKind | undefined
  /** The log entry that answers it. */
  readonly doneBy?: string | undefined
  /** Sentences: why it is expected, with its source, and why it is in this state. */
  readonly reasons: readonly string[]
}

/** Study, whatever its kind: what a missed week picks up again (B-21). */
export const isStudy = ({ activity }: Pick<Expectation, 'activity'>): boolean =>
  activity === 'self-study' || activity === 'diagnostic'

/**
 * What the ECT and the mentor do together, and the mentor logs (induction.md 5): it stands in the week of
 * both, a plan that they make as well as what they meet for (B-37).
 */
export const isTogether = ({ activity }: Pick<Expectation, 'activity'>): boolean =>
  activity === 'drop-in' || activity === 'meeting' || activity === 'action-plan'

/** Neither logged nor excused, whether its day has come or gone. */
export const isWaiting = ({ state }: Pick<Expectation, 'state'>): boolean =>
  state === 'open' || state === 'not-logged'
