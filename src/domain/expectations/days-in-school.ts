import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays, sayDay, type Weekday } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import { schoolDaysOf } from '../calendar/school-year.ts'
import type { Absence, Person } from '../people.ts'
import type { InductionFacts } from './induction-facts.ts'
import { type WorkPattern, workingDaysOn, worksOn } from './working-days.ts'

/**
 * On which days of a week somebody is in school. Days of a week are a set of bits, Monday the
 * lowest, because this is asked for every week of every person.
 */
export type DaySet = number

/** One person's days. Nothing here knows why somebody is away. */
export interface DaysInSchool {
  /** The teaching days on which they work, away or not. */
  works(week: TeachingWeek): DaySet
  /** The teaching days on which they work and are not away. */
  isThere(week: TeachingWeek): DaySet
  /** Whether they work on that weekday. */
  worksOn(day: SchoolDate): boolean
  isAwayOn(day: SchoolDate): boolean
  hasBegunBy(day: SchoolDate): boolean
  /** Their absences that touch these weeks, as '21 to 25 September'; undefined where there is none. */
  away(weeks: readonly TeachingWeek[]): string | undefined
}

interface WeekDays {
  /** Monday to Friday. */
  readonly dates: readonly SchoolDate[]
  readonly teaching: DaySet
}

const known = new WeakMap<TeachingWeek, WeekDays>()

function daysOf(week: TeachingWeek): WeekDays {
  const before = known.get(week)
  if (before !== undefined) return before
  const dates = schoolDaysOf(week)
  const teaching = dates.reduce(
    (set, day, i) => set | (week.teachingDays.includes(day) ? 1 << i : 0),
    0,
  )
  const days = { dates, teaching }
  known.set(week, days)
  return days
}

/** All teaching days of the week. */
export const teachingDaysOf = (week: TeachingWeek): DaySet => daysOf(week).teaching

/** The first day of a set that is not empty. */
export const firstDayOf = (week: TeachingWeek, days: DaySet): SchoolDate =>
  daysOf(week).dates[31 - Math.clz32(days & -days)] as SchoolDate

/** The last day of a set that is not empty. */
export const lastDayOf = (week: TeachingWeek, days: DaySet): SchoolDate =>
  daysOf(week).dates[31 - Math.clz32(days)] as SchoolDate

/** The days of a set up to `limit`, which is included. */
export const daysUpTo = (week: TeachingWeek, days: DaySet, limit: SchoolDate): DaySet =>
  daysOf(week).dates.reduce((set, day, i) => (day > limit ? set & ~(1 << i) : set), days)

/** All days of the week from `since` on, which is included. */
export const daysFrom = (week: TeachingWeek, since: SchoolDate): DaySet =>
  daysOf(week).dates.reduce((set, day, i) => (day >= since ? set | (1 << i) : set), 0)

/** One person's days in school; from `since` on, where a first day is given. */
export function daysInSchool(
  person: Pick<Person, 'id'> & WorkPattern,
  absences: readonly Absence[],
  since?: SchoolDate,
): DaysInSchool {
  const patternIn = patternOf(person)
  const mine = absences.filter(({ personId }) => personId === person.id)
  const started = (week: TeachingWeek): DaySet =>
    since === undefined || since <= week.monday ? 31 : daysFrom(week, since)
  const works = (week: TeachingWeek): DaySet =>
    daysOf(week).teaching & patternIn(week) & started(week)
  return {
    works,
    isThere: (week) => mine.reduce((set, absence) => set & ~daysAway(week, absence), works(week)),
    worksOn: (day) => worksOn(person, day),
    isAwayOn: (day) => mine.some(({ from, to }) => from <= day && day <= to),
    hasBegunBy: (day) => since === undefined || since <= day,
    away: (weeks) => sayAbsences(mine, weeks),
  }
}

/** Days of before end with a week, so that each week has one set. */
function patternOf(person: WorkPattern): (week: TeachingWeek) => DaySet {
  const setOf = (days: readonly Weekday[]): DaySet =>
    days.reduce((set, weekday) => set | (1 << (weekday - 1)), 0)
  const now = setOf(person.workingDays)
  return person.earlierDays === undefined
    ? () => now
    : ({ monday }) => setOf(workingDaysOn(person, monday))
}

/** Whether an ECT is away for all of a week in which they would be in school. */
export function awayIn({
  ect,
  absences,
  induction,
}: Pick<InductionFacts, 'ect' | 'absences' | 'induction'>): (week: TeachingWeek) => boolean {
  const days = daysInSchool(ect, absences, induction.anchor.from)
  return (week) => days.works(week) !== 0 && days.isThere(week) === 0
}

function daysAway(week: TeachingWeek, { from, to }: Absence): DaySet {
  const { dates } = daysOf(week)
  if (to < week.monday || from > (dates[4] as SchoolDate)) return 0
  return dates.reduce((set, day, i) => (from <= day && day <= to ? set | (1 << i) : set), 0)
}

function sayAbsences(
  absences: readonly Absence[],
  weeks: readonly TeachingWeek[],
): string | undefined {
  const first = weeks[0]?.monday ?? ''
  const last = addDays(weeks.at(-1)?.monday ?? first, 6)
  const said = absences
    .filter(({ from, to }) => to >= first && from <= last)
    .map(({ from, to }) => sayDays(from, to))
  return said.length === 0 ? undefined : said.join(' and ')
}

/** '21 to 25 September', '28 September to 2 October', '21 September'. */
export function sayDays(from: SchoolDate, to: SchoolDate): string {
  const [, day, month] = sayDay(from).split(' ')
  const [, lastDay, lastMonth] = sayDay(to).split(' ')
  if (from === to) return `${day} ${month}`
  const start = month === lastMonth && from.slice(0, 4) === to.slice(0, 4) ? day : `${day} ${month}`
  return `${start} to ${lastDay} ${lastMonth}`
}
