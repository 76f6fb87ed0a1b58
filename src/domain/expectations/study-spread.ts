import { moduleOf, optionSetOf } from '../programme/programme.ts'
import type { RuleItem, SpreadRule, StudyItem } from '../programme/programme-rule.ts'
import type { ModuleRun } from './module-plan.ts'
import type { Place, PlannedItem, YearGround } from './planned-item.ts'
import { planned } from './planned-item.ts'

/**
 * Lays study on the weeks of its module by minutes: each item opens in the week in which its minutes
 * begin and is due in the week in which they end, so that one item is next at each time and the load
 * is even (B-22, contradiction 20). Where the programme gives no times, the items share the weeks
 * alike. A part-time ECT's module has more weeks, so the same minutes are
 * spread more thinly (B-11).
 */
export function spread(rule: SpreadRule, ground: YearGround): readonly PlannedItem[] {
  return ground.runs.flatMap((run) =>
    run.module === undefined ? [] : spreadOver(rule, ground, run),
  )
}

interface Portion {
  readonly item: StudyItem
  readonly n: number
  readonly of: number
}

function spreadOver(rule: SpreadRule, ground: YearGround, run: ModuleRun): readonly PlannedItem[] {
  const portions = rule.items.flatMap((item) => portionsOf(item, run))
  const isTimed = portions.every(({ item }) => item.minutes !== undefined)
  const weight = ({ item }: Portion): number => (isTimed ? (item.minutes ?? 1) : 1)
  const total = portions.reduce((sum, portion) => sum + weight(portion), 0)
  let begun = 0
  return portions.map((portion) => {
    const { item, n, of } = portion
    const first = Math.floor((begun / total) * run.weeks.length)
    begun += weight(portion)
    const after = Math.ceil((begun / total) * run.weeks.length)
    const ending = [item.id, run.module?.toLowerCase(), ...(of > 1 ? [n] : [])].join('-')
    const title = chosenTitle(ground, item, { run, n })
    return planned(ground, { item, ending, weeks: run.weeks.slice(first, after), run, ...title })
  })
}

function portionsOf(item: StudyItem, run: ModuleRun): readonly Portion[] {
  const of = run.position === 0 ? (item.times?.first ?? 1) : (item.times?.later ?? 1)
  return Array.from({ length: of }, (_, i) => ({ item, n: i + 1, of }))
}

/** The title of what the ECT chose, once they have; else the item's own, with its number. */
export function chosenTitle(
  { choices, programme, stretch }: YearGround,
  item: RuleItem,
  at: { readonly run: ModuleRun | undefined; readonly n: number },
): Pick<Place, 'title' | 'words'> {
  const words = { n: String(at.n) }
  const module = at.run?.module
  if (item.chosen === undefined || module === undefined) return { words }
  const choice = choices.find(
    (each) => each.inductionYear === stretch.year && each.module === module,
  )
  const of = moduleOf(programme, module)
  const options = of === undefined ? undefined : optionSetOf(of, item.chosen.from)?.options
  const chosen = options?.find(({ id }) => id === choice?.electives[at.n - 1])
  if (chosen === undefined) return { words }
  return { title: item.chosen.title, words: { ...words, choice: chosen.title } }
}
