import { sayWeek } from '../cards/say.ts'
import { sayDay } from '../domain/calendar/school-date.ts'
import type { TeachingWeek } from '../domain/calendar/school-year.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { backOn } from '../school/questions.ts'
import type { PageHead } from './wire.ts'

/** Where and when a page stands: at this week, or at the one that was chosen. */
export function pageHead(
  picture: SchoolPicture,
  week: TeachingWeek | undefined = picture.calendar.weekOf(picture.today),
): PageHead {
  return {
    school: picture.school.id,
    schoolName: picture.school.name,
    week: week === undefined ? sayBreak(picture) : sayWeek(week),
    today: sayDay(picture.today),
  }
}

function sayBreak(picture: SchoolPicture): string {
  const back = backOn(picture)
  return back === undefined ? 'School is closed' : `School is closed until ${sayDay(back)}`
}
