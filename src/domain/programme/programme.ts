import type { HalfName } from '../calendar/school-year.ts'
import type { ProgrammeId } from '../people.ts'
import type { FeedbackModel } from './feedback-model.ts'
import type { MentorTrainingProgramme } from './mentor-training.ts'
import type { Rule } from './programme-rule.ts'
import type { LibraryStep } from './step-library.ts'

/** An induction has two years, each pro rata for part-time teachers. */
export type InductionYear = 1 | 2

/** Something to choose inside a module: an elective (year 1) or a focus (year 2). */
export interface StudyOption {
  /** Unique in the programme: 'A3'. */
  readonly id: string
  readonly title: string
}

/** A unit of study. NIoT has six, one a half term; Ambition has 36, one a week (B-26, B-29). */
export interface Module {
  readonly id: string
  readonly title: string
  /** Electives to choose from in year 1; empty where the programme has none. */
  readonly electives: readonly StudyOption[]
  /** Areas to focus on in year 2; empty where the programme has none. */
  readonly focuses: readonly StudyOption[]
  /** What a pair may want to look at, in a few words each: for the meeting's "probe". */
  readonly suggestions: readonly string[]
  /** Ready-made action steps (B-61). */
  readonly steps: readonly LibraryStep[]
}

/**
 * How an ECT goes through the modules.
 * - `half-terms`: one module a half term; the school may reorder all but the first (NIoT).
 * - `strands`: one module a week; each half has a strand, which goes on where it stopped. The same
 *   strand in both halves of a term gives a strand a term (contradiction 4: Ambition, ECT Align).
 * - `terms`: one module a term, in order (Teach First's cycles).
 */
export type ModulePath =
  | { readonly kind: 'half-terms'; readonly first: string; readonly source: string }
  | {
      readonly kind: 'strands'
      readonly strands: readonly { readonly id: string; readonly modules: readonly string[] }[]
      /** Strand ids, one for each half of the year. */
      readonly byHalf: readonly [string, string, string, string, string, string]
      readonly source: string
    }
  | {
      readonly kind: 'terms'
      readonly modules: readonly [string, string, string]
      readonly source: string
    }

/** What one year of a programme asks for. */
export interface ProgrammeYear {
  readonly path: ModulePath
  readonly rules: readonly Rule[]
}

/** The words of a programme, for cards: lower case, singular. */
export interface ProgrammeWords {
  /** 'mentor meeting', 'coaching session', 'mentor interaction'. */
  readonly meeting: string
  readonly dropIn: string
  readonly selfStudy: string
  readonly module: string
  readonly actionStep: string
  readonly elective: string
  readonly focus: string
}

/** One provider's definition, as data; every rule carries its source. Nothing in `domain/` knows one by name. */
export interface Programme {
  readonly id: ProgrammeId
  /** The provider: 'National Institute of Teaching'. */
  readonly name: string
  /** The provider's own system, where study happens: 'Prism'. */
  readonly system: string
  readonly words: ProgrammeWords
  readonly feedbackModel: FeedbackModel
  /** In the provider's own order. */
  readonly modules: readonly Module[]
  readonly years: { readonly 1: ProgrammeYear; readonly 2: ProgrammeYear }
  readonly mentorTraining: MentorTrainingProgramme
}

/** What an ECT chose in a module of a year: ids of electives, or of a focus (B-33, B-34). */
export interface StudyChoice {
  readonly inductionYear: InductionYear
  readonly module: string
  readonly electives: readonly string[]
}

/** The order in which a school takes the modules, by academic year; a year without one has the programme's. */
export type ModuleSequences = Readonly<Record<string, readonly string[]>>

/** The six half terms in order. */
export const HALF_NAMES: readonly HalfName[] = [
  'autumn-1',
  'autumn-2',
  'spring-1',
  'spring-2',
  'summer-1',
  'summer-2',
]

/** The module of that id, or undefined. */
export const moduleOf = (programme: Programme, id: string): Module | undefined =>
  programme.modules.find((module) => module.id === id)

/** Which electives, or which focus, an ECT chose in a module (B-33, B-34). */
export interface ElectiveChoice {
  readonly inductionId: string
  readonly inductionYear: 1 | 2
  readonly module: string
  readonly electives: readonly string[]
  readonly chosenAt: Date
  readonly chosenBy: string
}
