import type { CardView } from '../../cards/card.ts'
import { laterCard, myWeekCard } from '../../cards/messages/my-week.ts'
import { notLoggedYetCard } from '../../cards/messages/not-logged-yet.ts'
import type { WeekItem, WeekSection } from '../../cards/week-section.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { isWaiting } from '../../domain/expectations/expectation.ts'
import { given } from '../../domain/given.ts'
import type { TutorNews } from '../../domain/oversight/tutor-week.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { backOn as firstDayBack, nameIn, personIn, wordsFor } from '../../school/questions.ts'
import { weekSections } from './week-sections.ts'

/** Which page, and for an induction tutor what is new for them. */
export interface WeekCardWish {
  readonly page?: number | undefined
  readonly news?: TutorNews | undefined
  /** Sent by itself: on a day without lessons nothing is said about drop-ins (B-24). */
  readonly isNudge?: true
}

/** Everything of a person's week in one card, as things stand. */
export function weekCard(
  picture: SchoolPicture,
  personId: string,
  { page = 1, news, isNudge }: WeekCardWish = {},
): CardView {
  const person = personIn(picture, personId)
  const week = picture.calendar.weekOf(picture.today)
  const pausedUntil = picture.mannersOf(personId).pausedUntil
  const backOn = week === undefined ? firstDayBack(picture) : undefined
  return myWeekCard({
    school: picture.school.id,
    personId,
    today: picture.today,
    words: wordsFor(picture, personId),
    sections: sectionsFor(picture, weekSections(picture, person, news), isNudge),
    page,
    ...given({ week, backOn, next: nextFor(picture, personId) }),
    ...(pausedUntil === undefined || pausedUntil <= picture.today ? {} : { pausedUntil }),
  })
}

/** What a person has open already that is due on a later day. */
export function laterThings(picture: SchoolPicture, personId: string, page = 1): CardView {
  return laterCard({
    school: picture.school.id,
    personId,
    today: picture.today,
    words: wordsFor(picture, personId),
    sections: weekSections(picture, personIn(picture, personId)),
    page,
  })
}

function sectionsFor(
  { calendar, today }: SchoolPicture,
  sections: readonly WeekSection[],
  isNudge: true | undefined,
): readonly WeekSection[] {
  if (isNudge === undefined || calendar.kindOf(today) === 'teaching') return sections
  return sections.map((section) =>
    section.kind === 'tutoring' ? section : { ...section, items: section.items.filter(notADropIn) },
  )
}

const notADropIn = ({ expectation }: WeekItem): boolean =>
  expectation.activity !== 'drop-in' || !isWaiting(expectation)

/** What a person has due next, with whom and by when. */
function nextFor(picture: SchoolPicture, personId: string): string | undefined {
  const [next] = picture
    .expectationsOf(personId)
    .filter((one) => isWaiting(one) && one.optional !== true && one.dueOn >= picture.today)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)))
  if (next === undefined) return undefined
  const { title, ectId, dueOn } = next
  const who = ectId === undefined || ectId === personId ? '' : ` with ${nameIn(picture, ectId)}`
  return `${title}${who}, by ${sayDay(dueOn)}`
}

/** Only what is still open; undefined where nothing is, or in the holidays. */
export function stillOpenCard(picture: SchoolPicture, personId: string): CardView | undefined {
  const week = picture.calendar.weekOf(picture.today)
  if (week === undefined) return undefined
  const all = sectionsFor(picture, weekSections(picture, personIn(picture, personId)), true)
  const sections = all.filter(
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
