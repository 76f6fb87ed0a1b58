import type { TeachingWeek } from '../calendar/school-year.ts'
import type { Rule } from '../programme/programme-rule.ts'
import { daysInSchool } from './days-in-school.ts'
import { windows } from './event-windows.ts'
import { everyWeeks } from './every-weeks.ts'
import { inductionClock } from './induction-clock.ts'
import type { InductionFacts } from './induction-facts.ts'
import { knownPlan } from './known-plans.ts'
import { moduleRuns } from './module-plan.ts'
import { type PlannedItem, runsByWeek, type YearGround } from './planned-item.ts'
import { setWeeks } from './set-weeks.ts'
import { spread } from './study-spread.ts'

/** All that an induction's programme asks for on its calendar, before days and log. */
export function plannedInduction(facts: InductionFacts): readonly PlannedItem[] {
  const shape = shapeOf(facts)
  return shape === undefined ? planOf(facts) : knownPlan(facts, shape, () => planOf(facts))
}

/** Colleagues who started together, at the same pace, have the same plan. Undefined for somebody who was away or chose studies: that plan is their own. */
function shapeOf(facts: InductionFacts): string | undefined {
  const { induction, ect, absences, choices, sequences } = facts
  const isOwn = choices.length > 0 || absences.some(({ personId }) => personId === ect.id)
  return isOwn ? undefined : JSON.stringify([induction.anchor, ect.fte, sequences])
}

function planOf(facts: InductionFacts): readonly PlannedItem[] {
  const { programme, sequences, choices, induction, ect, absences } = facts
  const clock = inductionClock(facts)
  const days = daysInSchool(ect, absences, induction.anchor.from)
  return clock.years.flatMap((stretch) => {
    const { fte } = clock
    const isAway = (week: TeachingWeek): boolean =>
      days.works(week) !== 0 && days.isThere(week) === 0
    const runs = moduleRuns({ programme, stretch, sequences, fte, isAway })
    const ground = { programme, stretch, runs, runOf: runsByWeek(runs), fte, choices }
    return programme.years[stretch.year].rules.flatMap((rule) => laidOn(rule, ground))
  })
}

function laidOn(rule: Rule, ground: YearGround): readonly PlannedItem[] {
  switch (rule.pattern) {
    case 'every-weeks':
      return everyWeeks(rule, ground)
    case 'placed':
      return setWeeks(rule, ground)
    case 'spread':
      return spread(rule, ground)
    case 'window':
      return windows(rule, ground)
  }
}
