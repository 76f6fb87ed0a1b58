import type { TeachingWeek } from '../calendar/school-year.ts'
import type { PlacedItem, PlacedRule } from '../programme/programme-rule.ts'
import { type Fits, fittedWeek, separateWeeks } from './fitted-weeks.ts'
import type { ModuleRun } from './module-plan.ts'
import type { Place, PlannedItem, YearGround } from './planned-item.ts'
import { planned } from './planned-item.ts'
import { chosenTitle } from './study-spread.ts'

/** Lays a rule of set weeks on a year of induction: of each half, each module or each term (B-18, B-19). */
export function setWeeks(rule: PlacedRule, ground: YearGround): readonly PlannedItem[] {
  return spansOf(rule, ground)
    .flatMap((span) => piecesOf(rule, span))
    .flatMap((piece) => {
      const weekOf = dueWeeks(piece)
      return piece.items.flatMap((item) => {
        const due = weekOf(item)
        if (due === undefined) return []
        const weeks = piece.weeks.slice(opensIn(item, due, piece) - 1, due)
        return [planned(ground, { item, weeks, ...wording(ground, item, piece) })]
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

/** A stretch of weeks with the items that lie in it, and the weeks that these are made for. */
interface Piece extends Span {
  readonly items: readonly PlacedItem[]
  readonly fits: Fits
  /** How many of the rule's weeks came before. */
  readonly before: number
}

/** One piece, or two where the rule parts its weeks at the half-term break and the span has one. */
function piecesOf({ items, fits, splitAfter }: PlacedRule, span: Span): readonly Piece[] {
  const halves = [...new Set(span.weeks.map(halfKey))]
  if (splitAfter === undefined || halves.length !== 2) {
    return [{ ...span, items, fits, before: 0 }]
  }
  const [first, second] = halves.map((key) => span.weeks.filter((week) => halfKey(week) === key))
  return [
    {
      ...span,
      weeks: first ?? [],
      items: items.filter(({ at }) => at <= splitAfter),
      fits: { from: splitAfter, to: splitAfter },
      before: 0,
    },
    {
      ...span,
      weeks: second ?? [],
      items: items.filter(({ at }) => at > splitAfter),
      fits: { from: fits.from - splitAfter, to: fits.to - splitAfter },
      before: splitAfter,
    },
  ]
}

const halfKey = ({ academicYear, term, half }: TeachingWeek): string =>
  `${academicYear}/${term}-${half}`

/** Meetings and drop-ins keep to weeks of their own; other things may share one. */
function dueWeeks({ items, weeks, fits, before }: Piece): (item: PlacedItem) => number | undefined {
  const apart = (activity: 'meeting' | 'drop-in'): ReadonlyMap<number, number> => {
    const ats = items.filter((item) => item.activity === activity).map(({ at }) => at - before)
    return separateWeeks(ats, weeks.length, fits)
  }
  const meetings = apart('meeting')
  const dropIns = apart('drop-in')
  return ({ activity, at }) => {
    if (activity === 'meeting') return meetings.get(at - before)
    if (activity === 'drop-in') return dropIns.get(at - before)
    return fittedWeek(at - before, weeks.length, fits)
  }
}

function opensIn(item: PlacedItem, due: number, { weeks, fits, before }: Piece): number {
  if (item.opensAt === undefined) return due
  return Math.min(due, fittedWeek(Math.max(1, item.opensAt - before), weeks.length, fits))
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
