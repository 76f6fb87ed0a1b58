import { privacyCard } from '../../cards/messages/privacy.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { academicYearOf, addDays, mondayOf, sayDay } from '../../domain/calendar/school-date.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { countEngagement } from '../../domain/oversight/engagement.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn, personIn, wordsFor } from '../../school/questions.ts'
import { listAccesses } from '../../store/access-log.ts'
import { say } from '../answer.ts'
import { actorIn, type UseCase } from '../turn.ts'

/** What is stored about a person, why, who sees it, and who looked: the very rows that others see. */
export const showPrivacy: UseCase<unknown> = async (turn) => {
  const { school, picture } = turn
  const person = personIn(picture, actorIn(turn))
  const words = wordsFor(picture, person.id)
  const looked = await listAccesses(school, person.id)
  return say(
    privacyCard({
      school: picture.school.id,
      schoolName: picture.school.name,
      roles: person.roles,
      words,
      tutorNames: [...picture.people.values()]
        .filter((one) => one.roles.includes('induction-tutor'))
        .map((one) => one.name),
      othersSee: [
        ...countEngagement(shownAbout(picture, person.id), yearSoFar(picture), words).map(
          (count) => count.sentence,
        ),
        ...looked.slice(0, 5).map(({ readerId, readAt }) => {
          const day = localTime(readAt, picture.school.timeZone).date
          return `${nameIn(picture, readerId)} looked at your detail on ${sayDay(day)}`
        }),
      ],
    }),
  )
}

/** What the induction tutor's detail counts: all of an ECT's induction, and what a mentor logs. */
function shownAbout(picture: SchoolPicture, personId: string): readonly Expectation[] {
  const own = picture.inductionOfEct(personId)
  const mine = picture.expectationsOf(personId)
  if (own === undefined) return mine
  const around = picture.expectationsOfInduction(own.id)
  return [...around, ...mine.filter((one) => one.inductionId !== own.id)]
}

/** To the end of this week, as the detail counts it. */
const yearSoFar = ({ today }: SchoolPicture) => ({
  from: `${academicYearOf(today).slice(0, 4)}-08-01`,
  to: addDays(mondayOf(today), 6),
})
