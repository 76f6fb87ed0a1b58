/**
 * What school, provider and appropriate body agree about the length of an induction (B-11,
 * induction.md 1). Facts with days, never a reason.
 */
import type { SchoolDate } from '../calendar/school-date.ts'

/**
 * `pace`: a bespoke pace from a day on, as a share of full time. `extension`: the appropriate body
 * extends the year in which `from` falls, by `amount` school days. `leave`: statutory parental leave,
 * with the ECT's own choice.
 */
export type AgreementKind = 'pace' | 'extension' | 'leave'

/** Whether leave extends induction is the ECT's to choose; until they have, nothing is extended. */
export type LeaveChoice = 'extend' | 'keep' | 'not-chosen'

interface Agreed {
  readonly inductionId: string
  /**
   * `pace`: the first day on which it holds; `extension`: a day in the year that is extended;
   * `leave`: its first day.
   */
  readonly from: SchoolDate
  readonly saidBy: string
  readonly saidAt: Date
}

/** One thing that was agreed about one induction. */
export type Agreement = Agreed &
  (
    | { readonly kind: 'pace'; readonly amount: number }
    | { readonly kind: 'extension'; readonly amount: number }
    | { readonly kind: 'leave'; readonly to: SchoolDate; readonly choice: LeaveChoice }
  )

/** The paces that were agreed, in the order of the days from which they hold. */
export const agreedPaces = (agreements: readonly Agreement[]) =>
  agreements
    .filter((one) => one.kind === 'pace')
    .toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))

/** School days by which the appropriate body extended a year that lies between two days. */
export const agreedExtension = (
  agreements: readonly Agreement[],
  from: SchoolDate,
  to: SchoolDate,
): number =>
  agreements
    .filter((one) => one.kind === 'extension' && one.from >= from && one.from <= to)
    .reduce((sum, one) => sum + (one.kind === 'extension' ? one.amount : 0), 0)

/** What leave the day lies in asks of the clock; undefined on a day outside of any. */
export const leaveOn = (
  agreements: readonly Agreement[],
  day: SchoolDate,
): LeaveChoice | undefined => {
  const leave = agreements.find((one) => one.kind === 'leave' && one.from <= day && day <= one.to)
  return leave?.kind === 'leave' ? leave.choice : undefined
}
