import type { CardView } from '../../cards/card.ts'
import { overWeekCard } from '../../cards/messages/my-week.ts'
import type { WeekItem, WeekSection } from '../../cards/week-section.ts'
import { addDays, mondayOf, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { picture as pictureOf } from '../../school/picture.ts'
import { entryIn, personIn, wordsFor } from '../../school/questions.ts'
import { weekCard } from './week-card.ts'
import { weekSections } from './week-sections.ts'

/** The card of the week that begins on that Monday: this week's, or a receipt of one that is over. */
export const cardOfWeek = (
  picture: SchoolPicture,
  personId: string,
  monday: SchoolDate | undefined,
): CardView => pastWeekCard(picture, personId, monday) ?? weekCard(picture, personId)

/**
 * What a week that is over held for somebody as it ended, with what became of each thing since; undefined
 * where that week is not over, or was none.
 */
export function pastWeekCard(
  picture: SchoolPicture,
  personId: string,
  monday: SchoolDate | undefined,
): CardView | undefined {
  const week = monday === undefined ? undefined : picture.calendar.weekOf(monday)
  if (week === undefined || week.monday >= mondayOf(picture.today)) return undefined
  const sunday = addDays(week.monday, 6)
  const log = picture.log.filter(({ on }) => on <= sunday)
  const then = pictureOf({ ...picture, today: sunday, log })
  const sections = weekSections(then, personIn(then, personId))
  return overWeekCard({
    school: picture.school.id,
    personId,
    today: sunday,
    week,
    words: wordsFor(picture, personId),
    sections: sections.map((section) => asItIs(section, picture)),
  })
}

function asItIs(section: WeekSection, picture: SchoolPicture): WeekSection {
  if (section.kind === 'tutoring') return section
  return { ...section, items: section.items.map((item) => itemNow(item, picture)) }
}

/** The same thing in the state that it has now. */
function itemNow({ expectation: before, ...item }: WeekItem, picture: SchoolPicture): WeekItem {
  const all =
    before.inductionId === undefined
      ? picture.expectationsOf(before.personId)
      : picture.expectationsOfInduction(before.inductionId)
  const expectation = all.find(({ id }) => id === before.id) ?? before
  const { entry: _, ...rest } = item
  const entry = entryIn(picture, expectation.doneBy)
  return { ...rest, expectation, ...(entry === undefined ? {} : { entry }) }
}
