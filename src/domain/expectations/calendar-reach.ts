import { academicYearOf, type SchoolDate } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'

/**
 * Whether a school's calendar goes back to the school year of that day. Of what came before its
 * calendar Keepstep knows nothing: nobody is told to catch up with it.
 */
export const reachesBackTo = ({ weeks }: Pick<SchoolCalendar, 'weeks'>, day: SchoolDate): boolean =>
  weeks[0] === undefined || weeks[0].academicYear <= academicYearOf(day)
