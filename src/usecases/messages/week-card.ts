import type { CardView } from '../../cards/card.ts'
import { myWeekCard } from '../../cards/messages/my-week.ts'
import { notLoggedYetCard } from '../../cards/messages/not-logged-yet.ts'
import { isWaiting } from '../../domain/expectations/expectation.ts'
import { given } from '../../domain/given.ts'
import type { TutorNews } from '../../domain/oversight/tutor-week.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { backOn as firstDayBack, personIn } from '../../school/questions.ts'
import { weekSections } from './week-sections.ts'

/** Which page, and for an induction tutor what is new for them. */
export interface WeekCardWish {
  readonly page?: number | undefined
  readonly news?: TutorNews | undefined
}

/** Everything of a person's week in one card, as things stand. */
export function weekCard(
  picture: SchoolPicture,
  personId: string,
  { page = 1, news }: WeekCardWish = {},
): CardView {
  const person = personIn(picture, personId)
  const week = picture.calendar.weekOf(picture.today)
  const pausedUntil = picture.mannersOf(personId).pausedUntil
  const backOn = week === undefined ? firstDayBack(picture) : undefined
  return myWeekCard({
    school: picture.school.id,
    personId,
    today: picture.today,
    sections: weekSections(picture, person, news),
    page,
    ...given({ week, backOn }),
    ...(pausedUntil === undefined || pausedUntil <= picture.today ? {} : { pausedUntil }),
  })
}

/** Only what is still open; undefined where nothing is, or in the holidays. */
export function stillOpenCard(picture: SchoolPicture, personId: string): CardView | undefined {
  const week = picture.calendar.weekOf(picture.today)
  if (week === undefined) return undefined
  const sections = weekSections(picture, personIn(picture, personId)).filter(
    (section) =>
      section.kind !== 'tutoring' &&
      section.items.some(({ expectation }) => isWaiting(expectation)),
  )
  if (sections.length === 0) return undefined
  return notLoggedYetCard({
    school: picture.school.id,
    personId,
    today: picture.today,
    week,
    sections,
  })
}
