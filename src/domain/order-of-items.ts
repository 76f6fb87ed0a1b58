import type { TeachingWeek } from './school-year.ts'
import { type Circle, type SettledItem, settle } from './settled-item.ts'

/** Items with the ids of those that come first. */
export interface OrderedItem extends SettledItem {
  readonly after: readonly string[]
}

/**
 * Puts items with a fixed order (`RuleItem.after`) in line: what comes first is due no later than what
 * follows it (B-39: the diagnostic comes before the first interaction).
 */
export function inOrder(items: readonly SettledItem[], circle: Circle): readonly OrderedItem[] {
  const byTerm = new Map<string, number[]>()
  items.forEach((item, i) => {
    const key = keyOf(item, item.item.id)
    const group = byTerm.get(key)
    if (group === undefined) byTerm.set(key, [i])
    else group.push(i)
  })
  const settled = [...items]
  const before = items.map((item) =>
    (item.item.after ?? []).flatMap((id) => {
      const group = byTerm.get(keyOf(item, id)) ?? []
      return group.findLast((i) => endOf(items[i] as SettledItem) <= endOf(item)) ?? []
    }),
  )
  items.forEach(({ dueOn }, i) => {
    for (const earlier of before[i] ?? []) {
      const item = settled[earlier] as SettledItem
      if (item.dueOn > dueOn && item.opensOn <= dueOn)
        settled[earlier] = settle(item, circle, dueOn)
    }
  })
  return settled.map((item, i) => ({
    ...item,
    after: (before[i] ?? []).map((earlier) => (items[earlier] as SettledItem).id),
  }))
}

const lastWeek = ({ weeks }: SettledItem): TeachingWeek => weeks.at(-1) as TeachingWeek

const endOf = (item: SettledItem): string => lastWeek(item).monday

const keyOf = (item: SettledItem, id: string): string => {
  const { academicYear, term } = lastWeek(item)
  return `${academicYear}/${term}/${id}`
}
