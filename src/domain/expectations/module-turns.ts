import { academicYearOfNumber, HALVES_A_YEAR, numberOf, ROUNDING } from '../calendar/half-number.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import { sequenceOf } from '../programme/module-sequence.ts'
import type { ModuleSequences, Programme } from '../programme/programme.ts'
import type { YearStretch } from './induction-clock.ts'
import { isFullTimeUntil, type Pace, progressBetween } from './pace.ts'

/** What must be known to say which module is when. */
export interface ModulePlanFacts {
  readonly programme: Programme
  readonly stretch: YearStretch
  readonly sequences: ModuleSequences
  readonly pace: Pace
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
 * taken already makes way for one that was passed over, in the school's order, so that the others
 * are still taken beside colleagues (NIOT:134, contradiction 27). Part time: the school's order, at pace (B-11). A module counts as taken once
 * the ECT was in school for some of its time.
 */
export function assignedModules(facts: ModulePlanFacts): readonly AssignedModule[] {
  const { firstHalf, parts } = facts.stretch
  const weeksOf = new Map(parts.map(({ half, weeks }) => [numberOf(half), weeks]))
  const last = Math.max(firstHalf, ...weeksOf.keys())
  const turns: Turns = { taken: new Set(), seen: new Set() }
  return Array.from({ length: last - firstHalf + 1 }, (_, i) => {
    const number = firstHalf + i
    const assigned = isFullTimeUntil(facts.pace, firstHalf, number)
      ? besideColleagues(facts, turns, number)
      : isFullTimeUntil(facts.pace, firstHalf, firstHalf)
        ? afterColleagues(facts, turns, number)
        : atPace(facts, turns, number)
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

function besideColleagues(facts: ModulePlanFacts, turns: Turns, number: number): AssignedModule {
  const order = orderIn(facts, number)
  const colleagues = order[number % HALVES_A_YEAR]
  const position = turns.seen.size
  const isFirst = number === facts.stretch.firstHalf
  if (isFirst) return { number, module: order[0], position, pickedUp: false }
  const isNew = colleagues !== undefined && !turns.taken.has(colleagues)
  const module = isNew ? colleagues : passedOver(facts, turns, number)
  return { number, module, position, pickedUp: !isNew }
}

/** The first module to come that colleagues do not bring in what is left of the year of induction. */
function passedOver(facts: ModulePlanFacts, { taken }: Turns, number: number): string | undefined {
  const { firstHalf, halves } = facts.stretch
  const coming = new Set<string | undefined>()
  for (let later = number + 1; later < firstHalf + halves; later++) {
    coming.add(orderIn(facts, later)[later % HALVES_A_YEAR])
  }
  const waiting = orderIn(facts, number).filter((id) => !taken.has(id))
  return waiting.find((id) => !coming.has(id)) ?? waiting[0]
}

const orderIn = ({ programme, sequences }: ModulePlanFacts, number: number): readonly string[] =>
  sequenceOf(programme, sequences, academicYearOfNumber(number))

/** Who was full time at first takes, from then on at pace, what is left in the school's order. */
function afterColleagues(facts: ModulePlanFacts, turns: Turns, number: number): AssignedModule {
  const { firstHalf } = facts.stretch
  const gone = (to: number): number =>
    Math.floor(progressBetween(facts.pace, firstHalf, to) + ROUNDING)
  const last = [...turns.seen].at(-1)
  const next = orderIn(facts, number).find((id) => !turns.taken.has(id))
  const module = gone(number) === gone(number - 1) ? last : next
  return { number, module, position: turns.seen.size, pickedUp: false }
}

/** The order of the academic year in which the year of induction began holds to its end. */
function atPace(facts: ModulePlanFacts, turns: Turns, number: number): AssignedModule {
  const { firstHalf, progressAtStart } = facts.stretch
  const order = orderIn(facts, firstHalf)
  const behind = Math.floor(
    progressBetween(facts.pace, firstHalf, number) + progressAtStart + ROUNDING,
  )
  const module = order[behind] ?? order.find((id) => !turns.taken.has(id))
  return { number, module, position: turns.seen.size, pickedUp: behind >= order.length }
}
