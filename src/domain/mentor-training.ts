import type { MentorTraining } from './people.ts'
import type { WindowItem } from './programme-rule.ts'

/** How much of the mentor programme a mentor takes part in. */
export type TrainingLevel = 'full' | 'reduced' | 'none'

/** One thing that mentors in training do, for those of the levels it names. */
export interface MentorTrainingItem extends WindowItem {
  readonly for: readonly TrainingLevel[]
  /** Only for a mentor who has an ECT in that window. */
  readonly needsEct?: true
}

/** A kind of earlier mentor training that makes a mentor a trained one (contradiction 24). */
export interface TrainedRule {
  readonly route: 'itt' | 'ecf' | 'ectp'
  /** Whose programme it was; 'any' where the provider makes no difference. */
  readonly provider: string
  /** Half terms completed that make the training complete. */
  readonly halfTerms: number
  readonly source: string
}

/** A programme's training for mentors. It runs for one year of three terms, once only (contradictions 2 and 3). */
export interface MentorTrainingProgramme {
  readonly levels: Readonly<Record<MentorTraining, TrainingLevel>>
  readonly items: readonly MentorTrainingItem[]
  readonly trained: readonly TrainedRule[]
  readonly sources: readonly string[]
}
