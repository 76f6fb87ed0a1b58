import { localTime } from '../calendar/local-clock.ts'
import { type SchoolDate, sayDay } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'
import type { ProgrammeId } from '../people.ts'
import {
  type Module,
  type ModulePath,
  type ModuleSequences,
  type Programme,
  yearsOf,
} from './programme.ts'
import { inWordsOf } from './programme-words.ts'

/**
 * The order in which a school takes the modules of an academic year (B-30, B-31). One order holds
 * for every ECT of the school, in both years; who does which module when is in `module-plan.ts`.
 */
export interface SequenceSubmission {
  readonly modules: readonly string[]
  /** Whether the school or its trust decides (contradiction 28). */
  readonly level?: 'school' | 'trust'
  /** Why another order helps the ECTs of this school. */
  readonly rationale?: string
}

/** What must be known to judge a submission. */
export interface SequenceContext {
  readonly programme: Programme
  readonly calendar: SchoolCalendar
  readonly academicYear: string
  readonly now: Date
  readonly timeZone: string
  /** The order that was submitted for this year, if one was: on which day, and at which level (contradiction 28). */
  readonly submitted?: { readonly on: SchoolDate; readonly level: string }
}

/** What of a submission is to be changed. */
export type SequenceField = 'order' | 'level' | 'rationale'

/** `locked` and `refused` say why, in one sentence for the person who submitted it. */
export type SequenceCheck =
  | { readonly kind: 'accepted'; readonly modules: readonly string[] }
  | { readonly kind: 'locked'; readonly because: string }
  | { readonly kind: 'refused'; readonly about: SequenceField; readonly because: string }

/** Whether a submitted order keeps the rules: time first, then the order, then how it was decided. */
export function checkSequence(
  submission: SequenceSubmission,
  context: SequenceContext,
): SequenceCheck {
  const locked = whyLocked(context)
  if (locked !== undefined) return { kind: 'locked', because: locked }
  const { modules, level, rationale } = submission
  const refused = (about: SequenceField, because: string): SequenceCheck => ({
    kind: 'refused',
    about,
    because,
  })
  const order = orderProblem(modules, context.programme) ?? incomplete(modules, context.programme)
  if (order !== undefined) return refused('order', order)
  if (level === undefined) return refused('level', SAY_WHO_DECIDES)
  if (rationale === undefined || rationale.trim() === '') return refused('rationale', SAY_WHY)
  return { kind: 'accepted', modules }
}

/** The last school day of the first half of autumn: an order may be submitted until its end (contradiction 29). */
export const sequenceDeadline = (
  calendar: SchoolCalendar,
  academicYear: string,
): SchoolDate | undefined =>
  calendar.halves.find((half) => half.academicYear === academicYear && half.index === 0)?.lastDay

/** The order that holds in an academic year: the school's, else the programme's own. */
export const sequenceOf = (
  programme: Programme,
  sequences: ModuleSequences,
  academicYear: string,
): readonly string[] => sequences[academicYear] ?? programme.modules.map(({ id }) => id)

/** The path whose order schools may choose, the same in each year (B-30); undefined where they may not. */
export const sequencePath = (programme: Programme): SequencePath | undefined =>
  yearsOf(programme)
    .map((year) => programme.years[year]?.path)
    .find((path) => path?.kind === 'half-terms')

type SequencePath = Extract<ModulePath, { readonly kind: 'half-terms' }>

function whyLocked({
  calendar,
  academicYear,
  now,
  timeZone,
  submitted,
}: SequenceContext): string | undefined {
  if (submitted?.level === 'trust') {
    return `The trust decided the order on ${sayDay(submitted.on)}. It holds in each of its schools for the school year.`
  }
  if (submitted !== undefined) {
    return `The order was submitted on ${sayDay(submitted.on)} and stays for the school year.`
  }
  const deadline = sequenceDeadline(calendar, academicYear)
  if (deadline === undefined || localTime(now, timeZone).date <= deadline) return undefined
  return `The order could be changed until ${sayDay(deadline)}, the last school day of the first half of autumn. This year keeps the order it has.`
}

/**
 * What is wrong with an order as far as it is chosen, in one sentence: the first thing to change.
 * Undefined where it can go on like this.
 */
export function orderProblem(modules: readonly string[], programme: Programme): string | undefined {
  const { words } = programme
  const path = sequencePath(programme)
  if (path === undefined) return 'This programme has one order for every school.'
  const title = (id: string): string =>
    programme.modules.find((module) => module.id === id)?.title ?? id
  const unknown = modules.find((id) => !programme.modules.some((module) => module.id === id))
  if (unknown !== undefined) return `There is no ${words.module} "${unknown}" in this programme.`
  if (modules[0] !== undefined && modules[0] !== path.first) {
    return `${title(path.first)} comes first, in the first half of autumn.`
  }
  const repeated = modules.find((id, at) => modules.indexOf(id) !== at)
  if (repeated === undefined) return undefined
  const places = modules.filter((id) => id === repeated).length
  const isFull = modules.length === programme.modules.length
  const [missing] = isFull ? modulesToPlace(modules, programme) : []
  const instead = missing === undefined ? '' : `, and ${missing.title} in none`
  return `Choose each ${words.module} once: ${title(repeated)} stands in ${places} places${instead}.`
}

/** What an order is like while it is being chosen: what is wrong, or what is still to place. */
export function sayOrderSoFar(modules: readonly string[], programme: Programme): string {
  const problem = orderProblem(modules, programme)
  if (problem !== undefined) return problem
  const left = modulesToPlace(modules, programme).map(({ title }) => title)
  return left.length === 0
    ? 'This order keeps the rules, and can be saved.'
    : `So far this keeps the rules. Still to place: ${left.join('; ')}.`
}

/** The modules that are not in an order yet, in the programme's own. */
export const modulesToPlace = (
  modules: readonly string[],
  programme: Programme,
): readonly Module[] => programme.modules.filter(({ id }) => !modules.includes(id))

function incomplete(modules: readonly string[], programme: Programme): string | undefined {
  const [first, ...others] = modulesToPlace(modules, programme)
  if (first === undefined) return undefined
  const left =
    others.length === 0
      ? `${first.title} is not in the order yet.`
      : `${others.length + 1} {modules} are not in the order yet.`
  return inWordsOf(programme.words, `${left} All {modules} belong in the year.`)
}

const SAY_WHO_DECIDES = 'Say whether the school or the trust decides the order.'

/** The order is a decision about people: it comes with its reason (B-31). */
const SAY_WHY = 'Say why this order helps the ECTs in the school.'

/** The order in which a school takes a programme's modules in an academic year (B-30, B-31). */
export interface SequenceChoice {
  readonly academicYear: string
  readonly programme: ProgrammeId
  /** Module ids in order. */
  readonly modules: readonly string[]
  /** Who decides: school, trust, phase … (contradiction 28). */
  readonly level: string
  readonly rationale: string
  readonly submittedAt: Date
  readonly submittedBy: string
}
