/**
 * A school at one moment: its rows with the calendar worked out, and the questions that can be asked
 * of them. Everything that decides or shows something about people asks a `SchoolPicture`; nobody
 * else joins tables.
 */
import type { SchoolDate } from '../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../domain/calendar/school-year.ts'
import type { ActionStep } from '../domain/coaching/action-step.ts'
import type { Draft } from '../domain/coaching/draft.ts'
import type { RecordingOffer } from '../domain/coaching/recording-offer.ts'
import type { StepProposal } from '../domain/coaching/step-proposal.ts'
import type { Agreement } from '../domain/expectations/agreements.ts'
import type { DatedEvent, EventMark } from '../domain/expectations/dated-event.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import type { InductionFacts } from '../domain/expectations/induction-facts.ts'
import type { NotThisWeek } from '../domain/expectations/put-aside.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { StoredManners } from '../domain/messages/manners.ts'
import type { Manners } from '../domain/messages/nudge.ts'
import type { ChecklistTick } from '../domain/oversight/start-list.ts'
import type { Absence, Induction, Pairing, Person, School } from '../domain/people.ts'
import type { SequenceChoice } from '../domain/programme/module-sequence.ts'
import type { ElectiveChoice } from '../domain/programme/programme.ts'

/** Rows of one school, as stored, with its calendar worked out. */
export interface SchoolFacts {
  readonly school: School
  /** The local day that states are worked out for. */
  readonly today: SchoolDate
  readonly calendar: SchoolCalendar
  /** Everybody now at the school, by id. */
  readonly people: ReadonlyMap<string, Person>
  /** Who has left by `today`: for what stays as history. */
  readonly leavers?: readonly Person[]
  /** Whose data is kept and not used: they, and the inductions of ECTs among them, stand nowhere else here. */
  readonly restricted?: readonly Person[]
  readonly inductions: readonly Induction[]
  readonly pairings: readonly Pairing[]
  readonly absences: readonly Absence[]
  readonly sequences: readonly SequenceChoice[]
  readonly electives: readonly ElectiveChoice[]
  /** Events of programmes with their day at this school. */
  readonly events: readonly DatedEvent[]
  readonly eventMarks: readonly EventMark[]
  /** What was agreed about the length of inductions. */
  readonly agreements: readonly Agreement[]
  readonly ticks: readonly ChecklistTick[]
  /** Entries that stand now: newest versions, not undone. */
  readonly log: readonly LogEntry[]
  /** Steps that stand now, oldest first. */
  readonly steps: readonly ActionStep[]
  /** Forms left half-way, of the people asked for. */
  readonly drafts: readonly Draft[]
  /** Steps that ECTs propose, until a meeting takes them. */
  readonly proposals: readonly StepProposal[]
  /** Recordings that ECTs offer, until a drop-in is logged from them. */
  readonly recordings: readonly RecordingOffer[]
  readonly storedManners: readonly StoredManners[]
  readonly notThisWeek: readonly NotThisWeek[]
  /** Expectations are worked out between these days only; all of the calendar unless said. */
  readonly within?: { readonly from: SchoolDate; readonly to: SchoolDate }
}

/** A school at one moment, with what is expected of its people worked out when asked. */
export interface SchoolPicture extends SchoolFacts {
  /** What one person is expected to log, of all years in the calendar: their own, as an ECT's mentor, in training. */
  expectationsOf(personId: string): readonly Expectation[]
  /** What is expected around one ECT, of the ECT and of the mentors. */
  expectationsOfInduction(inductionId: string): readonly Expectation[]
  /** The facts behind `expectationsOfInduction`; undefined where the ECT has left. */
  factsOf(inductionId: string): InductionFacts | undefined
  /** The ECT's induction; undefined for everybody else. */
  inductionOfEct(personId: string): Induction | undefined
  /** Inductions that this person mentors on `today`. */
  inductionsMentoredBy(personId: string): readonly Induction[]
  /** Who mentors this induction on `today`. */
  mentorsOf(inductionId: string): readonly Person[]
  /** The step that the pair works on now: the newest that stands. */
  currentStepOf(inductionId: string): ActionStep | undefined
  /** How a person wants to be written to, defaults filled in. */
  mannersOf(personId: string): Manners
}
