/** Which days of the week somebody works, now and before. */
import {
  addDays,
  mondayOf,
  type SchoolDate,
  type Weekday,
  weekdayOf,
} from '../calendar/school-date.ts'
import type { Person } from '../people.ts'

export type WorkPattern = Pick<Person, 'workingDays' | 'earlierDays'>

/** The days of the week that held on a day. */
export const workingDaysOn = (
  { workingDays, earlierDays = [] }: WorkPattern,
  day: SchoolDate,
): readonly Weekday[] => earlierDays.find(({ until }) => day <= until)?.workingDays ?? workingDays

export const worksOn = (pattern: WorkPattern, day: SchoolDate): boolean =>
  workingDaysOn(pattern, day).includes(weekdayOf(day))

/**
 * Other days of the week from this week on: weeks that are over keep what held in them, so that a new
 * timetable moves no day that was due and changes no count that was given.
 */
export function withWorkingDays<Known extends WorkPattern>(
  person: Known,
  { workingDays, today }: { readonly workingDays: readonly Weekday[]; readonly today: SchoolDate },
): Omit<Known, keyof WorkPattern> & WorkPattern {
  const { workingDays: before, earlierDays = [], ...same } = person
  const until = addDays(mondayOf(today), -1)
  // What was changed in this week already never held in a week that is over.
  const isKnown = sameDays(before, workingDays) || earlierDays.at(-1)?.until === until
  const all = isKnown ? earlierDays : [...earlierDays, { workingDays: before, until }]
  const kept = all.slice(0, all.findLastIndex((one) => !sameDays(one.workingDays, workingDays)) + 1)
  return { ...same, workingDays, ...(kept.length === 0 ? {} : { earlierDays: kept }) }
}

/** Whether two say the same days, in whatever order. */
export const sameDays = (some: readonly Weekday[], others: readonly Weekday[]): boolean =>
  some.length === others.length && some.every((day) => others.includes(day))
