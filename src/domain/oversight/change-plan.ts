/** What a change of a school is asked for with, what it is planned on, and how its days are read. */
import { addDays, parseSchoolDate, type SchoolDate, sayDay } from '../calendar/school-date.ts'
import type { Induction, Person } from '../people.ts'
import { asItStands, type RosterNow, type RosterPart } from './roster-part.ts'

/** The fields of the forms, as typed; each change has some of them. */
export type ChangeField =
  | 'personId'
  | 'inductionId'
  | 'mentorId'
  | 'from'
  | 'to'
  | 'name'
  | 'email'
  | 'role'
  | 'programme'
  | 'year'
  | 'fte'
  | 'url'

export type ChangeValues = Readonly<Partial<Record<ChangeField, string>>>
export type ChangeErrors = Readonly<Partial<Record<ChangeField, string>>>

/** A school as a change is planned on. */
export interface RosterOn extends RosterNow {
  readonly today: SchoolDate
  /** Whose data is kept and not used. */
  readonly restricted?: readonly Person[]
  readonly academicYear: string
  /** Where each programme's material is. */
  readonly materials?: Readonly<Record<string, string>>
  readonly newId: () => string
  /** Which years each programme has. */
  readonly yearsOf: (programme: string) => readonly (1 | 2)[]
  /** What a programme is called. */
  readonly programmeName: (programme: string) => string
  /** Emails of people who have left; nobody new may have one without an import saying who is who. */
  readonly emailsOfLeavers: ReadonlySet<string>
}

/** What would be done, and how it is said; or what to put right first. */
export type PlannedChange =
  | {
      readonly kind: 'planned'
      readonly before: RosterPart
      readonly after: RosterPart
      readonly about: readonly string[]
      readonly says: readonly string[]
    }
  | { readonly kind: 'invalid'; readonly errors: ChangeErrors }

/** How one change is worked out. */
export type Plan = (values: ChangeValues, on: RosterOn) => PlannedChange

/** Days away are for up to so many days, a stand-in too. */
const LONGEST_DAYS = 366

export const invalid = (errors: ChangeErrors): PlannedChange => ({ kind: 'invalid', errors })
export const typed = (values: ChangeValues, field: ChangeField): string =>
  values[field]?.trim() ?? ''
export const inductionOf = (
  values: ChangeValues,
  { inductions }: RosterOn,
): Induction | undefined => inductions.find(({ id }) => id === values.inductionId)
export const nameOf = ({ people }: RosterNow, id: string): string =>
  people.get(id)?.name ?? 'Somebody'

export interface Days {
  readonly from: SchoolDate
  readonly to: SchoolDate
}

/** Two days, the second not before the first; one alone means that day. */
export function daysIn(values: ChangeValues): Days | ChangeErrors {
  const from = parseSchoolDate(typed(values, 'from'))
  if (from === undefined) return { from: 'Give the first day as a date.' }
  const to = typed(values, 'to') === '' ? from : parseSchoolDate(typed(values, 'to'))
  if (to === undefined) return { to: 'Give the last day as a date.' }
  if (to < from) return { to: 'The last day cannot come before the first.' }
  return to > addDays(from, LONGEST_DAYS) ? { to: 'Give at most a year.' } : { from, to }
}

export const isDays = (days: Days | ChangeErrors): days is Days =>
  parseSchoolDate(days.from ?? '') !== undefined && parseSchoolDate(days.to ?? '') !== undefined

export const sayDays = ({ from, to }: Days): string =>
  from === to ? `on ${sayDay(from)}` : `from ${sayDay(from)} to ${sayDay(to)}`

export const byFrom = (
  a: { readonly from: SchoolDate },
  b: { readonly from: SchoolDate },
): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)

export const planned = (
  on: RosterOn,
  {
    after,
    ...said
  }: {
    readonly after: RosterPart
    readonly about: readonly string[]
    readonly says: readonly string[]
  },
): PlannedChange => ({ kind: 'planned', before: asItStands(after, on), after, ...said })
