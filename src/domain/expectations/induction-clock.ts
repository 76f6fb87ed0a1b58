import { HALVES_A_YEAR, halfNumberAt, numberOf, ROUNDING } from '../calendar/half-number.ts'
import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays } from '../calendar/school-date.ts'
import type { HalfTerm, SchoolCalendar, TeachingWeek } from '../calendar/school-year.ts'
import { given } from '../given.ts'
import type { Absence, Induction, Person } from '../people.ts'
import type { InductionYear } from '../programme/programme.ts'

import { type Agreement, agreedExtension, leaveOn } from './agreements.ts'
import { halvesForYears, type Pace, paceOf, progressBetween, shareOn } from './pace.ts'
import { type WorkPattern, worksOn } from './working-days.ts'

/**
 * The induction clock: from start, part-time fraction and absence to the year of induction that a
 * day belongs to. What is expected in a year is not known here.
 */
export interface ClockFacts {
  readonly induction: Induction
  readonly ect: Pick<Person, 'id' | 'fte'> & WorkPattern
  readonly absences: readonly Absence[]
  readonly calendar: SchoolCalendar
  /** What school, provider and appropriate body agreed about its length (B-11). */
  readonly agreements?: readonly Agreement[] | undefined
}

/** The weeks of one half term that belong to a year of induction. */
export interface YearPart {
  readonly half: HalfTerm
  readonly weeks: readonly TeachingWeek[]
}

/** One year of an induction, as far as the calendar goes. */
export interface YearStretch {
  readonly year: InductionYear
  readonly from: SchoolDate
  /** Its last day; absent while the calendar does not reach so far. */
  readonly to?: SchoolDate
  /** The number of its first half (`halfNumber`). */
  readonly firstHalf: number
  /** How many halves it lasts, without any extension: six, or more part time. */
  readonly halves: number
  /** Modules' worth of time already used when it begins: part-time years need not end with a half. */
  readonly progressAtStart: number
  /** Working days by which absence moved its end (induction.md 1). */
  readonly extendedBy: number
  readonly parts: readonly YearPart[]
}

/** An induction on a calendar: the years from the anchor on, in order. */
export interface InductionClock {
  readonly startDate: SchoolDate
  readonly pace: Pace
  readonly years: readonly YearStretch[]
}

/** Absence from this many days on, pro rata part time, extends the year in which it falls, by all of it (induction.md 1). */
const EXTENDING_ABSENCE_DAYS = 30

/**
 * Works out the years of an induction. Anything before the anchor is left aside. A part-time year
 * that would end inside a half ends with it, and the next one is that much shorter, so that modules
 * stay whole.
 */
export function inductionClock(facts: ClockFacts): InductionClock {
  const { induction, ect, calendar, agreements = [] } = facts
  const { anchor } = induction
  const pace = paceOf(facts)
  const base = {
    calendar,
    days: daysCounted(facts),
    pace,
    shareOn: (day: SchoolDate) => shareOn(induction, ect, day),
    agreements,
    start: halfNumberAt(calendar, anchor.from),
  }
  const first = yearStretch(base, {
    year: anchor.year,
    from: anchor.from,
    yearsBefore: 0,
    carried: 0,
  })
  const years = [first]
  if (first.year === 1 && first.to !== undefined) {
    const from = addDays(first.to, 1)
    years.push(yearStretch(base, { year: 2, from, yearsBefore: 1, carried: first.extendedBy }))
  }
  return { startDate: induction.startDate, pace, years }
}

interface ClockBase {
  readonly calendar: SchoolCalendar
  readonly days: DaysCounted
  readonly pace: Pace
  /** The share of full time that the ECT works, whatever the pace. */
  readonly shareOn: (day: SchoolDate) => number
  readonly agreements: readonly Agreement[]
  /** The number of the half in which the anchored year began. */
  readonly start: number
}

interface YearPlace {
  readonly year: InductionYear
  readonly from: SchoolDate
  /** Years since the anchor. */
  readonly yearsBefore: number
  /** Working days by which the year before was extended: this one moves with it. */
  readonly carried: number
}

function yearStretch(base: ClockBase, place: YearPlace): YearStretch {
  const { calendar, pace, start } = base
  const { year, from, yearsBefore, carried } = place
  const before = halvesForYears(pace, start, yearsBefore)
  const halves = halvesForYears(pace, start, yearsBefore + 1) - before
  const progress = progressBetween(pace, start, start + before)
  const { to, extendedBy } = yearEnd(base, place, start + before + halves - 1)
  const parts = partsOf(calendar, place, to)
  return {
    year,
    from,
    ...given({ to }),
    firstHalf: carried > 0 && parts[0] !== undefined ? numberOf(parts[0].half) : start + before,
    halves,
    progressAtStart: Math.max(0, progress - yearsBefore * HALVES_A_YEAR),
    extendedBy,
    parts,
  }
}

