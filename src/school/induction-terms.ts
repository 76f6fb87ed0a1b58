/** How long each induction lasts and why, out of a school's picture. */
import type { Agreement } from '../domain/expectations/agreements.ts'
import { type InductionClock, inductionClock } from '../domain/expectations/induction-clock.ts'
import type { Induction, Person } from '../domain/people.ts'
import type { SchoolPicture } from './facts.ts'

/** One ECT's induction with its years. */
export interface InductionTerms {
  readonly induction: Induction
  readonly ect: Person
  readonly clock: InductionClock
  readonly agreements: readonly Agreement[]
  readonly mentors: readonly Person[]
  /** Who mentors and looks after induction as well: then somebody else has to be there to turn to (B-03). */
  readonly dualRoles: readonly Person[]
}

/** Of every ECT at the school, or of one. */
export function inductionTerms(
  picture: SchoolPicture,
  inductionId?: string,
): readonly InductionTerms[] {
  return picture.inductions
    .filter(({ id }) => inductionId === undefined || id === inductionId)
    .flatMap((induction) => {
      const ect = picture.people.get(induction.ectId)
      if (ect === undefined) return []
      const agreements = picture.agreements.filter((one) => one.inductionId === induction.id)
      const { absences, calendar } = picture
      const mentors = picture.mentorsOf(induction.id)
      return [
        {
          induction,
          ect,
          agreements,
          clock: inductionClock({ induction, ect, absences, calendar, agreements }),
          mentors,
          dualRoles: mentors.filter(({ roles }) => roles.includes('induction-tutor')),
        },
      ]
    })
}
