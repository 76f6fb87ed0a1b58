import type { SchoolDate } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'
import type { LogEntry } from '../log-entry.ts'
import type { Absence, Induction, Pairing, Person } from '../people.ts'
import type { MentorTrainingHistory } from '../programme/mentor-training.ts'
import type { ModuleSequences, Programme, StudyChoice } from '../programme/programme.ts'
import type { Agreement } from './agreements.ts'
import type { DatedEvent, EventMark } from './dated-event.ts'
import type { ExcuseKind } from './expectation.ts'

/** An expectation that was put aside, with the reason as a sentence ("not this week": cover). */
export interface Excuse {
  readonly expectationId: string
  readonly because: string
  /** What a channel may say of it. */
  readonly kind: ExcuseKind
}

/** All that must be known to say what is expected around one ECT. Rows about others are left aside. */
export interface InductionFacts {
  readonly induction: Induction
  readonly ect: Person
  readonly pairings: readonly Pairing[]
  readonly mentors: readonly Person[]
  /** Of everyone concerned. */
  readonly absences: readonly Absence[]
  /** By academic year; a year that is not there takes the programme's order (B-30). */
  readonly sequences: ModuleSequences
  readonly choices: readonly StudyChoice[]
  /** Current versions, without those taken back. */
  readonly log: readonly LogEntry[]
  readonly excuses?: readonly Excuse[] | undefined
  /** The programme's events with their day at this school. */
  readonly events?: readonly DatedEvent[] | undefined
  readonly eventMarks?: readonly EventMark[] | undefined
  /** What was agreed about the length of this induction. */
  readonly agreements?: readonly Agreement[] | undefined
  readonly calendar: SchoolCalendar
  readonly programme: Programme
  /** Decides between open and not logged. */
  readonly today: SchoolDate
  /** Leaves out what lies wholly outside these days, both included; all of the calendar unless said. */
  readonly within?: { readonly from: SchoolDate; readonly to: SchoolDate } | undefined
}

/** All that must be known to say what mentor training expects of one mentor. */
export interface MentorTrainingFacts {
  readonly mentor: Person
  /** Earlier training, where the school has said; decides for a mentor whose kind is not given. */
  readonly history?: readonly MentorTrainingHistory[]
  /** What the school's delivery partner offers beyond the programme, by the names of `ifOffered`. */
  readonly offers?: readonly string[]
  readonly pairings: readonly Pairing[]
  readonly absences: readonly Absence[]
  readonly sequences: ModuleSequences
  readonly log: readonly LogEntry[]
  readonly excuses?: readonly Excuse[] | undefined
  /** The programme's events with their day at this school. */
  readonly events?: readonly DatedEvent[] | undefined
  readonly eventMarks?: readonly EventMark[] | undefined
  readonly calendar: SchoolCalendar
  readonly programme: Programme
  readonly today: SchoolDate
  readonly within?: { readonly from: SchoolDate; readonly to: SchoolDate } | undefined
}
