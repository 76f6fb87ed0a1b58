import type { TeachingWeek } from '../calendar/school-year.ts'
import type { EveryWeeksRule } from '../programme/programme-rule.ts'
import type { PlannedItem, YearGround } from './planned-item.ts'
import { planned } from './planned-item.ts'

/** Lays a weekly or fortnightly rule on a year of induction (B-14, B-15, B-17). */
export function everyWeeks(rule: EveryWeeksRule, ground: YearGround): readonly PlannedItem[] {
  const used = new Map<string, number>()
  const hasRoom = (week: TeachingWeek): boolean => {
    if (rule.limit === undefined) return true
    const key = spanOf(week, rule.limit.per)
    const count = (used.get(key) ?? 0) + 1
    used.set(key, count)
    return count <= rule.limit.count
  }
  return ground.stretch.parts
    .flatMap(({ weeks }) => weeks)
    .filter((week) => (weekIn(week, rule.countedFrom) - 1) % rule.every === 0)
    .filter((week) => rule.needsModule !== true || ground.runOf.get(week)?.module !== undefined)
    .filter(hasRoom)
    .flatMap((week) =>
      rule.items.map((item) =>
        planned(ground, { item, ending: `${item.id}-${week.weekOfHalf}`, weeks: [week] }),
      ),
    )
}

function weekIn(week: TeachingWeek, span: EveryWeeksRule['countedFrom']): number {
  if (span === 'half') return week.weekOfHalf
  return span === 'term' ? week.weekOfTerm : week.weekOfYear
}

/** The whole year of induction is one span for a limit, whatever school years it touches. */
function spanOf(week: TeachingWeek, per: 'half' | 'term' | 'year'): string {
  if (per === 'year') return 'year'
  const term = `${week.academicYear}/${week.term}`
  return per === 'term' ? term : `${term}-${week.half}`
}
