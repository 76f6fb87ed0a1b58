/** How many meetings had time in the timetable: the school's own duty, not anybody's diligence (B-23). */
import type { SchoolDate } from '../calendar/school-date.ts'
import type { LogEntry } from '../log-entry.ts'
import type { Tally } from './engagement.ts'

/** Meetings whose log says whether they had their time, of some days; the newest so many, where said. */
export function protectedTime(
  log: readonly LogEntry[],
  {
    from,
    to,
    newest,
  }: { readonly from: SchoolDate; readonly to: SchoolDate; readonly newest?: number },
): Tally {
  const told = log
    .filter(
      ({ activity, timetabled, on, undoneAt }) =>
        activity === 'meeting' &&
        timetabled !== undefined &&
        undoneAt === undefined &&
        on >= from &&
        on <= to,
    )
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    .slice(0, newest)
  return { done: told.filter(({ timetabled }) => timetabled === 'yes').length, of: told.length }
}
