/** A plan whose pace changes on a day: what fell due in weeks that ended before stays as it was. */
import type { SchoolDate } from '../calendar/school-date.ts'
import type { PlannedItem } from './planned-item.ts'

type Plan = readonly PlannedItem[]

/**
 * The plan of before up to the week in which `from` lies, and the new one after it. What the new one
 * would have had in a week that is over keeps its later place of before, so that nothing is lost;
 * where there was none, it is not asked for.
 */
export function planFrom(before: Plan, after: Plan, from: SchoolDate): Plan {
  const isOver = ({ weeks }: PlannedItem): boolean =>
    (weeks.at(-1)?.teachingDays.at(-1) ?? '') < from
  const done = before.filter(isOver)
  const taken = new Set(done.map(({ key }) => key))
  const later = placesOf(before.filter((item) => !isOver(item)))
  const oncePlanned = countsOf(before)
  const once = countsOf(after)
  const rest = after.flatMap((item) => {
    if (taken.has(item.key)) return []
    if (!isOver(item)) return [item]
    const isOnce = once.get(contentOf(item)) === 1 && oncePlanned.get(contentOf(item)) === 1
    return later.get(item.key) ?? (isOnce ? (later.get(contentOf(item)) ?? []) : [])
  })
  return [...new Map([...done, ...rest].map((item) => [item.key, item])).values()]
}

/** What is asked, wherever it falls. */
const contentOf = ({ item, module, inductionYear, title }: PlannedItem): string =>
  JSON.stringify([inductionYear, item.id, module?.id, title])

const placesOf = (plan: Plan): ReadonlyMap<string, PlannedItem> =>
  new Map(plan.flatMap((item) => [[contentOf(item), item] as const, [item.key, item] as const]))

function countsOf(plan: Plan): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const item of plan) counts.set(contentOf(item), (counts.get(contentOf(item)) ?? 0) + 1)
  return counts
}
