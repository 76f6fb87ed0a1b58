import { privacyCard, sayOthersSee, sayStored, sayWhomToAsk } from '../../cards/messages/privacy.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { academicYearOf, addDays, mondayOf, sayDay } from '../../domain/calendar/school-date.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { countEngagement } from '../../domain/oversight/engagement.ts'
import type { OwnData } from '../../pages/wire.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn, personIn } from '../../school/questions.ts'
import { type Access, listAccesses } from '../../store/access-log.ts'
import { say } from '../answer.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'

/** What is stored about a person, why, who sees it, and who looked: the very rows that others see. */
export const showPrivacy: UseCase<unknown> = async (turn) => {
  const { picture } = turn
  const { roles, tutorNames, counts, looked } = await heldAbout(turn)
  return say(
    privacyCard({
      school: picture.school.id,
      schoolName: picture.school.name,
      roles,
      tutorNames,
      othersSee: [...counts, ...looked.slice(0, 5)],
    }),
  )
}

/** The same for the person's page, with everybody who looked. */
export async function ownData(turn: Turn): Promise<OwnData> {
  const { roles, tutorNames, counts, looked } = await heldAbout(turn)
  return {
    stored: sayStored(roles),
    othersSee: sayOthersSee(counts),
    looked,
    ask: sayWhomToAsk(tutorNames),
  }
}

async function heldAbout(turn: Turn) {
  const { school, picture } = turn
  const person = personIn(picture, actorIn(turn))
  const accesses = await listAccesses(school, person.id)
  return {
    roles: person.roles,
    tutorNames: [...picture.people.values()]
      .filter((one) => one.roles.includes('induction-tutor'))
      .map((one) => one.name),
    counts: countEngagement(shownAbout(picture, person.id), yearSoFar(picture)).map(
      (count) => count.sentence,
    ),
    looked: accesses.map((one) => sayLooked(picture, one)),
  }
}

function sayLooked(picture: SchoolPicture, { readerId, readAt, what }: Access): string {
  const day = localTime(readAt, picture.school.timeZone).date
  const at = what === 'steps and notes' ? 'your steps and notes' : 'your detail'
  return `${nameIn(picture, readerId)} looked at ${at} on ${sayDay(day)}`
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
