import { academicYearOf, type SchoolDate, sayDay } from '../domain/calendar/school-date.ts'
import type { Programme } from '../domain/programme/programme.ts'
import { several } from '../domain/programme/programme-words.ts'
import type { SchoolPicture } from './facts.ts'
import { inductionsHere, nameIn } from './questions.ts'
import { sequencesToChoose } from './sequences.ts'

/** Something that waits for the induction tutor, and by when. */
export interface TutorNeed {
  readonly text: string
  readonly dueOn: SchoolDate
  /** What can be done about it in the chat, where something can. */
  readonly canDo?: { readonly kind: 'choose-sequence'; readonly programme: string }
}

/** What a need is seen from: the roster and the choices, on a day. */
export type SchoolAtDay = Pick<
  SchoolPicture,
  'today' | 'calendar' | 'people' | 'inductions' | 'pairings' | 'sequences'
>

/** What waits for the induction tutor: pairs to make, the order of modules to choose. */
export const tutorNeeds = (picture: SchoolAtDay): readonly TutorNeed[] => [
  ...unpaired(picture),
  ...sequenceToChoose(picture),
]

/** B-02: the induction tutor assigns mentors. */
const unpaired = (picture: SchoolAtDay): readonly TutorNeed[] =>
  inductionsHere(picture)
    .filter((induction) => !hasMentorAhead(picture, induction.id))
    .map((induction) => ({
      text: `${nameIn(picture, induction.ectId)} has no mentor yet. Name one in the roster.`,
      dueOn: picture.today,
    }))

/** Paired now, or from a day to come: somebody who joins in January is paired from then. */
const hasMentorAhead = (picture: SchoolAtDay, inductionId: string): boolean =>
  picture.pairings.some(
    (one) => one.inductionId === inductionId && (one.to === undefined || one.to >= picture.today),
  )

/** B-31, contradiction 29: asked until the last school day of the first half of autumn. */
const sequenceToChoose = (picture: SchoolAtDay): readonly TutorNeed[] =>
  sequencesToChoose(picture, academicYearOf(picture.today))
    .filter(({ until }) => picture.today <= until)
    .map(({ programme, until }) => ({
      text: `The order of the ${several(programme.words.module)}${ofWhich(picture, programme)} can be changed until ${sayDay(until)}. Nothing to do if it suits you.`,
      dueOn: until,
      canDo: { kind: 'choose-sequence', programme: programme.id },
    }))

/** Named only where a school has more than one. */
const ofWhich = (picture: SchoolAtDay, { id, name }: Programme): string =>
  inductionsHere(picture).every((one) => one.programme === id) ? '' : ` of ${name}`
