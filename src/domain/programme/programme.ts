import type { DateMark } from '../calendar/date-mark.ts'
import type { SchoolDate } from '../calendar/school-date.ts'
import type { HalfName } from '../calendar/school-year.ts'
import type { ProgrammeId } from '../people.ts'
import type { Contact } from './contacts.ts'
import type { FeedbackModel } from './feedback-model.ts'
import type { Flexibility } from './flexibility.ts'
import type { MeetingType } from './meeting-type.ts'
import type { MentorTrainingProgramme } from './mentor-training.ts'
import type { Rule } from './programme-rule.ts'
import type { LibraryStep } from './step-library.ts'
import type { ChoiceRule, OptionSet } from './study-option.ts'

/** An induction has two years, each pro rata for part-time teachers. */
export type InductionYear = 1 | 2

/** A unit of study. NIoT has six, one a half term; Ambition has 36, one a week (B-26, B-29). */
export interface Module {
  readonly id: string
  readonly title: string
  /** Named sets to choose from: electives, a focus, a development area; empty where there are none. */
  readonly options: readonly OptionSet[]
  /** The module's areas, where its steps go by area (`LibraryStep.area`). */
  readonly areas?: readonly {
    readonly id: string
    readonly title: string
    readonly theme: string
  }[]
  /** What a pair may want to look at, in a few words each: for the meeting's "probe". */
  readonly suggestions: readonly string[]
  /** Ready-made action steps (B-61). */
  readonly steps: readonly LibraryStep[]
}

/**
 * How an ECT goes through the modules.
 * - `half-terms`: one module a half term; the school may reorder all but the first (NIoT).
 * - `strands`: one module a week, in order. Each half of the year has a strand, which goes on where it
 *   stopped; the same strand in both halves of a term gives a strand a term (contradiction 4:
 *   Ambition, ECT Align). What is left of a strand after its last half comes next, before the strand
 *   of that half, so that nothing is lost and nothing doubled.
 * - `terms`: one module a term, in order (Teach First's cycles).
 */
export type ModulePath =
  | { readonly kind: 'half-terms'; readonly first: string; readonly source: string }
  | {
      readonly kind: 'strands'
      readonly strands: readonly { readonly id: string; readonly modules: readonly string[] }[]
      /** Strand ids, one for each half of the year of induction. */
      readonly byHalf: readonly [string, string, string, string, string, string]
      readonly source: string
    }
  | {
      readonly kind: 'terms'
      readonly modules: readonly [string, string, string]
      readonly source: string
    }

/** The time off timetable that a mentor is owed for one ECT (B-20). */
export interface MentorTimeRule {
  readonly minutes: number
  /** Weekly, or each second week. */
  readonly every: 1 | 2
  /** No more often than this in a full-time year. */
  readonly most?: number
  readonly source: string
}

/** What one year of a programme asks for. */
export interface ProgrammeYear {
  /** Absent where a year has no modules of its own: Ambition's second goes back to those of its first. */
  readonly path?: ModulePath
  readonly rules: readonly Rule[]
  readonly choices?: readonly ChoiceRule[]
  /** Absent where the programme's documents give no hours. */
  readonly mentorTime?: MentorTimeRule
  /** Where the ECT may bring the next step, not only agree to it (B-59). */
  readonly ectBringsSteps?: { readonly source: string }
}

/** The words of a programme, for cards: lower case, singular. */
export interface ProgrammeWords {
  /** 'mentor meeting', 'coaching session', 'mentor interaction'. */
  readonly meeting: string
  readonly dropIn: string
  readonly selfStudy: string
  readonly module: string
  readonly actionStep: string
  /** Its sets of options by their id: 'focus'. */
  readonly options: Readonly<Record<string, { readonly one: string; readonly many: string }>>
}

/** How a programme keeps action steps (B-49, B-60, induction.md 5). */
export interface StepRules {
  /** `studied`: steps come from modules studied so far (contradiction 9); `any`: the focus may lie elsewhere (TF:244). */
  readonly from: 'studied' | 'any'
  /** `both`: a step is on record once the ECT has confirmed it as well (contradiction 14). */
  readonly recordedBy: 'mentor' | 'both'
  /** What a pair may try when the same step keeps coming back (B-63). */
  readonly otherWays: readonly string[]
  readonly source: string
}

