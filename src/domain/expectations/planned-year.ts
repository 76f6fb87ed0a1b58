import { academicYearOfNumber, HALVES_A_YEAR } from '../calendar/half-number.ts'
import { onceFor } from '../once-each.ts'
import { modulesOnPath } from '../programme/programme.ts'
import type { Rule } from '../programme/programme-rule.ts'
import { reachesBackTo } from './calendar-reach.ts'
import { awayIn } from './days-in-school.ts'
import { windows } from './event-windows.ts'
import { everyWeeks } from './every-weeks.ts'
import { inTurn } from './in-turn.ts'
import { inductionClock, type YearStretch } from './induction-clock.ts'
import type { InductionFacts } from './induction-facts.ts'
import { knownPlan } from './known-plans.ts'
import { type ModuleRun, moduleRuns, modulesNotTaken } from './module-plan.ts'
import { asAgreedOn, daysOfChange, paceOf, shareOn } from './pace.ts'
import { planFrom } from './plan-by-pace.ts'
import { type PlannedItem, runsByWeek, type YearGround } from './planned-item.ts'
import { setWeeks } from './set-weeks.ts'
import { spread } from './study-spread.ts'
import { unloggedModules } from './unlogged-modules.ts'

/**
 * All that an induction's programme asks for on its calendar, before days and log. Of the log only
 * this counts here: which modules of a year that is over were never logged, where the next one takes
 * them up (B-28).
 */
export function plannedInduction(facts: InductionFacts): readonly PlannedItem[] {
  const plan = planWith(facts, [])
  const unlogged = unloggedModules(plan, facts)
  return unlogged.length === 0 ? plan : planWith(facts, unlogged)
}

function planWith(facts: InductionFacts, unlogged: readonly string[]): readonly PlannedItem[] {
  const shape = shapeOf(facts, unlogged)
  if (shape !== undefined) return knownPlan(facts, shape, () => planOf(facts, unlogged))
  const plans = ownPlans(facts)
  const key = unlogged.join(' ')
  const plan = plans.get(key) ?? planInTurn(facts, unlogged)
  plans.delete(key)
  plans.set(key, plan)
  const [oldest = key] = plans.keys()
  if (plans.size > MOST_OWN_PLANS) plans.delete(oldest)
  return plan
}

/** The plan as though all was logged, and the one with what is not logged by now. */
const MOST_OWN_PLANS = 2

/** Somebody's own newest plans, by what of them was never logged: for as long as what they are made of stays. */
const ownPlans = onceFor(
  (facts: InductionFacts) => [
    facts.induction,
    facts.ect,
    facts.absences,
    facts.choices,
    facts.agreements,
    facts.sequences,
    facts.calendar,
    facts.programme,
  ],
  () => new Map<string, readonly PlannedItem[]>(),
)

/** By each pace in turn as it was agreed then: a later one alters nothing of the weeks before. */
function planInTurn(facts: InductionFacts, unlogged: readonly string[]): readonly PlannedItem[] {
  const { anchor } = facts.induction
  return daysOfChange(paceOf(facts)).reduce(
    (plan, from) => planFrom(plan, planOf(asAgreedOn(facts, from), unlogged), from),
    planOf(asAgreedOn(facts, anchor.from), unlogged),
  )
}

/** Colleagues who started together, at the same pace, have the same plan. Undefined for somebody who was away or chose studies: that plan is their own. */
function shapeOf(facts: InductionFacts, unlogged: readonly string[]): string | undefined {
  const { induction, ect, absences, choices, sequences, agreements } = facts
  const isOwn =
    choices.length > 0 ||
    (agreements ?? []).length > 0 ||
    (induction.earlierFte ?? []).length > 0 ||
    absences.some(({ personId }) => personId === ect.id)
  return isOwn ? undefined : JSON.stringify([induction.anchor, ect.fte, sequences, unlogged])
}

function planOf(facts: InductionFacts, unlogged: readonly string[]): readonly PlannedItem[] {
  const { programme, sequences, choices, induction } = facts
  const clock = inductionClock(facts)
  const { pace } = clock
  const isAway = awayIn(facts)
  const isKnown = reachesBackTo(facts.calendar, induction.anchor.from)
  let leftOver: readonly string[] = []
  const taken = new Set<string>()
  return clock.years.flatMap((stretch) => {
    const runs = moduleRuns({ programme, stretch, sequences, pace, isAway })
    const notTaken = notTakenBy(facts, stretch, runs)
    const runOf = runsByWeek(runs)
    const ground = { programme, stretch, runs, runOf, pace, choices, isAway, leftOver, notTaken }
    const plan = toldApart(laidOnYear(ground), taken)
    if (stretch.year === 2) return plan
    leftOver = leftAfter(ground, { unlogged, isKnown })
    return plan.map((item) => (isUnlogged(item, unlogged) ? { ...item, carriedOver: true } : item))
  })
}

/** A half term in which one year ends and the next begins may have the same item in both: the later one names its year. */
function toldApart(plan: readonly PlannedItem[], taken: Set<string>): readonly PlannedItem[] {
  const own = plan.map((item) =>
    taken.has(item.key) ? { ...item, key: `${item.key}-year-${item.inductionYear}` } : item,
  )
  for (const { key } of own) taken.add(key)
  return own
}

function laidOnYear(ground: YearGround): readonly PlannedItem[] {
  const rules = ground.programme.years[ground.stretch.year]?.rules ?? []
  return rules
    .flatMap((rule) => laidOn(rule, ground))
    .filter(({ item, module }) => item.forModules?.includes(module?.id ?? '') !== false)
}

function laidOn(rule: Rule, ground: YearGround): readonly PlannedItem[] {
  switch (rule.pattern) {
    case 'every-weeks':
      return everyWeeks(rule, ground)
    case 'in-turn':
      return inTurn(rule, ground)
    case 'placed':
      return setWeeks(rule, ground)
    case 'spread':
      return spread(rule, ground)
    case 'window':
      return windows(rule, ground)
  }
}

/**
 * Modules of the year's path that it had no time for, or that were never logged in it, in the path's
 * order. What it had time for is known only where the calendar goes back to its beginning.
 */
function leftAfter(
  { programme, stretch, runs }: YearGround,
  { unlogged, isKnown }: { readonly unlogged: readonly string[]; readonly isKnown: boolean },
): readonly string[] {
  const path = programme.years[stretch.year]?.path
  if (path === undefined || stretch.to === undefined) return []
  const reached = new Set(runs.map(({ module }) => module))
  return modulesOnPath(programme, path).filter(
    (id) => (isKnown && !reached.has(id)) || unlogged.includes(id),
  )
}

const isUnlogged = ({ item, module }: PlannedItem, unlogged: readonly string[]): boolean =>
  item.activity === 'self-study' && item.who === 'ect' && unlogged.includes(module?.id ?? '')

/** Who joins colleagues during a school year does not take the modules that these had before (NIOT:134). */
function notTakenBy(
  { programme, induction, ect }: InductionFacts,
  { year, from, firstHalf }: YearStretch,
  runs: readonly ModuleRun[],
): readonly string[] {
  const joinsColleagues = firstHalf % HALVES_A_YEAR !== 0 && shareOn(induction, ect, from) >= 1
  if (!joinsColleagues || programme.years[year]?.path?.kind !== 'half-terms') return []
  return modulesNotTaken(programme, runs, academicYearOfNumber(firstHalf))
}
