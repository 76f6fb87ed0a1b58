/** A mentor away, and who could stand in (B-07, B-08, B-84): dates and training, never a reason. */
import { daysBetween, type SchoolDate } from '../calendar/school-date.ts'
import type { Absence, MentorTraining } from '../people.ts'
import { LONG_ABSENCE_DAYS } from './pair-signals.ts'

/**
 * `pause`: from the first day, messages rest and nothing counts. `look`: from the tenth day, somebody
 * may stand in. `replace`: longer than three weeks, somebody trained takes over or is registered.
 */
export type CoverStage = 'pause' | 'look' | 'replace'

/** After so many days somebody else is looked for. */
const LOOK_FROM_DAY = 10

/** How far an absence has come on a day that lies in it. */
export function coverStage({ from, to }: Absence, today: SchoolDate): CoverStage {
  if (daysBetween(from, to) + 1 > LONG_ABSENCE_DAYS) return 'replace'
  return daysBetween(from, today) + 1 >= LOOK_FROM_DAY ? 'look' : 'pause'
}

/** Somebody who mentors here, as a stand-in. */
export interface StandIn {
  readonly personId: string
  readonly name: string
  readonly training?: MentorTraining
  /** ECTs that they mentor now. */
  readonly ects: number
  readonly isAway: boolean
}

const TRAINED: ReadonlySet<MentorTraining> = new Set(['non-training', 'returning'])
/** A replacement begins mentor training of their own (AMB:699). */
const IN_TRAINING: ReadonlySet<MentorTraining> = new Set([
  'reduced',
  'transferring',
  'full',
  'replacement',
])

/** 0 trained, 1 in training, 2 neither known. */
const rank = ({ training }: StandIn): number => {
  if (training === undefined) return 2
  return TRAINED.has(training) ? 0 : IN_TRAINING.has(training) ? 1 : 2
}

/** Those who are here, the trained first, then those with the fewest ECTs. */
export const standIns = (all: readonly StandIn[]): readonly StandIn[] =>
  all
    .filter(({ isAway }) => !isAway)
    .toSorted((a, b) => rank(a) - rank(b) || a.ects - b.ects || (a.name < b.name ? -1 : 1))

const RANKS = ['trained', 'in mentor training', 'training not on the roster'] as const

/** 'Tom Hargreaves: trained, mentors 1 ECT'. */
export const sayStandIn = (one: StandIn): string =>
  `${one.name}: ${RANKS[rank(one)]}, mentors ${one.ects} ECT${one.ects === 1 ? '' : 's'}`
