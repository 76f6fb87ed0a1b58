import { addDays, type SchoolDate, weekdayOf } from '../calendar/school-date.ts'
import type { Absence } from '../people.ts'

const FRIDAY = 5
const SUNDAY = 7

/**
 * Somebody's absences, oldest first, with those that follow each other as one: leave that was renewed
 * goes on. A weekend between them breaks nothing.
 */
export function joinedAbsences(absences: readonly Absence[]): readonly Absence[] {
  const joined: Absence[] = []
  for (const next of absences.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1)
    if (last === undefined || next.from > dayAfter(last.to)) joined.push(next)
    else if (next.to > last.to) joined[joined.length - 1] = { ...last, to: next.to }
  }
  return joined
}

/** The next day on which they would be missed: Monday after a Friday or a weekend. */
function dayAfter(day: SchoolDate): SchoolDate {
  const weekday = weekdayOf(day)
  return addDays(day, weekday < FRIDAY ? 1 : SUNDAY - weekday + 1)
}
