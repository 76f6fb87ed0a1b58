import { academicYearOfNumber, HALVES_A_YEAR, numberOf, ROUNDING } from './half-number.ts'
import type { YearStretch } from './induction-clock.ts'
import { sequenceOf } from './module-sequence.ts'
import type { ModuleSequences, Programme } from './programme.ts'
import type { TeachingWeek } from './school-year.ts'

/** What must be known to say which module is when. */
export interface ModulePlanFacts {
  readonly programme: Programme
  readonly stretch: YearStretch
  readonly sequences: ModuleSequences
  readonly fte: number
  /** Whether the ECT is away for all of a week. */
  readonly isAway: (week: TeachingWeek) => boolean
}

/** The module of one half of a year of induction. */
export interface AssignedModule {
  /** The half's number (`numberOf`). */
  readonly number: number
  readonly module: string | undefined
  /** 0 for the first module of the year of induction. */
  readonly position: number
  /** It was passed over earlier and is picked up here. */
  readonly pickedUp: boolean
}

/**
 * Whose turn it is, module by module, in a year of induction with one module a half term. Full time:
 * the first module in the half of joining, then the colleagues' module of each half; one that was
 * taken already makes way for the first that is still to come, in the school's order (NIOT:134,
 * contradiction 27). Part time: the school's order, at pace (B-11). A module counts as taken once
 * the ECT was in school for some of its time.
 */
export function assignedModules(facts: ModulePlanFacts): readonly AssignedModule[] {
  const { firstHalf, parts } = facts.stretch
  const weeksOf = new Map(parts.map(({ half, weeks }) => [numberOf(half), weeks]))
  const last = Math.max(firstHalf, ...weeksOf.keys())
  const turns: Turns = { taken: new Set(), seen: new Set() }
  return Array.from({ length: last - firstHalf + 1 }, (_, i) => {
    const number = firstHalf + i
    const assigned =
      facts.fte < 1 ? atPace(facts, turns, number) : besideColleagues(facts, turns, number)
    const { module } = assigned
    if (module === undefined) return assigned
    turns.seen.add(module)
    if (wasThere(facts, weeksOf.get(number))) turns.taken.add(module)
    return { ...assigned, position: [...turns.seen].indexOf(module) }
  })
}

interface Turns {
  readonly taken: Set<string>
  /** Every module that had its turn, in order, taken or not. */
  readonly seen: Set<string>
}

const wasThere = (
  { isAway }: ModulePlanFacts,
  weeks: readonly TeachingWeek[] | undefined,
): boolean => weeks === undefined || weeks.some((week) => !isAway(week))

const firstToCome = (order: readonly string[], { taken }: Turns): string | undefined =>
  order.find((id) => !taken.has(id))

function besideColleagues(
  { programme, sequences, stretch }: ModulePlanFacts,
  turns: Turns,
  number: number,
): AssignedModule {
  const order = sequenceOf(programme, sequences, academicYearOfNumber(number))
  const colleagues = order[number % HALVES_A_YEAR]
  const position = turns.seen.size
  if (number === stretch.firstHalf) return { number, module: order[0], position, pickedUp: false }
  const isNew = colleagues !== undefined && !turns.taken.has(colleagues)
  const module = isNew ? colleagues : firstToCome(order, turns)
  return { number, module, position, pickedUp: !isNew }
}

/** The order of the academic year in which the year of induction began holds to its end. */
function atPace(
  { programme, sequences, stretch, fte }: ModulePlanFacts,
  turns: Turns,
  number: number,
): AssignedModule {
  const order = sequenceOf(programme, sequences, academicYearOfNumber(stretch.firstHalf))
  const halves = number - stretch.firstHalf
  const behind = Math.floor(halves * fte + stretch.progressAtStart + ROUNDING)
  const module = order[behind] ?? firstToCome(order, turns)
  return { number, module, position: turns.seen.size, pickedUp: behind >= order.length }
}
