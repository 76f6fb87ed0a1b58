import { ROUNDING } from '../calendar/half-number.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import type { EveryWeeksRule } from '../programme/programme-rule.ts'
import { type Pace, paceIn, rhythmOf, rhythmOfYear } from './pace.ts'
import type { PlannedItem, YearGround } from './planned-item.ts'
import { planned } from './planned-item.ts'

/** Lays a weekly or fortnightly rule on a year of induction (B-14, B-15, B-17). */
export function everyWeeks(rule: EveryWeeksRule, ground: YearGround): readonly PlannedItem[] {
  const hasRoom = roomWithin(rule, ground)
  return turnsAtPace(rule, ground)
    .filter(([week]) => rule.needsModule !== true || ground.runOf.get(week)?.module !== undefined)
    .filter(hasRoom)
    .flatMap((weeks) =>
      rule.items.map((item) =>
        planned(ground, { item, ending: `${item.id}-${weeks[0].weekOfHalf}`, weeks }),
      ),
    )
}

type Rhythm = Pick<EveryWeeksRule, 'every' | 'countedFrom' | 'limit'>
type RhythmGround = Pick<YearGround, 'stretch' | 'pace' | 'isAway'>

/** The weeks or fortnights in which a weekly thing takes place: those in which the ECT is there, up to the limit. */
export const turnsTaken = (rule: Rhythm, ground: RhythmGround): readonly Turn[] =>
  turnsAtPace(rule, ground)
    .filter((turn) => !turn.every(ground.isAway))
    .filter(roomWithin(rule, ground))

/** At a pace of a half every second turn, at two thirds two of three: the first one always. */
function turnsAtPace(rule: Rhythm, ground: RhythmGround): readonly Turn[] {
  const turns = turnsOf(rule, ground)
  const [only] = ground.pace.steps
  if (ground.pace.steps.length === 1) {
    return turns.filter((_, at) => isOfPace((at - 1) * rhythmOf(only), at * rhythmOf(only)))
  }
  let reached = 0
  return turns.filter(([week], at) => {
    const before = reached
    if (at > 0) reached += rhythmOf(paceIn(ground.pace, week))
    return at === 0 || isOfPace(before, reached)
  })
}

/** Whether another whole turn's worth is reached. */
const isOfPace = (before: number, reached: number): boolean =>
  reached === 0 || Math.floor(reached + ROUNDING) > Math.floor(before + ROUNDING)

/** A week, or both weeks of a fortnight; a fortnight may go on after a break. */
export type Turn = readonly [TeachingWeek, ...TeachingWeek[]]

/** The weeks or fortnights of a year, counted from the start of the half, the term or the school year. */
export function turnsOf(
  { every, countedFrom }: Pick<EveryWeeksRule, 'every' | 'countedFrom'>,
  { stretch }: Pick<YearGround, 'stretch'>,
): readonly Turn[] {
  const weeks = stretch.parts.flatMap((part) => part.weeks)
  return weeks.flatMap((week, at): readonly Turn[] => {
    if ((weekIn(week, countedFrom) - 1) % every !== 0) return []
    const next = every === 2 ? weeks[at + 1] : undefined
    const isSameTurn =
      next !== undefined && weekIn(next, countedFrom) === weekIn(week, countedFrom) + 1
    return [isSameTurn ? [week, next] : [week]]
  })
}

function weekIn(week: TeachingWeek, span: EveryWeeksRule['countedFrom']): number {
  if (span === 'half') return week.weekOfHalf
  return span === 'term' ? week.weekOfTerm : week.weekOfYear
}

/**
 * A time in which the ECT is away uses up nothing of the limit. A longer year has as many more turns
 * where they come weekly for all of it; at an agreed pace they have been thinned out already.
 */
function roomWithin(
  { limit }: Rhythm,
  { pace, stretch, isAway }: RhythmGround,
): (turn: Turn) => boolean {
  if (limit === undefined) return () => true
  const most = limit.per === 'year' ? mostInYear(limit.count, pace, stretch.firstHalf) : limit.count
  const used = new Map<string, number>()
  return (turn) => {
    const key = spanOf(turn[0], limit.per)
    const count = used.get(key) ?? 0
    if (count >= most) return false
    if (!turn.every(isAway)) used.set(key, count + 1)
    return true
  }
}

const mostInYear = (count: number, pace: Pace, firstHalf: number): number =>
  Math.round(count * rhythmOfYear(pace, firstHalf))

/** The whole year of induction is one span for a limit, whatever school years it touches. */
function spanOf(week: TeachingWeek, per: 'half' | 'term' | 'year'): string {
  if (per === 'year') return 'year'
  const term = `${week.academicYear}/${week.term}`
  return per === 'term' ? term : `${term}-${week.half}`
}
