import { inductionClock } from '../../src/domain/expectations/induction-clock.ts'
import type { InductionFacts } from '../../src/domain/expectations/induction-facts.ts'
import { moduleRuns } from '../../src/domain/expectations/module-plan.ts'
import { runsByWeek, type YearGround } from '../../src/domain/expectations/planned-item.ts'
import { facts } from './build-induction.ts'

/** The first year of an induction, ready for rules to be laid on it; by default NIoT's year 1 of 2026-27. Nobody is away. */
export function ground(but: Partial<InductionFacts> = {}): YearGround {
  const all = facts(but)
  const { programme, sequences, choices } = all
  const { pace, years } = inductionClock(all)
  const [stretch] = years
  if (stretch === undefined) throw new Error('an induction has at least one year')
  const runs = moduleRuns({ programme, stretch, sequences, pace, isAway: () => false })
  return {
    programme,
    stretch,
    runs,
    runOf: runsByWeek(runs),
    pace,
    choices,
    isAway: () => false,
    leftOver: [],
    notTaken: [],
  }
}
