import type { TeachingWeek } from '../calendar/school-year.ts'
import type { PlacedItem, PlacedRule } from '../programme/programme-rule.ts'
import { type Fits, fittedWeek, separateWeeks } from './fitted-weeks.ts'
import type { ModuleRun } from './module-plan.ts'
import type { Place, PlannedItem, YearGround } from './planned-item.ts'
import { planned } from './planned-item.ts'
import { chosenTitle } from './study-spread.ts'

/** Lays a rule of set weeks on a year of induction: of each half, each module or each term (B-18, B-19). */
export function setWeeks(rule: PlacedRule, ground: YearGround): readonly PlannedItem[] {
  return spansOf(rule, ground).flatMap((span) => {
    const dueWeekOf = dueWeeks(rule, span.weeks.length)
    return rule.items.flatMap((item) => {
      const due = dueWeekOf(item)
      if (due === undefined) return []
      const weeks = span.weeks.slice(
        opensIn(item, due, { weeks: span.weeks.length, fits: rule.fits }) - 1,
        due,
      )
      return [planned(ground, { item, weeks, ...wording(ground, item, span) })]
    })
  })
}

interface Span {
  readonly weeks: readonly TeachingWeek[]
  /** The module whose time it is, for rules that go by module. */
  readonly run?: ModuleRun
}

function spansOf(rule: PlacedRule, { runs, stretch }: YearGround): readonly Span[] {
  if (rule.per === 'half') return stretch.parts
  if (rule.per === 'module') {
    return runs.flatMap((run) => (run.module === undefined ? [] : [{ weeks: run.weeks, run }]))
  }
  const terms = new Map<string, TeachingWeek[]>()
  for (const week of stretch.parts.flatMap(({ weeks }) => weeks)) {
    const key = `${week.academicYear}/${week.term}`
    const weeks = terms.get(key)
    if (weeks === undefined) terms.set(key, [week])
    else weeks.push(week)
  }
  return [...terms.values()].map((weeks) => ({ weeks }))
}

/** Meetings and drop-ins keep to weeks of their own; other things may share one. */
function dueWeeks(rule: PlacedRule, count: number): (item: PlacedItem) => number | undefined {
  const apart = (activity: 'meeting' | 'drop-in'): ReadonlyMap<number, number> => {
    const ats = rule.items.filter((item) => item.activity === activity).map(({ at }) => at)
    return separateWeeks(ats, count, rule.fits)
  }
  const meetings = apart('meeting')
  const dropIns = apart('drop-in')
  return ({ activity, at }) => {
    if (activity === 'meeting') return meetings.get(at)
    return activity === 'drop-in' ? dropIns.get(at) : fittedWeek(at, count, rule.fits)
  }
}

interface Length {
  readonly weeks: number
  readonly fits: Fits
}

function opensIn(item: PlacedItem, due: number, { weeks, fits }: Length): number {
  if (item.opensAt === undefined) return due
  return Math.min(due, fittedWeek(item.opensAt, weeks, fits))
}

function wording(
  ground: YearGround,
  item: PlacedItem,
  { weeks, run }: Span,
): Omit<Place, 'item' | 'weeks'> {
  const title = chosenTitle(ground, item, {
    run: run ?? ground.runOf.get(weeks[0] as TeachingWeek),
    n: 1,
  })
  if (run?.module === undefined) return title
  return { ...title, run, ending: `${item.id}-${run.module.toLowerCase()}` }
}
