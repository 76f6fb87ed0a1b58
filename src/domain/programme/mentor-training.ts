import type { SchoolDate } from '../calendar/school-date.ts'
import type { MentorTraining } from '../people.ts'
import type { WindowItem } from './programme-rule.ts'

/** How much of the mentor programme a mentor takes part in. */
export type TrainingLevel = 'full' | 'reduced' | 'none'

/** One thing that mentors in training do, for those of the levels it names. */
export interface MentorTrainingItem extends WindowItem {
  readonly for: readonly TrainingLevel[]
  /** Recommended, not asked, at these of its levels (NIOT:520). */
  readonly optionalFor?: readonly TrainingLevel[]
  /** The year of training that it belongs to; the first unless said. */
  readonly year?: 1 | 2
  /** Only for a mentor who has an ECT in that window. */
  readonly needsEct?: true
  /** Only where the delivery partner offers it, by this name (contradiction 10). */
  readonly ifOffered?: string
}

/** Earlier mentor training that makes a mentor a trained one (contradiction 24). */
export interface TrainedRule {
  readonly route: MentorTrainingHistory['route']
  /** Whose programme it was; 'any' where the provider makes no difference. */
  readonly provider: string
  /** Half terms completed that make the training complete. */
  readonly halfTerms: number
  readonly source: string
}

/** How long training lasts for those who began from a day on (contradictions 2 and 3). */
export interface TrainingLength {
  /** Absent for the earliest. */
  readonly from?: SchoolDate
  readonly years: 1 | 2
  readonly source: string
}

/** A programme's training for mentors, once only. */
export interface MentorTrainingProgramme {
  readonly levels: Readonly<Record<MentorTraining, TrainingLevel>>
  /** By the day on which training began, the earliest first. */
  readonly lengths: readonly TrainingLength[]
  readonly items: readonly MentorTrainingItem[]
  readonly trained: readonly TrainedRule[]
  readonly source: string
}

/** Mentor training that somebody had before: on initial teacher training, or with an ECT. */
export interface MentorTrainingHistory {
  readonly route: 'itt' | 'ecf' | 'ectp'
  readonly provider: string
  readonly halfTerms: number
}

/** What training a mentor needs, with the reason and its source. */
export interface TrainingNeed {
  readonly training: 'full' | 'reduced' | 'non-training'
  readonly because: string
}

/** For how many years somebody trains who began on that day: one, unless an earlier cohort has two. */
export const trainingYears = (
  { lengths }: Pick<MentorTrainingProgramme, 'lengths'>,
  from: SchoolDate,
): 1 | 2 => lengths.findLast((length) => (length.from ?? '') <= from)?.years ?? 1

/**
 * Which training a mentor needs after what they did before: none once any of it is complete by the
 * programme's rules, the reduced programme after a part, else the full one. Completion decides
 * (contradictions 24 and 25).
 */
export function trainingNeeded(
  { trained, source }: Pick<MentorTrainingProgramme, 'trained' | 'source'>,
  history: readonly MentorTrainingHistory[],
): TrainingNeed {
  const complete = trained.find((rule) => history.some((before) => completes(rule, before)))
  if (complete !== undefined) {
    return {
      training: 'non-training',
      because: `Mentor training is complete (${complete.source}).`,
    }
  }
  return history.some(({ halfTerms }) => halfTerms > 0)
    ? { training: 'reduced', because: `Mentor training was begun, not completed (${source}).` }
    : { training: 'full', because: `There was no mentor training before (${source}).` }
}

const completes = (rule: TrainedRule, before: MentorTrainingHistory): boolean =>
  rule.route === before.route &&
  (rule.provider === 'any' || rule.provider === before.provider) &&
  before.halfTerms >= rule.halfTerms
