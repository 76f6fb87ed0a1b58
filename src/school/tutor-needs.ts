import { academicYearOf, type SchoolDate, sayDay } from '../domain/calendar/school-date.ts'
import { answerBy } from '../domain/oversight/answer-by.ts'
import type { TutorMatter } from '../domain/oversight/tutor-week.ts'
import type { Programme } from '../domain/programme/programme.ts'
import { several } from '../domain/programme/programme-words.ts'
import type { SchoolPicture } from './facts.ts'
import { inductionsHere, nameIn } from './questions.ts'
import { sequencesToChoose } from './sequences.ts'

/** What a need is seen from: the roster and the choices, on a day. */
export type SchoolAtDay = Pick<
  SchoolPicture,
  'today' | 'calendar' | 'people' | 'inductions' | 'pairings' | 'sequences'
>

/** What waits for the induction tutor in the roster and the choices: pairs to make, an order to choose. */
export const tutorNeeds = (picture: SchoolAtDay): readonly TutorMatter[] => [
  ...unpaired(picture),
  ...sequenceToChoose(picture),
]

/** B-02: the induction tutor assigns mentors. */
export const unpaired = (picture: SchoolAtDay): readonly TutorMatter[] =>
  inductionsHere(picture)
    .filter((induction) => !hasMentorAhead(picture, induction.id))
    .map((induction) => ({
      id: `unpaired/${induction.id}`,
      level: 1,
      sentence: `${nameIn(picture, induction.ectId)} has no mentor yet`,
      because: 'No pairing covers today or a day to come.',
      mayHelp: 'Name a mentor here, or in the roster.',
      acts: [{ kind: 'change-mentor', inductionId: induction.id }],
    }))

/** Somebody who asked to be erased and has no answer yet. */
export interface WaitingRequest {
  readonly id: string
  readonly name: string
  readonly askedOn: SchoolDate
}

/** The law gives a month; it stands on the card of whoever may decide every week until then. */
export const erasureMatters = (requests: readonly WaitingRequest[]): readonly TutorMatter[] =>
  requests.map(({ id, name, askedOn }) => ({
    id: `erasure/${id}`,
    level: 1,
    sentence: `${name} asked to be erased: the school answers by ${sayDay(answerBy(askedOn))}`,
    because: `Asked on ${sayDay(askedOn)}. The law gives the school a month.`,
    mayHelp:
      'Decide it, or tell them within the month that it takes longer and why. If you have a part in the matter, ask somebody else to decide.',
    acts: [{ kind: 'decide-erasure', requestId: id }],
    dueOn: answerBy(askedOn),
    stays: true,
  }))

/** How many have not answered for so long that Keepstep is quiet: never who. */
export const quietMatter = (count: number): readonly TutorMatter[] =>
  count === 0
    ? []
    : [
        {
          id: 'quiet',
          level: count,
          sentence: `Keepstep is quiet to ${people(count)} until they answer, or until the next half term`,
          because:
            'Three weeks with something of their own open went by without an answer. Who it is stays with them.',
          mayHelp: 'Ask everybody whether the day and time of their messages suit them.',
          acts: [],
        },
      ]

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)

/** Paired now, or from a day to come: somebody who joins in January is paired from then. */
const hasMentorAhead = (picture: SchoolAtDay, inductionId: string): boolean =>
  picture.pairings.some(
    (one) => one.inductionId === inductionId && (one.to === undefined || one.to >= picture.today),
  )

/** B-31, contradiction 29: asked until the last school day of the first half of autumn. */
export const sequenceToChoose = (picture: SchoolAtDay): readonly TutorMatter[] =>
  sequencesToChoose(picture, academicYearOf(picture.today))
    .filter(({ until }) => picture.today <= until)
    .map(({ programme, until }) => ({
      id: `sequence/${academicYearOf(picture.today)}/${programme.id}`,
      level: 1,
      sentence: `The order of the ${several(programme.words.module)}${ofWhich(picture, programme)} can be changed until ${sayDay(until)}`,
      because: 'The programme lets the school choose it once a year.',
      mayHelp: 'Nothing to do if it suits you.',
      acts: [{ kind: 'choose-sequence', programme: programme.id }],
      dueOn: until,
    }))

/** Named only where a school has more than one. */
const ofWhich = (picture: SchoolAtDay, { id, name }: Programme): string =>
  inductionsHere(picture).every((one) => one.programme === id) ? '' : ` of ${name}`
