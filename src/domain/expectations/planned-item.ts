import type { TeachingWeek } from '../calendar/school-year.ts'
import { halfName } from '../calendar/school-year.ts'
import type { InductionYear, Module, Programme, StudyChoice } from '../programme/programme.ts'
import { moduleOf } from '../programme/programme.ts'
import type { RuleItem } from '../programme/programme-rule.ts'
import type { YearStretch } from './induction-clock.ts'
import type { ModuleRun } from './module-plan.ts'

/** What a rule asks for in certain weeks, before people's days and the log are looked at. */
export interface PlannedItem {
  /** The expectation's id without its owner: '2026-27/autumn-1/drop-in-3'. */
  readonly key: string
  readonly item: RuleItem
  readonly title: string
  /** It opens in the first of these weeks and is due in the last. Never empty. */
  readonly weeks: readonly TeachingWeek[]
  readonly module?: { readonly id: string; readonly title: string }
  readonly inductionYear: InductionYear
  /** Reasons beyond the rule's own. */
  readonly notes: readonly string[]
}

/** One year of induction, ready for the rules to be laid on it. */
export interface YearGround {
  readonly programme: Programme
  readonly stretch: Pick<YearStretch, 'year' | 'to' | 'firstHalf' | 'halves' | 'parts'>
  readonly runs: readonly ModuleRun[]
  readonly runOf: ReadonlyMap<TeachingWeek, ModuleRun>
  readonly fte: number
  readonly choices: readonly StudyChoice[]
}

/** The module time that each week belongs to. */
export const runsByWeek = (runs: readonly ModuleRun[]): ReadonlyMap<TeachingWeek, ModuleRun> =>
  new Map(runs.flatMap((run) => run.weeks.map((week) => [week, run] as const)))

/** Where an item falls. */
export interface Place {
  readonly item: RuleItem
  /** What its id ends with; the item's own id unless said otherwise. */
  readonly ending?: string
  readonly weeks: readonly TeachingWeek[]
  /** Words for `{choice}` and `{n}` in the title. */
  readonly words?: Readonly<Record<string, string>>
  /** A title instead of the item's own. */
  readonly title?: string
  readonly run?: ModuleRun
}

/** The planned item at a place: with its id, its module and its title put together. */
export function planned(ground: YearGround, place: Place): PlannedItem {
  const { item, weeks } = place
  const first = weeks[0] as TeachingWeek
  const last = weeks.at(-1) as TeachingWeek
  const run = place.run ?? ground.runOf.get(last)
  const module =
    item.ofModule === false || run?.module === undefined
      ? undefined
      : moduleOf(ground.programme, run.module)
  const base = place.run === undefined ? first : place.run.half
  return {
    key: `${base.academicYear}/${halfName(base)}/${place.ending ?? item.id}`,
    item,
    title: fillIn(place.title ?? item.title, module, place.words),
    weeks,
    ...(module === undefined ? {} : { module: { id: module.id, title: module.title } }),
    inductionYear: ground.stretch.year,
    notes: module !== undefined && run?.pickedUp === true ? [pickedUp(ground)] : [],
  }
}

const pickedUp = ({ programme, stretch }: YearGround): string =>
  `This module was passed over before, so that the ECT could join colleagues, and is picked up now (${programme.years[stretch.year].path.source}).`

function fillIn(
  title: string,
  module: Module | undefined,
  words: Readonly<Record<string, string>> = {},
): string {
  if (!title.includes('{')) return title
  return title.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'module' ? (module?.title ?? '') : (words[name] ?? ''),
  )
}
