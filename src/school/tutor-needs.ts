import { academicYearOf, type SchoolDate, sayDay } from '../domain/calendar/school-date.ts'
import { hasSequence, sequenceDeadline } from '../domain/programme/module-sequence.ts'
import type { SchoolPicture } from './facts.ts'
import { nameIn, programmeOfInduction } from './questions.ts'

/** Something that waits for the induction tutor, and by when. */
export interface TutorNeed {
  readonly text: string
  readonly dueOn: SchoolDate
  /** What can be done about it in the chat, where something can. */
  readonly canDo?: 'choose-sequence'
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
  picture.inductions
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
function sequenceToChoose(picture: SchoolAtDay): readonly TutorNeed[] {
  const academicYear = academicYearOf(picture.today)
  const deadline = sequenceDeadline(picture.calendar, academicYear)
  const isChosen = picture.sequences.some((one) => one.academicYear === academicYear)
  const applies = picture.inductions.some((one) =>
    hasSequence(programmeOfInduction(one).years[1].path),
  )
  if (deadline === undefined || isChosen || !applies || picture.today > deadline) return []
  return [
    {
      text: `The order of the modules can be changed until ${sayDay(deadline)}. Nothing to do if it suits you.`,
      dueOn: deadline,
      canDo: 'choose-sequence',
    },
  ]
}