/** The year of induction that `date` belongs to. */
export function inductionYearOn(
  clock: InductionClock,
  date: SchoolDate,
): InductionYear | 'not-started' | 'complete' {
  if (date < clock.startDate) return 'not-started'
  const year = clock.years.find(({ to }) => to === undefined || date <= to)
  if (year === undefined) return 'complete'
  return date < year.from ? 1 : year.year
}

interface DaysCounted {
  /** The ECT's own working days in school from the anchor on, in order; empty where nothing moves an end. */
  readonly own: readonly SchoolDate[]
  /** Days away that add up to what extends a year. */
  readonly away: ReadonlySet<SchoolDate>
  /** Days of statutory leave by which the ECT chose to extend. */
  readonly leave: ReadonlySet<SchoolDate>
}

/** Statutory leave is the ECT's choice: it extends only where they said so, and is no other absence. */
function daysCounted({
  induction,
  ect,
  absences,
  calendar,
  agreements = [],
}: ClockFacts): DaysCounted {
  const mine = absences.filter(({ personId }) => personId === ect.id)
  if (mine.length === 0 && agreements.length === 0) {
    return { own: [], away: new Set(), leave: new Set() }
  }
  const own = calendar.weeks
    .flatMap(({ workingDays }) => workingDays)
    .filter((day) => day >= induction.anchor.from && worksOn(ect, day))
  const isAway = (day: SchoolDate): boolean => mine.some(({ from, to }) => from <= day && day <= to)
  return {
    own,
    away: new Set(own.filter((day) => leaveOn(agreements, day) === undefined && isAway(day))),
    leave: new Set(own.filter((day) => leaveOn(agreements, day) === 'extend')),
  }
}

/** Absence inside an extension counts too, so the end is moved until it stands still. */
function yearEnd(
  { calendar, days, shareOn: share, agreements }: ClockBase,
  { from, carried }: YearPlace,
  lastHalf: number,
): { readonly to?: SchoolDate; readonly extendedBy: number } {
  const end = lastDayOfHalf(calendar, lastHalf)
  if (end === undefined) return { extendedBy: 0 }
  let extendedBy = 0
  for (;;) {
    const to = moved(days.own, end, carried + extendedBy)
    if (to === undefined) return { extendedBy }
    const within = days.own.filter((day) => day >= from && day <= to)
    const away = within.filter((day) => days.away.has(day)).length
    const leave = within.filter((day) => days.leave.has(day)).length
    const worked = within.reduce((sum, day) => sum + share(day), 0) / Math.max(1, within.length)
    const absence = away >= EXTENDING_ABSENCE_DAYS * worked - ROUNDING ? away : 0
    const due = absence + leave + agreedExtension(agreements, from, to)
    if (due <= extendedBy) return { to, extendedBy }
    extendedBy = due
  }
}

/** `day` moved on by that many of the ECT's own working days; undefined beyond the calendar. */
function moved(own: readonly SchoolDate[], day: SchoolDate, by: number): SchoolDate | undefined {
  if (by === 0) return day
  const next = own.findIndex((mine) => mine > day)
  return next < 0 ? undefined : own[next + by - 1]
}

/** Undefined where the calendar does not reach so far. */
function lastDayOfHalf(calendar: SchoolCalendar, number: number): SchoolDate | undefined {
  const [first] = calendar.halves
  if (first === undefined || !calendar.halves.some((half) => numberOf(half) >= number))
    return undefined
  const last = calendar.halves.findLast((half) => numberOf(half) <= number)
  return last === undefined ? addDays(first.firstDay, -1) : last.lastDay
}

/** A week belongs to the year of its first teaching day; an induction may also begin inside a week. */
function partsOf(
  calendar: SchoolCalendar,
  { from, yearsBefore }: YearPlace,
  to: SchoolDate | undefined,
): readonly YearPart[] {
  const belongs = ({ teachingDays }: TeachingWeek): boolean => {
    const first = teachingDays.find((day) => yearsBefore > 0 || day >= from)
    return first !== undefined && first >= from && (to === undefined || first <= to)
  }
  return calendar.halves.flatMap((half) => {
    if (half.lastDay < from || (to !== undefined && half.firstDay > to)) return []
    const weeks = half.weeks.filter(belongs)
    return weeks.length === 0 ? [] : [{ half, weeks }]
  })
}