/** The share of a programme that somebody takes part in at least, for its funding or completion (contradiction 30). */
export interface GaugeRule {
  readonly share: number
  readonly source: string
}

/** One thing that a school does at the start of a year, or once for each ECT. */
export interface StartTask {
  readonly id: string
  readonly title: string
  readonly each: 'school-year' | 'induction'
  /** Until when; absent where the documents give no day. */
  readonly by?: DateMark
  /** Seen from what is stored, so that nobody has to tick it. */
  readonly seenFrom?: 'pairing' | 'sequence'
  readonly source: string
}

/** What a programme's files describe, where its provider has newer material for later starters (contradiction 13). */
export interface Edition {
  /** Inductions that began before this day have what is described here. */
  readonly before: SchoolDate
  /** What others should do, as a sentence. */
  readonly advice: string
  readonly source: string
}

/** One provider's definition, as data; every rule carries its source. Nothing in `domain/` knows one by name. */
export interface Programme {
  readonly id: ProgrammeId
  /** The provider: 'National Institute of Teaching'. */
  readonly name: string
  /** What schools write for it as well: 'NIoT ECT'. */
  readonly alsoCalled?: readonly string[]
  /** The provider's own system, where study happens: 'Prism'. */
  readonly system: string
  readonly words: ProgrammeWords
  /** The first is the usual one. */
  readonly meetingTypes: readonly [MeetingType, ...MeetingType[]]
  /** Forms that belong to other things than meetings, by what they are for (B-66). */
  readonly proformas?: readonly FeedbackModel[]
  /** In the provider's own order. */
  readonly modules: readonly Module[]
  /** A year that the programme does not have, or that no document describes, is absent. */
  readonly years: { readonly 1?: ProgrammeYear; readonly 2?: ProgrammeYear }
  readonly steps: StepRules
  readonly mentorTraining: MentorTrainingProgramme
  readonly gauges?: { readonly ect?: GaugeRule; readonly mentor?: GaugeRule }
  readonly edition?: Edition
  /** What a school does at the start, as the documents list it (B-91, B-92). */
  readonly startTasks?: readonly StartTask[]
  /** What stays as it is and what a school may choose, with the reasons of its documents. */
  readonly flexibility?: Flexibility
  readonly contacts: readonly Contact[]
  /** Addresses and domains that the provider writes from, as its documents give them (contradiction 16). */
  readonly safeSenders: readonly string[]
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

/** The option set of that name; undefined where the module has none. */
export const optionSetOf = (module: Module, set: string): OptionSet | undefined =>
  module.options.find(({ id }) => id === set)

/** The years that a programme has, in order. */
export const yearsOf = (programme: Programme): readonly InductionYear[] =>
  ([1, 2] as const).filter((year) => programme.years[year] !== undefined)

/** Why nobody can be in that year of the programme, as a sentence; undefined where they can. */
export function yearProblem(programme: Programme, year: InductionYear): string | undefined {
  const years = yearsOf(programme)
  if (years.includes(year)) return undefined
  return `${programme.name} has ${years.length === 1 ? `year ${years[0]} only` : 'no year'} in Keepstep, not year ${year}.`
}

/** The ids of a path's modules in the programme's order. */
export function modulesOnPath(programme: Programme, path: ModulePath): readonly string[] {
  switch (path.kind) {
    case 'half-terms':
      return programme.modules.map(({ id }) => id)
    case 'strands':
      return path.strands.flatMap(({ modules }) => modules)
    case 'terms':
      return path.modules
  }
}

/** Whether the newer material of the provider may differ for somebody who started then: its advice, with the source. */
export const editionAdvice = (
  { edition }: Pick<Programme, 'edition'>,
  startDate: SchoolDate,
): string | undefined =>
  edition === undefined || startDate < edition.before
    ? undefined
    : `${edition.advice} (${edition.source}).`

/** Which electives, or which focus, an ECT chose in a module (B-33, B-34). */
export interface ElectiveChoice {
  readonly inductionId: string
  readonly inductionYear: 1 | 2
  readonly module: string
  readonly electives: readonly string[]
  readonly chosenAt: Date
  readonly chosenBy: string
}
