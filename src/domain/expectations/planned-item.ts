import type { SchoolDate } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import { halfName } from '../calendar/school-year.ts'
import { given } from '../given.ts'
import { meetingTypeOf, type StepRule } from '../programme/meeting-type.ts'
import type { InductionYear, Module, Programme, StudyChoice } from '../programme/programme.ts'
import { moduleOf } from '../programme/programme.ts'
import type { RuleItem } from '../programme/programme-rule.ts'
import type { YearStretch } from './induction-clock.ts'
import type { ModuleRun } from './module-plan.ts'
import type { Pace } from './pace.ts'

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
  /** For meetings: its type, and whether it can go without an action step. */
  readonly meetingType?: string
  readonly step?: Exclude<StepRule, 'required'>
  /** It opens no earlier, and is due no later, than these days, where a date and not a week decides. */
  readonly notBefore?: SchoolDate
  readonly notAfter?: SchoolDate
  /** It was not logged in its year, and is expected in a later one instead. */
  readonly carriedOver?: true
}

/** One year of induction, ready for the rules to be laid on it. */
export interface YearGround {
  readonly programme: Programme
  readonly stretch: Pick<YearStretch, 'year' | 'to' | 'firstHalf' | 'halves' | 'parts'>
  readonly runs: readonly ModuleRun[]
  readonly runOf: ReadonlyMap<TeachingWeek, ModuleRun>
  readonly pace: Pace
  readonly choices: readonly StudyChoice[]
  /** Whether the ECT is away for all of a week. */
  readonly isAway: (week: TeachingWeek) => boolean
  /** Modules of an earlier year that are still to be studied, in their order (B-28). */
  readonly leftOver: readonly string[]
  /** Modules that a late joiner does not take this school year (contradiction 27). */
  readonly notTaken: readonly string[]
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
  /** The module's time, for what comes once in it. */
  readonly run?: ModuleRun
  /** A module other than that of its time. */
  readonly module?: string
  readonly notBefore?: SchoolDate
  readonly notAfter?: SchoolDate
}

/** The planned item at a place: with its id, its module, its meeting type and its title put together. */
export function planned(ground: YearGround, place: Place): PlannedItem {
  const { item, weeks, notBefore, notAfter } = place
  const run = place.run ?? ground.runOf.get(weeks.at(-1) as TeachingWeek)
  const module = moduleAt(ground, place, run)
  const base = place.run === undefined ? (weeks[0] as TeachingWeek) : place.run.half
  const title = place.title ?? item.titleFor?.[module?.id ?? ''] ?? item.title
  return {
    key: `${base.academicYear}/${halfName(base)}/${place.ending ?? item.id}`,
    item,
    title: fillIn(title, module, place.words),
    weeks,
    ...given({ module: module && { id: module.id, title: module.title } }),
    ...meetingAt(ground, place, run),
    ...given({ notBefore, notAfter }),
    inductionYear: ground.stretch.year,
    notes: module === undefined ? [] : notesOn(ground, run),
  }
}

function moduleAt(
  { programme }: YearGround,
  place: Place,
  run: ModuleRun | undefined,
): Module | undefined {
  const id = place.module ?? run?.module
  return place.item.ofModule === false || id === undefined ? undefined : moduleOf(programme, id)
}

/** A weekly thing has another type in the first week of certain modules only (B-58). */
function meetingAt(
  { programme }: YearGround,
  { item, weeks, run: ownRun }: Place,
  run: ModuleRun | undefined,
): Pick<PlannedItem, 'meetingType' | 'step'> {
  if (item.activity !== 'meeting') return {}
  const begins = ownRun !== undefined || weeks.some((week) => week === run?.weeks[0])
  const isOther = begins && item.typeIn?.modules.includes(run?.module ?? '') === true
  const meetingType = isOther ? item.typeIn?.type : item.meetingType
  const { step } = meetingTypeOf(programme, meetingType)
  return {
    ...given({ meetingType }),
    ...(step === 'required' ? {} : { step }),
  }
}

function notesOn(ground: YearGround, run: ModuleRun | undefined): readonly string[] {
  const { programme, stretch, notTaken } = ground
  const source = programme.years[stretch.year]?.path?.source
  if (run?.pickedUp === true) {
    return [
      `This ${programme.words.module} was passed over before, so that the ECT could join colleagues, and is picked up now (${source}).`,
    ]
  }
  if (run?.position !== 0 || notTaken.length === 0) return []
  const titles = notTaken.map((id) => moduleOf(programme, id)?.title ?? id).join('; ')
  return [`Not taken this school year, as colleagues had them before: ${titles} (${source}).`]
}

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
