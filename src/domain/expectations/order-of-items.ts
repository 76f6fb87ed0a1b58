import type { SchoolDate } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import { onceEach } from '../once-each.ts'
import { type Circle, type DatedItem, dateItem } from './dated-item.ts'
import type { PlannedItem } from './planned-item.ts'

/** Ids of the items that come first, by the id of the one that follows. */
export type ComesAfter = ReadonlyMap<string, readonly string[]>

/**
 * Gives a plan's items their days, and puts those with a fixed order (`RuleItem.after`) in line: what
 * comes first is due no later than what follows it (B-39: the diagnostic comes before the first
 * interaction).
 */
export function inOrder(
  planned: readonly PlannedItem[],
  circle: Circle,
): { readonly items: readonly DatedItem[]; readonly comesAfter: ComesAfter } {
  const items = planned.map((item) => dateItem(item, circle))
  const comesAfter = new Map<string, readonly string[]>()
  const limits = new Map<DatedItem, SchoolDate>()
  for (const { follows, first } of sequencesIn(planned)) {
    const item = items[follows] as DatedItem
    const before = first.map((at) => items[at] as DatedItem)
    comesAfter.set(
      item.id,
      before.map(({ id }) => id),
    )
    const late = before.filter(({ opensOn, dueOn }) => dueOn > item.dueOn && opensOn <= item.dueOn)
    for (const one of late) limits.set(one, item.dueOn)
  }
  if (limits.size === 0) return { items, comesAfter }
  const inLine = items.map((item) => {
    const limit = limits.get(item)
    return limit === undefined ? item : dateItem(item.planned, circle, limit)
  })
  return { items: inLine, comesAfter }
}

/** Places in a plan: of an item, and of those that come before it. */
interface Sequence {
  readonly follows: number
  readonly first: readonly number[]
}

/** What has something before it; the same for everybody who shares the plan, so it is found once. */
const sequencesIn = onceEach((planned: readonly PlannedItem[]): readonly Sequence[] => {
  const earlier = earlierItems(planned)
  return planned.flatMap((item, follows) => {
    const first = item.item.after?.flatMap((id) => earlier(item, id) ?? []) ?? []
    return first.length === 0 ? [] : [{ follows, first }]
  })
})

/** Finds the last item of an id, of the same module or in the same term, that does not lie in a later week. */
function earlierItems(
  planned: readonly PlannedItem[],
): (item: PlannedItem, id: string) => number | undefined {
  const needed = new Set(planned.flatMap(({ item }) => item.after ?? []))
  const groups = new Map<string, number[]>()
  for (const [at, one] of planned.entries()) {
    if (!needed.has(one.item.id)) continue
    for (const key of keysOf(one, one.item.id)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [at])
      else group.push(at)
    }
  }
  return (item, id) =>
    keysOf(item, id)
      .map((key) =>
        groups
          .get(key)
          ?.findLast((at) => lastMonday(planned[at] as PlannedItem) <= lastMonday(item)),
      )
      .find((at) => at !== undefined)
}

const lastWeek = ({ weeks }: PlannedItem): TeachingWeek => weeks.at(-1) as TeachingWeek

const lastMonday = (item: PlannedItem): string => lastWeek(item).monday

/** The term first; a part-time ECT's module goes on beyond it. */
const keysOf = (item: PlannedItem, id: string): readonly string[] => {
  const { academicYear, term } = lastWeek(item)
  const { module, inductionYear } = item
  const inTerm = `${academicYear}/${term}/${id}`
  return module === undefined ? [inTerm] : [inTerm, `${inductionYear}/${module.id}/${id}`]
}
