import { privacyCard } from '../cards/messages/privacy.ts'
import { countEngagement } from '../domain/engagement.ts'
import { academicYearOf, localTime, sayDay } from '../domain/school-date.ts'
import { listAccesses } from '../store/access-log.ts'
import { say } from './answer.ts'
import { inSchool, type UseCase } from './ask.ts'
import { lookAtSchool, nameIn, personIn } from './look-at-school.ts'

/** What is stored about a person, why, who sees it, and who looked: the very rows that others see. */
export const showPrivacy: UseCase<unknown> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await lookAtSchool(school, deps, { now, people: [ask.actor.personId] })
    const person = personIn(picture, ask.actor.personId)
    const looked = await listAccesses(school, person.id)
    return say(
      privacyCard({
        school: school.schoolId,
        schoolName: picture.school.name,
        roles: person.roles,
        tutorNames: [...picture.people.values()]
          .filter((one) => one.roles.includes('induction-tutor'))
          .map((one) => one.name),
        othersSee: [
          ...countEngagement(picture.expectationsOf(person.id), yearSoFar(picture)).map(
            (count) => count.sentence,
          ),
          ...looked.slice(0, 5).map(({ readerId, readAt }) => {
            const day = localTime(readAt, picture.school.timeZone).date
            return `${nameIn(picture, readerId)} looked at your detail on ${sayDay(day)}`
          }),
        ],
      }),
    )
  })

const yearSoFar = ({ today }: { readonly today: string }) => ({
  from: `${academicYearOf(today).slice(0, 4)}-08-01`,
  to: today,
})
