/** Pairs whose mentor is away, and who could stand in, out of a school's picture. */
import { given } from '../domain/given.ts'
import { joinedAbsences } from '../domain/oversight/joined-absences.ts'
import {
  type CoverStage,
  coverStage,
  type StandIn,
  standIns,
} from '../domain/oversight/mentor-cover.ts'
import type { Absence, Induction, Person } from '../domain/people.ts'
import type { SchoolPicture } from './facts.ts'
import { inductionsHere } from './questions.ts'

/** One pair without its mentor. */
export interface CoverNeed {
  readonly induction: Induction
  readonly mentor: Person
  readonly absence: Absence
  readonly stage: CoverStage
  readonly standIns: readonly StandIn[]
}

/** Every pair whose mentors are all away today; a stand-in who is here is cover already. */
export function coverNeeds(picture: SchoolPicture): readonly CoverNeed[] {
  return inductionsHere(picture).flatMap((induction) => {
    const mentors = picture.mentorsOf(induction.id)
    const away = mentors.flatMap((mentor) => {
      const absence = absenceOf(picture, mentor.id)
      return absence === undefined ? [] : [{ mentor, absence }]
    })
    const [first] = away
    if (first === undefined || away.length < mentors.length) return []
    return [
      {
        induction,
        ...first,
        stage: coverStage(first.absence, picture.today),
        standIns: standIns(candidates(picture, mentors, induction)),
      },
    ]
  })
}

/** Since when and until when somebody is away: leave that was renewed is one absence. */
const absenceOf = ({ absences, today }: SchoolPicture, personId: string): Absence | undefined =>
  joinedAbsences(absences.filter((one) => one.personId === personId)).find(
    ({ from, to }) => from <= today && today <= to,
  )

const candidates = (
  picture: SchoolPicture,
  mentors: readonly Person[],
  { ectId }: Induction,
): readonly StandIn[] =>
  [...picture.people.values()]
    .filter((one) => one.roles.includes('mentor') && one.id !== ectId && !mentors.includes(one))
    .map((one) => ({
      personId: one.id,
      name: one.name,
      ects: picture.inductionsMentoredBy(one.id).length,
      isAway: absenceOf(picture, one.id) !== undefined,
      ...given({ training: one.mentorTraining }),
    }))
