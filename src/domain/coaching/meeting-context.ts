import type { SchoolDate } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'
import type { StepOutcome } from '../log-entry.ts'
import type { StepRule } from '../programme/meeting-type.ts'
import type { ProgrammeWords, StepRules } from '../programme/programme.ts'
import type { LibraryStep } from '../programme/step-library.ts'
import type { ChoiceToMake } from '../programme/study-choice.ts'
import type { ActionStep, StepReview } from './action-step.ts'
import type { StepProposal } from './step-proposal.ts'
import type { Looking, Shelf } from './step-shelf.ts'

/** What must be known to judge a meeting's answers. */
export interface MeetingContext {
  readonly today: SchoolDate
  /** The programme's words, for what there is to put right. */
  readonly words: ProgrammeWords
  readonly calendar: SchoolCalendar
  readonly library: readonly LibraryStep[]
  /** Modules studied so far, with the one being studied now (B-49). */
  readonly studied: readonly { readonly id: string; readonly title: string }[]
  /** The step agreed last, for "same step again". */
  readonly previousStep?: ActionStep
  /** How that step stood when somebody looked last. */
  readonly previousReview?: StepReview
  /** Whether this meeting agrees a step. */
  readonly step: StepRule
  /** Whether steps come from studied modules only. */
  readonly stepsFrom: StepRules['from']
  /** What the library is looked through by, the one of now first. */
  readonly shelves: readonly Shelf[]
  readonly looking: Looking
  /** The pair's earlier steps, oldest first: they can be taken up again. */
  readonly earlier: readonly ActionStep[]
  /** What the ECT proposes for this meeting. */
  readonly proposal?: StepProposal
  /** What the pair can choose now in the module that is studied; absent where there is nothing. */
  readonly choice?: ChoiceToMake
  /** Titles of what was chosen for it before this meeting; absent while it is open. */
  readonly chosen?: readonly string[]
  /** The diagnostics of the module that is studied; empty where there are none, and for an edit. */
  readonly diagnostics: readonly LoggedDiagnostic[]
}

/** A diagnostic, and the day for which it is logged. Its result stays in the programme's own system (B-38). */
export interface LoggedDiagnostic {
  readonly title: string
  readonly on?: SchoolDate
}

/** A step as the meeting agreed it, before it gets an id. */
export type AgreedStep = Pick<
  ActionStep,
  'text' | 'criteria' | 'kind' | 'source' | 'libraryId' | 'module' | 'repeatOf'
>

/** A meeting that holds all it must: the facts of it, the step or steps, and the pair's own notes. */
export interface AgreedMeeting {
  readonly on: SchoolDate
  /** One; up to three where the model has fields for them (B-60); none where the meeting may go without. */
  readonly steps: readonly AgreedStep[]
  /** What was chosen in the module: ids of electives, of a focus, of an area (B-34, B-40). */
  readonly chosen?: readonly string[]
  /** Where a model opens with the question whether the last step was met (B-56). */
  readonly previousOutcome?: StepOutcome
  readonly plannedFor?: NonNullable<ActionStep['plannedFor']>
  readonly timetabled?: 'yes' | 'no' | 'partly'
  /** Becomes the due date of the next drop-in (B-52). */
  readonly nextDropInOn?: SchoolDate
  readonly nextMeetingOn?: SchoolDate
  /** Everything else that was written, by field id. Stays with the pair (B-98). */
  readonly notes: Readonly<Record<string, string>>
}

/** Per field id: a sentence that says what to put right. */
export type FieldErrors = Readonly<Record<string, string>>

/** A finished meeting, or what is still to put right. */
export type MeetingCheck =
  | { readonly kind: 'ok'; readonly meeting: AgreedMeeting }
  | { readonly kind: 'invalid'; readonly errors: FieldErrors }
