import type { SchoolDate } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import { type Circle, type DatedItem, dateItem } from './dated-item.ts'

/** Ids of the items that come first, by the id of the one that follows. */
export type ComesAfter = ReadonlyMap<string, readonly string[]>

/**
 * Puts items with a fixed order (`RuleItem.after`) in line: what comes first is due no later than what
 * follows it (B-39: the diagnostic comes before the first interaction).
 */
export function inOrder(
  items: readonly DatedItem[],
  circle: Circle,
): { readonly items: readonly DatedItem[]; readonly comesAfter: ComesAfter } {
  const earlier = earlierItems(items)
  const comesAfter = new Map<string, readonly string[]>()
  const limits = new Map<DatedItem, SchoolDate>()
  for (const item of items) {
    if (item.planned.item.after === undefined) continue
    const before = item.planned.item.after.flatMap((id) => earlier(item, id) ?? [])
    const ids = before.map(({ id }) => id)
    if (ids.length > 0) comesAfter.set(item.id, ids)
    const late = before.filter(({ opensOn, dueOn }) => dueOn > item.dueOn && opensOn <= item.dueOn)
    for (const first of late) limits.set(first, item.dueOn)
  }
  const inLine = items.map((item) => {
    const limit = limits.get(item)
    return limit === undefined ? item : dateItem(item.planned, circle, limit)
  })
  return { items: inLine, comesAfter }
}

/** Finds the last item of an id, of the same module or in the same term, that does not lie in a later week. */
function earlierItems(
  items: readonly DatedItem[],
): (item: DatedItem, id: string) => DatedItem | undefined {
  const needed = new Set(items.flatMap(({ planned }) => planned.item.after ?? []))
  const groups = new Map<string, DatedItem[]>()
  for (const item of items) {
    const { id } = item.planned.item
    if (!needed.has(id)) continue
    for (const key of keysOf(item, id)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [item])
      else group.push(item)
    }
  }
  return (item, id) =>
    keysOf(item, id)
      .map((key) => groups.get(key)?.findLast((each) => lastMonday(each) <= lastMonday(item)))
      .find((each) => each !== undefined)
}

const lastWeek = ({ planned }: DatedItem): TeachingWeek => planned.weeks.at(-1) as TeachingWeek

const lastMonday = (item: DatedItem): string => lastWeek(item).monday

/** The term first; a part-time ECT's module goes on beyond it. */
const keysOf = (item: DatedItem, id: string): readonly string[] => {
  const { academicYear, term } = lastWeek(item)
  const { module, inductionYear } = item.planned
  const inTerm = `${academicYear}/${term}/${id}`
  return module === undefined ? [inTerm] : [inTerm, `${inductionYear}/${module.id}/${id}`]
}
