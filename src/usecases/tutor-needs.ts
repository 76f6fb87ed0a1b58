import type { Button } from '../cards/button.ts'
import type { Induction } from '../domain/people.ts'
import { academicYearOf, sayDay } from '../domain/school-date.ts'
import type { SchoolPicture } from './load-school.ts'
import { nameIn, programmeOfInduction } from './look-at-school.ts'

interface Need {
  readonly text: string
  readonly button?: Button
}

/** What waits for the induction tutor: pairs to make, the order of modules to choose. */
export const tutorNeeds = (picture: SchoolPicture): readonly Need[] => [
  ...unpaired(picture),
  ...sequenceToChoose(picture),
]

/** B-02: the induction tutor assigns mentors. */
const unpaired = (picture: SchoolPicture): readonly Need[] =>
  picture.inductions
    .filter((induction) => picture.mentorsOf(induction.id).length === 0)
    .map((induction) => ({
      text: `${nameIn(picture, induction.ectId)} has no mentor yet. Name one in the roster.`,
    }))

/** B-31, contradiction 29: asked until the last school day of the first half of autumn. */
function sequenceToChoose(picture: SchoolPicture): readonly Need[] {
  const academicYear = academicYearOf(picture.today)
  const half = picture.calendar.halves.find(
    (one) => one.academicYear === academicYear && one.index === 0,
  )
  const chosen = picture.sequences.some((one) => one.academicYear === academicYear)
  if (half === undefined || chosen || picture.today > half.lastDay) return []
  if (!picture.inductions.some(hasOrderToChoose)) return []
  return [
    {
      text: `The order of the modules can be changed until ${sayDay(half.lastDay)}. Nothing to do if it suits you.`,
      button: { title: 'Choose the order', verb: 'open-sequence' },
    },
  ]
}

/** A school may reorder modules only where its programme gives each a half term of its own. */
const hasOrderToChoose = (induction: Induction): boolean =>
  programmeOfInduction(induction).years[1].path.kind === 'half-terms'
