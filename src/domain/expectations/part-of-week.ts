/**
 * What belongs to a person's week, and what merely stands open for later. The week card, the reminder of
 * what is not logged yet and the list of what is about to be sent all go by this one rule. It reads days
 * and not states that a day gives, so that a week to come can be looked at from today.
 */
import { addDays, daysBetween, mondayOf, type SchoolDate } from '../calendar/school-date.ts'
import { type HalfPosition, isSameHalf } from '../calendar/school-year.ts'
import { type Expectation, isStudy, isWaiting } from './expectation.ts'
import { heldUpBy } from './waiting-for.ts'

/** The day that a week is looked at from. */
export interface WeekSight {
  readonly today: SchoolDate
  /** The teaching week of that day; none in the holidays. */
  readonly week: HalfPosition | undefined
  /** Ids of log entries of this week: what they answer stays on the card. */
  readonly loggedNow?: ReadonlySet<string>
}

/** A part of somebody's week: one ECT's, or the mentor's own training. */
export interface PartOfWeek {
  readonly now: readonly Expectation[]
  /** Open already and due on a later day. */
  readonly later: readonly Expectation[]
}

/** What ends within so many days is looked at now. */
const DAYS_TO_COME = 13

/**
 * Now is whatever is due or was done this week, what ends soon, one piece of study that is open, of
 * study that was not logged the earliest piece only (B-21), and what something of this week waits
 * for, whoever's it is (`around`: the whole induction's).
 */
export function partOfWeek(
  expectations: readonly Expectation[],
  sight: WeekSight,
  around: readonly Expectation[] = [],
): PartOfWeek {
  const sunday = sundayOf(sight)
  const current = inWeek(expectations, sight)
  const behind = firstLeftBehind(expectations, sight)
  const held = heldUpBy(inWeek(around, sight).filter(isWaiting), around, sight.today)
  const before = expectations.filter(
    (one) => !current.includes(one) && (one === behind || held.includes(one)),
  )
  const now = [...before, ...current]
  const later = expectations.filter(
    (one) =>
      isWaiting(one) && one.opensOn <= sunday && one.dueOn >= sight.today && !now.includes(one),
  )
  return { now, later }
}

const sundayOf = ({ today }: WeekSight): SchoolDate => addDays(mondayOf(today), 6)

function inWeek(expectations: readonly Expectation[], sight: WeekSight): readonly Expectation[] {
  const { today, loggedNow } = sight
  const monday = mondayOf(today)
  const sunday = sundayOf(sight)
  const soon = addDays(today, DAYS_TO_COME)
  const isOpen = (one: Expectation) => one.opensOn <= sunday && one.dueOn >= monday
  const isSoon = (one: Expectation) =>
    daysOpen(one) <= 7 || (one.state !== 'done' && one.optional !== true && one.dueOn <= soon)
  const isNow = (one: Expectation) =>
    (one.doneBy !== undefined && loggedNow?.has(one.doneBy) === true) ||
    (isOpen(one) && isSoon(one))
  const study = expectations.filter((one) => isStudy(one) && isWaiting(one) && isOpen(one))
  const next = study.some(isNow) ? undefined : study.toSorted(byDueDay)[0]
  return expectations.filter((one) => one === next || isNow(one))
}

const daysOpen = (one: Expectation): number => daysBetween(one.opensOn, one.dueOn)

const byDueDay = (a: Expectation, b: Expectation): number =>
  a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)

/** Pick up where one left off: the earliest study of this half that is not logged yet. */
function firstLeftBehind(
  expectations: readonly Expectation[],
  { today, week: now }: WeekSight,
): Expectation | undefined {
  if (now === undefined) return undefined
  return expectations
    .filter((one) => isStudy(one) && isWaiting(one) && one.dueOn < today)
    .filter(({ week }) => isSameHalf(week, now))
    .toSorted(byDueDay)[0]
}
