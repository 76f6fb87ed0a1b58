import type { SchoolDate } from '../calendar/school-date.ts'
import { localTime, sayDay } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'
import type { ProgrammeId } from '../people.ts'
import type { ModulePath, ModuleSequences, Programme } from './programme.ts'

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
  /** The day on which an order was submitted for this year, if one was. */
  readonly submittedOn?: SchoolDate
}

/** `locked` and `refused` say why, in sentences for the person who submitted it. */
export type SequenceCheck =
  | { readonly kind: 'accepted'; readonly modules: readonly string[] }
  | { readonly kind: 'locked'; readonly because: string }
  | { readonly kind: 'refused'; readonly because: readonly string[] }

/** Whether a submitted order keeps the rules: time first, then the order, then how it was decided. */
export function checkSequence(
  submission: SequenceSubmission,
  context: SequenceContext,
): SequenceCheck {
  const locked = whyLocked(context)
  if (locked !== undefined) return { kind: 'locked', because: locked }
  const because = [
    ...orderErrors(submission.modules, context.programme),
    ...decisionErrors(submission),
  ]
  return because.length > 0
    ? { kind: 'refused', because }
    : { kind: 'accepted', modules: submission.modules }
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

/** Whether schools may choose the order of this path's modules. */
export const hasSequence = (
  path: ModulePath,
): path is Extract<ModulePath, { readonly kind: 'half-terms' }> => path.kind === 'half-terms'

function whyLocked({
  calendar,
  academicYear,
  now,
  timeZone,
  submittedOn,
}: SequenceContext): string | undefined {
  if (submittedOn !== undefined) {
    return `The order was submitted on ${sayDay(submittedOn)} and stays for the school year.`
  }
  const deadline = sequenceDeadline(calendar, academicYear)
  if (deadline === undefined || localTime(now, timeZone).date <= deadline) return undefined
  return `The order could be changed until ${sayDay(deadline)}, the last school day of the first half of autumn. This year keeps the order it has.`
}

function orderErrors(modules: readonly string[], programme: Programme): readonly string[] {
  const { path } = programme.years[1]
  if (!hasSequence(path)) return ['This programme has one order for every school.']
  const title = (id: string): string =>
    programme.modules.find((module) => module.id === id)?.title ?? id
  const known = new Set(programme.modules.map(({ id }) => id))
  const times = new Map<string, number>()
  for (const id of modules) times.set(id, (times.get(id) ?? 0) + 1)
  const first =
    modules[0] === path.first
      ? []
      : [`${title(path.first)} comes first, in the first half of autumn.`]
  const absent = programme.modules
    .filter(({ id }) => !times.has(id))
    .map((module) => `${module.title} is not in the order yet. All modules belong in the year.`)
  const twice = [...times]
    .filter(([id, count]) => known.has(id) && count > 1)
    .map(([id]) => `${title(id)} is in the order more than once.`)
  const unknown = [...times.keys()]
    .filter((id) => !known.has(id))
    .map((id) => `There is no module "${id}" in this programme.`)
  return [...first, ...absent, ...twice, ...unknown]
}

/** The order is a decision about people: it comes with its reason (B-31). */
export const SAY_WHY = 'Say why this order helps the ECTs in the school.'

const decisionErrors = ({ level, rationale }: SequenceSubmission): readonly string[] => [
  ...(level === undefined ? ['Say whether the school or the trust decides the order.'] : []),
  ...(rationale === undefined || rationale.trim() === '' ? [SAY_WHY] : []),
]

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
