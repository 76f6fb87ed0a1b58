import { dayOfMark } from '../calendar/date-mark.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import { given } from '../given.ts'
import type { InTurnRule, RuleItem } from '../programme/programme-rule.ts'
import { type Turn, turnsOf } from './every-weeks.ts'
import { type PlannedItem, planned, type YearGround } from './planned-item.ts'

/**
 * Lays study that takes its turn on a year of induction: what is left over from an earlier year, what
 * is done once, then the study of each week or fortnight (B-28). Where more is left over than there
 * are turns, a turn has several, so that nothing is lost.
 */
export function inTurn(rule: InTurnRule, ground: YearGround): readonly PlannedItem[] {
  const turns = turnsOf({ every: rule.every, countedFrom: 'year' }, ground)
  const queue = queueOf(rule, ground, turns)
  return turns.flatMap((turn, at) => {
    const first = queue[at]
    if (first !== undefined) return first.map((one) => laid(ground, one, turn))
    const item = ordinary(rule, ground, turn)
    return item === undefined ? [] : [laid(ground, { item }, turn)]
  })
}

interface Queued {
  readonly item: RuleItem
  /** The module left over. */
  readonly module?: string
}

/** What comes before the ordinary study, turn by turn. */
function queueOf(
  { leftOver: item, once }: InTurnRule,
  { leftOver }: YearGround,
  turns: readonly Turn[],
): readonly (readonly Queued[])[] {
  const room = Math.max(1, turns.length - once.length)
  const perTurn = Math.max(1, Math.ceil(leftOver.length / room))
  const modules = Array.from({ length: Math.ceil(leftOver.length / perTurn) }, (_, i) =>
    leftOver.slice(i * perTurn, (i + 1) * perTurn).map((module) => ({ item, module })),
  )
  const inFirstTerm = turns.filter(([week]) => isSameTerm(week, turns[0]?.[0])).length
  const place = Math.min(modules.length, Math.max(0, inFirstTerm - once.length))
  return [
    ...modules.slice(0, place),
    ...once.map((each) => [{ item: each }]),
    ...modules.slice(place),
  ]
}

const isSameTerm = (a: TeachingWeek, b: TeachingWeek | undefined): boolean =>
  a.term === b?.term && a.academicYear === b.academicYear

/** The last of `afterwards` that has begun by the turn's first teaching day. */
function ordinary(
  { afterwards }: InTurnRule,
  { stretch }: YearGround,
  [week]: Turn,
): RuleItem | undefined {
  const year = stretch.parts[0]?.half.academicYear ?? week.academicYear
  const day = week.teachingDays[0] ?? week.monday
  return afterwards.findLast(({ from }) => from === undefined || dayOfMark(from, year) <= day)?.item
}

function laid(ground: YearGround, { item, module }: Queued, weeks: Turn): PlannedItem {
  const ending =
    module === undefined
      ? `${item.id}-${weeks[0].weekOfHalf}`
      : `${item.id}-${module.toLowerCase()}`
  return planned(ground, { item, ending, weeks, ...given({ module }) })
}
