import { daysInSchool } from './days-in-school.ts'
import { windows } from './event-windows.ts'
import { everyWeeks } from './every-weeks.ts'
import { inductionClock } from './induction-clock.ts'
import type { InductionFacts } from './induction-facts.ts'
import { moduleRuns } from './module-plan.ts'
import { type PlannedItem, runsByWeek, type YearGround } from './planned-item.ts'
import type { Programme } from './programme.ts'
import type { Rule } from './programme-rule.ts'
import type { SchoolCalendar, TeachingWeek } from './school-year.ts'
import { setWeeks } from './set-weeks.ts'
import { spread } from './study-spread.ts'

/** All that an induction's programme asks for on its calendar, before days and log. */
export function plannedInduction(facts: InductionFacts): readonly PlannedItem[] {
  const shape = shapeOf(facts)
  if (shape === undefined) return planOf(facts)
  const plans = plansOf(facts)
  const plan = plans.get(shape) ?? planOf(facts)
  plans.set(shape, plan)
  return plan
}

type Plans = Map<string, readonly PlannedItem[]>

/** Colleagues who started together, at the same pace, have the same plan: worked out once for a calendar. */
const known = new WeakMap<SchoolCalendar, WeakMap<Programme, Plans>>()

function plansOf({ calendar, programme }: InductionFacts): Plans {
  const programmes = known.get(calendar) ?? new WeakMap<Programme, Plans>()
  known.set(calendar, programmes)
  const plans = programmes.get(programme) ?? new Map<string, readonly PlannedItem[]>()
  programmes.set(programme, plans)
  return plans
}

/** Undefined for somebody who was away or chose studies: that plan is their own. */
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
